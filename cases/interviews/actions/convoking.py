"""Before an interview: whom, when, where, with whom beside them, and the proof that they know their rights."""

import json
from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone

from accounts.models import Member
from audit.facts import digest
from audit.log import record
from cases import access
from cases.actions.ranks import next_rank
from cases.interviews import policies
from cases.models import Assignment, Case, Interview, RightsNotice, Subject
from cases.planning.policies import require_assignee
from cases.policies.allegations import require_same_case
from machine.models import locked
from procedures.access import due_of
from vault.sealing import CompartmentKey
from vault.upload import SealedUpload

SEALED = ("place", "interpreter", "companion", "present", "breaks")


@transaction.atomic
def plan(
    *,
    case: Case,
    person: str,
    capacity: str,
    by: Member,
    at: datetime,
    subject: Subject | None = None,
    conductor: Member | None = None,
) -> Interview:
    """Somebody is to be heard (CAPACITIES) by ``conductor``, or by whoever plans it."""
    case = locked(case)
    policies.require_may_plan(case=case, by=by)
    require_assignee(case=case, member=conductor)
    if subject is not None:
        require_same_case(case=case, subject=subject)
    interview = Interview(
        case=case,
        rank=next_rank(case.interviews),
        capacity=capacity,
        subject=subject,
        conductor=conductor or by,
        planned_at=at,
        planned_by=by,
    )
    interview.person = access.case_key(by, case).seal(interview, "person", person)
    interview.save(force_insert=True)
    record("interview.planned", by=by, subject=interview, at=at, case=case.pk, rank=interview.rank, capacity=capacity)
    return interview


@transaction.atomic
def give(*, interview: Interview, conductor: Member, by: Member, at: datetime) -> Interview:
    """Somebody else of the investigating team conducts it."""
    interview = locked(interview)
    policies.require_may_give(interview=interview, by=by)
    require_assignee(case=interview.case, member=conductor)
    interview.conductor = conductor
    interview.save()
    record("interview.given", by=by, subject=interview, at=at, case=interview.case_id, member=conductor.pk)
    return interview


@transaction.atomic
def arrange(*, interview: Interview, by: Member, at: datetime, **arranged: object) -> Interview:
    """Place, hour, language, interpreter, companion, who is present, recording: columns of Interview by name.

    Names and places are sealed; what is not named stays as it was.
    """
    interview = locked(interview)
    policies.require_may_arrange(interview=interview, by=by)
    key = access.case_key(by, interview.case)
    for name, value in arranged.items():
        if name in SEALED:
            value = key.seal(interview, name, value) if value else None
        setattr(interview, name, value)
    interview.save()
    record("interview.arranged", by=by, subject=interview, at=at, case=interview.case_id)
    return interview


def first_day(case: Case, on: date) -> date:
    """The first day on which somebody convoked on that day may be heard, as the pinned procedure counts."""
    if policies.NOTICE_CLOCK not in [clock.code for clock in case.procedure.profile.clocks]:
        return on
    return due_of(case.procedure, policies.NOTICE_CLOCK, {"interview.convoked": on}, on).on


@transaction.atomic
def convoke(
    *,
    interview: Interview,
    convoked_for_on: date,
    by: Member,
    at: datetime,
    convoked_time: time | None = None,
    place: str = "",
    is_notice_waived: bool = False,
) -> Interview:
    """The person is told day, hour and place; the procedure's notice is kept, or the person agreed to less."""
    interview = locked(interview)
    policies.require_may_convoke(interview=interview, by=by)
    earliest_on = first_day(interview.case, timezone.localdate(at))
    policies.require_notice(on=convoked_for_on, earliest_on=earliest_on, is_notice_waived=is_notice_waived)
    if place:
        interview.place = access.case_key(by, interview.case).seal(interview, "place", place)
    if convoked_time is not None:
        interview.convoked_time = convoked_time
    interview.convoke(
        convoked_for_on=convoked_for_on, earliest_on=earliest_on, is_notice_waived=is_notice_waived, by=by, at=at
    )
    interview.save()
    record(
        "interview.convoked",
        by=by,
        subject=interview,
        at=at,
        case=interview.case_id,
        convoked_for_on=convoked_for_on,
        earliest_on=earliest_on,
        is_notice_waived=is_notice_waived,
    )
    return interview


@transaction.atomic
def notify_rights(
    *,
    interview: Interview,
    how: str,
    notified_on: date,
    language: str,
    by: Member,
    at: datetime,
    receipt: str = "",
    file: SealedUpload | None = None,
) -> Interview:
    """Keep what was told in the procedure's words, how (WAYS), when, and the proof (CE 19 December 2024, no. 490157).

    The proof is a described signed receipt, a file, or both; without one nobody is heard.
    """
    interview = locked(interview)
    policies.require_may_notify_rights(interview=interview, by=by)
    if not receipt and file is None:
        raise policies.ProofMissing()
    if notified_on > timezone.localdate(at):
        raise policies.ToldInFuture()
    told = {"how": how, "notified_on": notified_on, "language": language}
    notice = _notice(interview, told, by, at)
    _prove(notice, receipt, file, access.case_key(by, interview.case))
    notice.save(force_insert=True)
    interview.notify_rights(by=by, at=at)
    interview.save()
    facts = {"how": how, "notified_on": notified_on, "rights": notice.rights, "digest": notice.digest}
    record("interview.rights_notified", by=by, subject=interview, at=at, case=interview.case_id, **facts)
    return interview


def _notice(interview: Interview, told: dict, by: Member, at: datetime) -> RightsNotice:
    """The notice with the codes of what was owed, and the digest of the procedure's words as they were told."""
    owed, procedure = policies.rights_owed(interview), interview.case.procedure
    codes = [right.code for right in owed]
    notice = RightsNotice(
        interview=interview, procedure=procedure, rights=codes, recorded_at=at, recorded_by=by, **told
    )
    words = {right.code: dict(right.text.texts).get(notice.language, "") for right in owed}
    notice.digest = digest(notice, json.dumps(words, sort_keys=True, ensure_ascii=False))
    return notice


def _prove(notice: RightsNotice, receipt: str, file: SealedUpload | None, key: CompartmentKey) -> None:
    if receipt:
        notice.receipt = key.seal(notice, "receipt", receipt)
    if file is not None:
        secret = file.keep()
        label = {"name": file.name, "type": file.content_type, "size": secret.size, "sha256": secret.digest.hex()}
        notice.file = key.seal(notice, "file", bytes(secret))
        notice.file_label = key.seal(notice, "file_label", json.dumps(label, ensure_ascii=False))


def hand_back(*, assignment: Assignment, by: Member, at: datetime) -> None:
    """Whoever leaves the team leaves interviews to come to the lead; inside the caller's transaction and policy."""
    theirs = Interview.objects.select_for_update().filter(
        case=assignment.case_id, conductor=assignment.member_id, held_at__isnull=True
    )
    for interview in theirs.order_by("rank"):
        interview.conductor = None
        interview.save()
        record(
            "interview.handed_back",
            by=by,
            subject=interview,
            at=at,
            case=interview.case_id,
            member=assignment.member_id,
        )
