"""What can be added to the file, each beside the part that it belongs to."""

from django.utils.translation import gettext_lazy as _

from cases import policies
from cases.doors import Door, door
from cases.interviews import policies as interview_policies
from cases.tabs import Look

_adding = policies.allegations.require_may_add
DOORS = {
    "assign": (_("Assign somebody"), "cases:assign", policies.team.require_may_form_team),
    "recuse": (_("Step back because of a conflict"), "cases:recuse", policies.team.require_may_recuse),
    "subject": (_("Add a subject"), "cases:add_subject", _adding),
    "allegation": (_("Add an allegation"), "cases:add_allegation", _adding),
    "plan": (_("Plan the investigation"), "cases:plan", policies.investigations.require_may_plan),
    "interview": (
        _("Plan an interview"),
        "cases:plan_interview",
        interview_policies.require_may_plan,
    ),
    "exhibit": (_("Register an exhibit"), "cases:register", policies.exhibits.require_may_register),
}


def door_of(code: str, look: Look) -> Door:
    """The door of this code, as it stands for who looks."""
    label, url_name, require = DOORS[code]
    return door(label, url_name, look.case, require, case=look.case, by=look.by)
