"""The only doors to interim measures; they lie under the case's key, and so behind the case's door."""

from datetime import datetime
from typing import Any

from accounts import doors
from accounts.models import Member
from audit.log import record
from cases import access as case_access
from cases.models import Case
from discipline.interim.states import STANDING
from discipline.models import InterimMeasure
from vault import opening

TEXTS = ("request", "terms", "gravity", "plausibility", "refusal", "lift_reasons")
LISTED = 200
RELATED = ("case", "subject", "procedure", "proposed_by", "decided_by", "notified_by", "lifted_by", "replaces")


def get_measure(member: Member, id: Any) -> InterimMeasure:
    """The measure, for a declared member of its case's team; otherwise a recorded 404."""
    row = InterimMeasure.objects.select_related(*RELATED).filter(pk=id, case__permissions__user=member).first()
    if row is None:
        doors.missing(member, "interim_measure", id)
    row.case = case_access.get_case(member, row.case_id)
    return row


def measures_of(case: Case) -> list[InterimMeasure]:
    """Every measure of a case that the caller may open, newest first; nothing sealed is opened."""
    rows = case.interim_measures.select_related(*RELATED).prefetch_related("reexaminations", "keepings")
    found = list(rows.order_by("-proposed_at"))
    for row in found:
        row.case = case
    return found


def standing_in(case: Case) -> list[InterimMeasure]:
    """Those that are signed and not over."""
    return [one for one in case.interim_measures.all() if one.is_standing]


def live_in(case: Case) -> list[InterimMeasure]:
    """Those that are asked for, or signed and not over."""
    return [one for one in case.interim_measures.all() if one.state in ("proposed", *STANDING)]


def list_measures(member: Member) -> list[InterimMeasure]:
    """Measures of the cases that the member has declared for: what stands first, by its end."""
    mine = InterimMeasure.objects.filter(
        case__permissions__user=member,
        case__assignments__member=member,
        case__assignments__ended_at=None,
        case__assignments__no_conflict_declared_at__isnull=False,
    )
    rows = mine.select_related("case", "procedure", "subject").prefetch_related(
        "reexaminations",
        "case__assignments",
        "case__exhibits",
        "case__interviews",
        "case__allegations__findings",
    )
    found = list(rows.distinct().order_by("-proposed_at")[:LISTED])
    return sorted(
        found, key=lambda one: (not one.is_standing, one.state != "proposed", one.ends_on or one.proposed_at.date())
    )


def read_measure(by: Member, measure: InterimMeasure, at: datetime) -> InterimMeasure:
    """Open its texts, the person's name, and the reasons of each look again. One entry."""
    key = case_access.case_key(by, measure.case)
    measure.opened = {name: opening.open_text(key, measure, name) for name in TEXTS}
    measure.subject.opened = {name: opening.open_text(key, measure.subject, name) for name in ("name", "post")}
    measure.shown_keepings = list(measure.keepings.select_related("kept_by"))
    measure.shown_reexaminations = list(measure.reexaminations.select_related("reexamined_by"))
    for row in (*measure.shown_keepings, *measure.shown_reexaminations):
        row.opened = {"reasons": opening.open_text(key, row, "reasons")}
    record("interim_measure.read", by=by, subject=measure, at=at, case=measure.case_id)
    return measure
