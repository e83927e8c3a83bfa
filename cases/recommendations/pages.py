"""What the pages of recommendations show."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from accounts.models import Member
from cases.doors import ajar, door
from cases.models import Recommendation
from cases.recommendations import policies
from procedures.units.access import name_of
from ui.words import day_in_words

COLUMNS = [
    {"key": "name", "label": gettext_lazy("Recommendation"), "kind": "text"},
    {"key": "case", "label": gettext_lazy("Case"), "kind": "code"},
    {"key": "state", "label": gettext_lazy("State"), "kind": "tag"},
    {"key": "due", "label": pgettext_lazy("deadline", "By"), "kind": "due"},
    {"key": "owner", "label": pgettext_lazy("recommendation", "Owner"), "kind": "person"},
    {"key": "unit", "label": gettext_lazy("Unit"), "kind": "code"},
]


def rows(found: Iterable[Recommendation], by: Member) -> list[dict[str, Any]]:
    """The list; it opens nothing."""
    return [
        {
            "name": str(one),
            "case": one.case.number,
            "state": (one.state_label, "done" if one.state == "closed" else "plain"),
            "due": one.due_on if one.state in ("addressed", "accepted") else None,
            "owner": one.owner.name if one.owner else "",
            "unit": name_of(one.unit),
            "url": one.get_absolute_url(),
        }
        for one in found
    ]


def _facts(row: Recommendation) -> list[dict[str, Any]]:
    facts = [
        (_("For"), name_of(row.unit)),
        (_("To be done by"), day_in_words(row.due_on)),
        (pgettext("recommendation", "Owner"), row.owner.name if row.owner else ""),
        (_("Given by"), row.addressed_by.name if row.addressed_by else ""),
        (pgettext("recommendation", "Given on"), day_in_words(row.addressed_at) if row.addressed_at else ""),
        (_("Closed by"), row.closed_by.name if row.closed_by else ""),
        (_("Closed on"), day_in_words(row.closed_at) if row.closed_at else ""),
    ]
    return [{"label": label, "value": value} for label, value in facts if value]


def of_case(row: Recommendation, by: Member) -> dict[str, Any]:
    """Its facts, and what the case's team can do with it."""
    here = {"recommendation": row, "by": by}
    doors = [
        door(_("Give it to its owner"), "cases:address_recommendation", row, policies.require_may_address, **here),
        door(
            _("Take the recommendation out"),
            "cases:withdraw_recommendation",
            row,
            policies.require_may_withdraw,
            **here,
        ),
    ]
    return {"facts": _facts(row), "doors": ajar(doors)}


def show(row: Recommendation, by: Member) -> dict[str, Any]:
    """Its facts, and the door to notes."""
    note = door(
        _("Note how far it is"), "cases:note_recommendation", row, policies.require_may_note, recommendation=row, by=by
    )
    return {"facts": _facts(row), "doors": [note]}
