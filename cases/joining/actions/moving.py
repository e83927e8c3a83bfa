"""An allegation goes on in another case: its words sealed anew, its evidence by links, never by copies."""

from datetime import datetime

from django.db import transaction

from accounts import names
from accounts.models import Member
from audit.log import record
from cases.actions.ranks import next_rank
from cases.joining import access, policies
from cases.joining.access import Carried
from cases.models import Allegation, AllegationMove, AllegationSource, Breach, Case, EvidenceLink, Subject
from cases.naming import tokens
from cases.policies import team
from machine.models import locked
from vault.sealing import CompartmentKey

Subjects = dict[object, Subject]  # by the id of the subject in the case that they leave


@transaction.atomic
def move(
    *,
    allegation: Allegation,
    case: Case,
    key: CompartmentKey,
    subjects: Subjects,
    ground: str,
    by: Member,
    at: datetime,
) -> Allegation:
    """Let it go on in ``case``, whose ``key`` opens from then on what moved and nothing else.

    ``ground`` is one of MOVES. ``subjects`` grows with each subject that comes along, so that nobody comes twice.
    """
    allegation = locked(allegation)
    policies.require_may_move(allegation=allegation, by=by)
    carried = access.carry(by, allegation, at)
    if allegation.subject_id not in subjects:
        subjects[allegation.subject_id] = _subject(allegation.subject, case, key, carried, by, at)
    new = _allegation(allegation, case, subjects[allegation.subject_id], key, carried, by, at)
    _surroundings(allegation, new, key, carried, by, at)
    AllegationMove.objects.create(
        case=case, allegation=new, moved_from=allegation, ground=ground, moved_at=at, moved_by=by
    )
    allegation.move()
    allegation.save()
    record(
        "allegation.moved",
        by=by,
        subject=allegation,
        at=at,
        case=allegation.case_id,
        to_case=case.pk,
        as_allegation=new.pk,
    )
    return new


def _subject(old: Subject, case: Case, key: CompartmentKey, carried: Carried, by: Member, at: datetime) -> Subject:
    borne = carried.subject["name"]
    team.require_none_on_team(case=case, named=names.likeness([borne]).named if borne else frozenset())
    new = Subject(case=case, kind=old.kind, rank=next_rank(case.subjects), unit=old.unit, added_at=at, added_by=by)
    for name, text in carried.subject.items():
        if text:
            setattr(new, name, key.seal(new, name, text))
    new.save(force_insert=True)
    tokens.keep(new, name=borne, key=key)
    record("subject.added", by=by, subject=case, at=at, subject_id=new.pk, kind=new.kind)
    return new


def _allegation(
    old: Allegation, case: Case, subject: Subject, key: CompartmentKey, carried: Carried, by: Member, at: datetime
) -> Allegation:
    new = Allegation(
        case=case,
        subject=subject,
        rank=next_rank(case.allegations),
        category=old.category,
        knowledge_on=old.knowledge_on,
        from_on=old.from_on,
        to_on=old.to_on,
        is_approximate=old.is_approximate,
        added_at=at,
        added_by=by,
    )
    for name, text in carried.texts.items():
        if text:
            setattr(new, name, key.seal(new, name, text))
    new.save(force_insert=True)
    record("allegation.added", by=by, subject=new, at=at, case=case.pk, rank=new.rank, category=new.category)
    return new


def _surroundings(
    old: Allegation, new: Allegation, key: CompartmentKey, carried: Carried, by: Member, at: datetime
) -> None:
    for source in old.sources.all():
        AllegationSource.objects.create(allegation=new, origin=source.origin, noted_at=at, noted_by=by)
    for breach, reason in carried.reasons.items():
        cited = Breach(allegation=new, version=breach.version, cited_at=at, cited_by=by)
        if reason:
            cited.reason = key.seal(cited, "reason", reason)
        cited.save(force_insert=True)
        record("breach.cited", by=by, subject=new, at=at, case=new.case_id, version=breach.version_id, breach=cited.pk)
    for link, texts in carried.pieces.items():
        _link(link, new, key, texts, by, at)


def _link(
    old: EvidenceLink, new: Allegation, key: CompartmentKey, texts: dict[str, bytes], by: Member, at: datetime
) -> None:
    link = EvidenceLink(
        allegation=new,
        exhibit=old.exhibit,
        interview=old.interview,
        bearing=old.bearing,
        linked_at=at,
        linked_by=by,
    )
    is_home = old.piece.case_id == new.case_id  # it came back to the case in whose register it stands
    for name, text in texts.items():
        if text and (name == "why" or not is_home):
            setattr(link, name, key.seal(link, name, text))
    link.save(force_insert=True)
    record(
        "evidence.linked",
        by=by,
        subject=new,
        at=at,
        case=new.case_id,
        link=link.pk,
        piece=old.piece.pk,
        bearing=link.bearing,
    )
