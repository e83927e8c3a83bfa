"""The columns that the case list can have; the number always stands first."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.models import Member
from cases.attention import preferences

COLUMNS: dict[str, dict[str, Any]] = {
    one["key"]: one
    for one in (
        {"key": "number", "label": _("Number"), "kind": "code"},
        {"key": "state", "label": _("State"), "kind": "tag"},
        {"key": "due", "label": _("Next date"), "kind": "due"},
        {"key": "owner", "label": _("Next step"), "kind": "text"},
        {"key": "category", "label": _("About"), "kind": "text"},
        {"key": "unit", "label": _("Unit"), "kind": "text"},
        {"key": "part", "label": _("My part"), "kind": "text"},
        {"key": "lead", "label": _("Lead"), "kind": "person"},
        {"key": "opened", "label": _("Opened"), "kind": "day"},
        {"key": "changed", "label": _("New"), "kind": "text"},
        {"key": "review", "label": _("Looked at again"), "kind": "day"},
    )
}
USUAL = ("number", "state", "due", "owner", "category", "unit", "part", "changed")


def of(member: Member) -> list[dict[str, Any]]:
    """The member's chosen columns, or the usual ones."""
    chosen = [code for code in preferences.of(member).columns if code in COLUMNS]
    return [COLUMNS[code] for code in ["number", *(code for code in chosen or USUAL if code != "number")]]
