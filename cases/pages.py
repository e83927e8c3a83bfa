"""What the room's pages show, in the shapes of the components of ``ui``."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accounts.models import Member
from cases import policies
from cases.access import subject_words
from cases.doors import Door, door
from cases.interviews import policies as interview_policies
from cases.models import Allegation, Investigation
from cases.models.team import INVESTIGATING
from cases.policies.parts import role_on
from ui.words import day_in_words, moment_in_words

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
        (pgettext("person of a case", "Subject"), subject_words(allegation.subject)),
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


def working_doors(investigation: Investigation, by: Member) -> list[Door]:
    """While the work runs, its team is led to what it consists of: people are heard, exhibits registered."""
    case = investigation.case
    if investigation.state != "active" or role_on(case, by) not in INVESTIGATING:
        return []
    here = {"case": case, "by": by}
    return [
        door(_("Plan an interview"), "cases:plan_interview", case, interview_policies.require_may_plan, **here),
        door(_("Register an exhibit"), "cases:register", case, policies.exhibits.require_may_register, **here),
    ]


def investigation_rows(investigation: Investigation) -> list[dict[str, Any]]:
    """Facts of the mandate beside its text."""
    return _rows(
        (_("Powers"), ", ".join(investigation.power_labels)),
        (_("Ends on"), investigation.runs_until),
        (_("Signed by"), investigation.signed_by),
        (_("Signed on"), investigation.signed_at),
    )
