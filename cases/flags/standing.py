"""Which flags stand on a case now, and what that means; pure, over rows that were fetched with the case."""

from collections.abc import Iterable
from datetime import date

from cases.models import Case, CaseFlag


def open_flags(case: Case) -> list[CaseFlag]:
    """The flags that stand now."""
    return [flag for flag in case.flags.all() if flag.lifted_at is None]


def flag_of(case: Case, kind: str) -> CaseFlag | None:
    """The flag of this kind (FLAG_KINDS) that stands now, or None."""
    return next((flag for flag in open_flags(case) if flag.kind == kind), None)


def is_restricted(case: Case) -> bool:
    """Whether lists and figures by unit keep quiet about its category and unit."""
    return flag_of(case, "restricted") is not None


def is_admitted(case: Case, member_id: object) -> bool:
    """Whether this member of the team may open the file; heads of office of the case always may."""
    flag = flag_of(case, "restricted")
    if flag is None or flag.level != "admitted":
        return True
    heads = [one.member_id for one in case.assignments.all() if one.ended_at is None and one.role == "head"]
    return member_id in heads or member_id in [one.member_id for one in flag.admissions.all()]


def review_days(case: Case) -> Iterable[date]:
    """Days on which a flag is looked at again."""
    return [flag.review_on for flag in open_flags(case) if flag.review_on is not None]


def events_of(case: Case) -> dict[str, list[date]]:
    """What the flags mean for time limits, as the procedure names it: it says what each does to which clock."""
    criminal = [flag for flag in case.flags.all() if flag.kind == "criminal"]
    held = [flag for flag in case.flags.all() if flag.kind == "on_hold"]
    return {
        "prosecution.started": [flag.since_on for flag in criminal],
        "judgment.final": [flag.ended_on for flag in criminal if flag.ended_on],
        "case.held": [flag.since_on for flag in held],
        "case.resumed": [flag.lifted_at for flag in held if flag.lifted_at],
    }
