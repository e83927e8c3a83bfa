"""The tab of notes: what the team tells itself, then what the member told themselves."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from cases.doors import door
from cases.models import Case
from cases.notes import access
from cases.notes.policies import require_may_write
from cases.tabs import Look, block, tab


def _door(label: Any, name: str, look: Look) -> Any:
    return door(label, name, look.case, require_may_write, case=look.case, by=look.by)


def team(look: Look) -> dict[str, Any]:
    """The team's notes."""
    return {
        "notes": access.read_team_notes(look.by, look.case, look.at),
        "write": _door(_("Write to the team"), "cases:tell_team", look),
    }


def own(look: Look) -> dict[str, Any]:
    """The member's own."""
    return {
        "notes": access.read_private_notes(look.by, look.case, look.at),
        "write": _door(_("Write a private note"), "cases:note_for_oneself", look),
    }


def _count(case: Case) -> int:
    return case.notes.count()


tab("notes", _("Notes"), order=75, count=_count)
block("notes", "cases/notes/team.html", team, order=10)
block("notes", "cases/notes/own.html", own, order=20)
