"""What the case's page shows of derogations: a mark in the header, and a block on the team's tab."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from cases.derogations import access, policies
from cases.doors import door
from cases.models import Case, Derogation
from cases.tabs import Look, block, flag
from machine.edges import Words


def uses(look: Look) -> dict[str, Any] | None:
    """Each use with its reasons and its control; nothing in an office that derogates from nothing."""
    found = access.read_uses(look.by, look.case, look.at) if _used(look.case) else []
    is_offered = Derogation.objects.filter(confirmed_at__isnull=False, ended_at=None).exists()
    if not found and not is_offered:
        return None
    label = _("Assign somebody under a derogation")
    use = door(label, "cases:derogation_use", look.case, policies.require_may_use, case=look.case, by=look.by)
    return {"uses": found, "use": use if is_offered else None}


def _used(case: Case) -> bool:
    if not hasattr(case, "is_derogated"):
        case.is_derogated = case.derogation_uses.exists()
    return case.is_derogated


def derogated(case: Case) -> tuple[Words, str] | None:
    """Whoever opens the file sees that a separation could not be kept."""
    return (_("Derogation"), "soon") if _used(case) else None


block("team", "cases/tabs/derogations.html", uses, order=60)
flag(derogated)
