"""What the pages of interim measures show, in the shapes of the components of ``ui``."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from cases.doors import Door, door
from cases.tabs import tab_url
from discipline.interim import clocks, policies
from discipline.models import InterimMeasure
from discipline.models.interim import WARNINGS
from ui.words import day_in_words

_FIRST = [
    {"key": "measure", "label": gettext_lazy("Measure"), "kind": "text"},
    {"key": "state", "label": gettext_lazy("State"), "kind": "tag"},
    {"key": "due", "label": gettext_lazy("Ends or is reviewed by"), "kind": "due"},
    {"key": "again", "label": gettext_lazy("To be done"), "kind": "text"},
]
COLUMNS = [{"key": "number", "label": gettext_lazy("Case"), "kind": "code"}, *_FIRST]
COLUMNS_OF_CASE = [
    {"key": "rank", "label": gettext_lazy("Number"), "kind": "text"},
    {"key": "person", "label": gettext_lazy("Person"), "kind": "person"},
    *_FIRST,
]


def row(measure: InterimMeasure, today: date, *, person: str = "", with_case: bool = False) -> dict[str, Any]:
    """One line of a list."""
    shown = {
        "rank": str(measure),
        "person": person,
        "measure": str(measure.rule.label),
        "state": (measure.state_label, _tone(measure)),
        "due": clocks.next_day(measure),
        "again": to_do(measure, today),
        "url": measure.get_absolute_url(),
    }
    return shown | ({"number": measure.case.number} if with_case else {})


def _tone(measure: InterimMeasure) -> str:
    if measure.is_standing:
        return "action"
    return "soon" if measure.state == "proposed" else "done"


def to_do(measure: InterimMeasure, today: date) -> str:
    """What the measure waits for, in a few words; empty when for nothing."""
    if measure.state == "proposed":
        return _("Decide, or decide not to take it")
    if measure.state == "decided":
        return _("Notify the person")
    if clocks.must_look_again(measure):
        return _("Look at it again: the file has grown")
    day = clocks.next_day(measure)
    if day is not None and (day - today).days <= max(WARNINGS):
        return _("Look at it again before the day of review") if measure.is_kept_longer else _("It ends by itself")
    return ""


def propose_door(case: Any, by: Any) -> Door:
    """The way to ask for one."""
    label = _("Propose an interim measure")
    return door(label, "discipline:interim_propose", case, policies.require_may_propose, case=case, by=by)


def page_of(measure: InterimMeasure, by: Any, today: date) -> dict[str, Any]:
    """The parts of one measure's page."""
    doors = [
        door(
            _("Look at the measure again"),
            "discipline:interim_reexamine",
            measure,
            policies.require_may_reexamine,
            interim_measure=measure,
            by=by,
        ),
        door(
            _("Keep the measure beyond its maximum"),
            "discipline:interim_keep",
            measure,
            policies.require_may_keep,
            interim_measure=measure,
            by=by,
        ),
    ]
    return {
        "facts": facts(measure),
        "rule": measure.rule,
        "maximum": clocks.maximum(measure, today) if measure.decided_at else None,
        "next_day": clocks.next_day(measure),
        "must_look_again": clocks.must_look_again(measure),
        "doors": doors if measure.is_standing else [],
        "list_url": tab_url(measure.case, "interim"),
        "warnings": list(measure.warnings.all()),
    }


def facts(measure: InterimMeasure) -> list[dict[str, Any]]:
    """Dates and people beside the texts."""
    known = measure.known
    on_file = (
        _("%(exhibits)s exhibits, %(interviews)s records of interviews, %(findings)s confirmed findings") % known
        if known
        else ""
    )
    withheld = _("%(percent)s %% of basic pay withheld") % {"percent": measure.withheld_percent}
    pairs = (
        (pgettext("interim measure", "Asked for by"), measure.proposed_by.name),
        (pgettext("interim measure", "Decided by"), measure.decided_by.name if measure.decided_by else ""),
        (pgettext("interim measure", "Signed on"), measure.decided_on),
        (_("On the file that day"), on_file),
        (_("Person told on"), measure.notified_on),
        (_("Proof"), measure.proof_label),
        (_("Applies from"), measure.effect_on),
        (_("Takes the place of"), str(measure.replaces) if measure.replaces else ""),
        (_("Effect on pay"), withheld if measure.withheld_percent else str(measure.rule.pay)),
        (_("Ended on"), measure.ended_on),
        (_("Ground of the end"), measure.lift_label),
    )
    return [
        {"label": label, "value": day_in_words(value) if isinstance(value, date) else value}
        for label, value in pairs
        if value
    ]
