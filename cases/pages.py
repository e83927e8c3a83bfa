"""What the room's pages show, in the shapes of the components of ``ui``."""

from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from accounts.models import Member
from cases import policies
from cases.access import subject_words
from cases.doors import Door, door
from cases.flags.standing import is_admitted, is_restricted
from cases.models import Allegation, Case, Investigation
from cases.policies.parts import role_on
from cases.states import CASE
from cases.turns import next_day, whose_turn
from procedures.access import calendar_of
from ui.words import day_in_words, moment_in_words

COLUMNS = [
    {"key": "number", "label": gettext_lazy("Number"), "kind": "code"},
    {"key": "state", "label": gettext_lazy("State"), "kind": "tag"},
    {"key": "due", "label": gettext_lazy("Next date"), "kind": "due"},
    {"key": "owner", "label": gettext_lazy("Next step"), "kind": "text"},
    {"key": "category", "label": gettext_lazy("About"), "kind": "text"},
    {"key": "unit", "label": gettext_lazy("Unit"), "kind": "code"},
    {"key": "part", "label": gettext_lazy("My part"), "kind": "text"},
]


# -- the list -------------------------------------------------------------------


def rows_of(cases: list[Case], member: Member, today: date) -> list[dict[str, Any]]:
    """The rows of the list; the calendar of each country is read once."""
    calendars = {country: calendar_of(country) for country in {case.procedure.country for case in cases}}
    return [_row(case, member, today, calendars) for case in cases]


def _row(case: Case, member: Member, today: date, calendars: dict) -> dict[str, Any]:
    if not is_admitted(case, member.pk):
        return _row_before_declaring(case, _("Restricted"))
    mine = next((one for one in case.assignments.all() if one.member_id == member.pk and one.ended_at is None), None)
    if mine is None or mine.no_conflict_declared_at is None:
        return _row_before_declaring(case)
    turn = whose_turn(case)
    return {
        "number": case.number,
        "state": (case.state_label, "done" if case.state == "closed" else "plain"),
        "due": next_day(case, today, calendars[case.procedure.country]),
        "owner": f"{turn.owner_label}: {turn.says}" if turn else "",
        "category": "" if is_restricted(case) else case.category_label,
        "unit": "" if is_restricted(case) else case.unit,
        "part": mine.role_label,
        "url": case.get_absolute_url(),
    }


def _row_before_declaring(case: Case, why: str = "") -> dict[str, Any]:
    """Its number and what is asked: whoever may have a conflict learns nothing else from a list."""
    rest = dict.fromkeys(("owner", "category", "unit"), "")
    waits = (why or _("To declare"), "soon")
    shown = {"number": case.number, "state": waits, "due": None, "part": waits[0], "url": case.get_absolute_url()}
    return shown | rest


def filters(counts: dict[str, int], state: str, waiting: bool) -> list[dict[str, Any]]:
    """The list's filters with their counts; each is an address."""
    here = reverse("cases:list")
    lines = [
        {"label": _("All"), "url": here, "count": sum(counts.values()), "is_current": not state and not waiting},
        {"label": _("My step"), "url": f"{here}?waiting=1", "count": None, "is_current": waiting},
    ]
    for one in CASE.states:
        if counts.get(one.code) or state == one.code:
            url = f"{here}?state={one.code}"
            lines.append(
                {"label": one.label, "url": url, "count": counts.get(one.code, 0), "is_current": state == one.code}
            )
    return lines


# -- one allegation, investigation, interview ---------------------------------


def _rows(*pairs: tuple) -> list[dict[str, Any]]:
    return [{"label": label, "value": _said(value)} for label, value in pairs if value not in ("", None, [])]


def _said(value: Any) -> Any:
    if isinstance(value, datetime):
        return moment_in_words(value)
    return day_in_words(value) if isinstance(value, date) else value


def allegation_rows(allegation: Allegation) -> list[dict[str, Any]]:
    """Facts of the allegation beside its text."""
    return _rows(
        (_("Subject"), subject_words(allegation.subject)),
        (_("Category"), allegation.category_label),
        (pgettext("dates", "From"), allegation.from_on),
        (pgettext("dates", "To"), allegation.to_on),
        (_("Place"), allegation.opened["place"]),
        (_("Known to the administration since"), allegation.knowledge_on),
    )


def allegation_doors(allegation: Allegation, by: Member) -> list[Door]:
    """The head can extend the mandate to an allegation that it does not cover."""
    if allegation.in_scope or allegation.state != "alleged":
        return []
    case = allegation.case
    running = policies.investigations.open_investigation(case)
    if running is None or role_on(case, by) != "head":
        return []
    extending = policies.investigations.require_may_extend
    label = _("Extend the mandate to this allegation")
    return [door(label, "cases:extend", allegation, extending, investigation=running, allegation=allegation, by=by)]


def investigation_rows(investigation: Investigation) -> list[dict[str, Any]]:
    """Facts of the mandate beside its text."""
    return _rows(
        (_("Powers"), "; ".join(investigation.power_labels)),
        (_("Ends on"), investigation.runs_until),
        (_("Signed by"), investigation.signed_by),
        (_("Signed on"), investigation.signed_at),
    )
