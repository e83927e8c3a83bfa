"""What stands around an allegation: days, place, post, notes, sources; and many allegations at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from accounts.models import Member
from audit.log import record
from cases import access
from cases import policies as case_policies
from cases.actions import allegations
from cases.grid import policies
from cases.grid.access import texts_of
from cases.grid.actions import breaches
from cases.models import Allegation, AllegationSource, Case, Origin, Subject
from machine.models import locked
from procedures.models import ArticleVersion

SEALED = ("place", "post", "aggravating", "mitigating")
PLAIN = ("category", "from_on", "to_on", "is_approximate", "knowledge_on")


@dataclass(frozen=True)
class Line:
    """One conduct as the bulk form takes it: it becomes an allegation against each subject that was chosen."""

    conduct: str
    category: str
    knowledge_on: date
    from_on: date | None = None
    to_on: date | None = None
    is_approximate: bool = False
    place: str = ""
    version: ArticleVersion | None = None
    reason: str = ""


@transaction.atomic
def amend(*, allegation: Allegation, by: Member, at: datetime, **values: object) -> Allegation:
    """Change what stands around an allegation while it is open: PLAIN and SEALED columns.

    Its conduct changes only before work on it began. The entry names the columns that changed, never their words.
    """
    allegation = locked(allegation)
    policies.require_may_amend(allegation=allegation, by=by)
    case_policies.cases.require_category(
        procedure=allegation.case.procedure, category=str(values.get("category", allegation.category))
    )
    policies.require_days_keep_citations(allegation=allegation, from_on=values.get("from_on", allegation.from_on))
    changed = [name for name in PLAIN if name in values and values[name] != getattr(allegation, name)]
    for name in changed:
        setattr(allegation, name, values[name])
    changed += _reseal(allegation, values, by)
    if changed:
        allegation.save()
        record("allegation.amended", by=by, subject=allegation, at=at, case=allegation.case_id, columns=changed)
    return allegation


def _reseal(allegation: Allegation, values: dict[str, object], by: Member) -> list[str]:
    """Seal anew the words that differ from what stands there; the names of those that did."""
    key, before = access.case_key(by, allegation.case), texts_of(by, allegation)
    may_reword = allegation.state == "alleged"
    names = [name for name in (*SEALED, *(("conduct",) if may_reword else ())) if name in values]
    changed = [name for name in names if str(values[name]) != before[name]]
    for name in changed:
        text = str(values[name])
        setattr(allegation, name, key.seal(allegation, name, text) if text else None)
    return changed


@transaction.atomic
def note_sources(
    *, allegation: Allegation, origins: Iterable[Origin], is_ex_officio: bool, by: Member, at: datetime
) -> list[AllegationSource]:
    """Note from which reports of the case it comes, and whether the office itself raised it; only added to."""
    allegation = locked(allegation)
    policies.require_may_amend(allegation=allegation, by=by)
    wanted: list[Origin | None] = [*origins, *([None] if is_ex_officio else [])]
    if any(one is not None and one.case_id != allegation.case_id for one in wanted):
        raise policies.NoSuchSource()
    known = set(allegation.sources.values_list("origin_id", flat=True))
    rows = [
        AllegationSource(allegation=allegation, origin=one, noted_at=at, noted_by=by)
        for one in wanted
        if (one.pk if one else None) not in known
    ]
    for row in rows:
        row.save(force_insert=True)
    if rows:
        record(
            "allegation.sources_noted",
            by=by,
            subject=allegation,
            at=at,
            case=allegation.case_id,
            sources=[str(row.origin_id or "ex-officio") for row in rows],
        )
    return rows


@transaction.atomic
def add_many(
    *, case: Case, subjects: Sequence[Subject], lines: Sequence[Line], by: Member, at: datetime
) -> list[Allegation]:
    """Write each line down against each subject, in one go: all of them, or none."""
    made = []
    for subject in subjects:
        for line in lines:
            row = allegations.add(
                case=case,
                subject=subject,
                conduct=line.conduct,
                category=line.category,
                knowledge_on=line.knowledge_on,
                from_on=line.from_on,
                to_on=line.to_on,
                place=line.place,
                by=by,
                at=at,
            )
            if line.is_approximate:
                row = amend(allegation=row, is_approximate=True, by=by, at=at)
            if line.version is not None:
                breaches.cite(allegation=row, version=line.version, reason=line.reason, by=by, at=at)
            made.append(row)
    return made
