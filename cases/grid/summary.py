"""How a case stands as a whole, computed from its findings each time it is asked; it is never stored (PROCESS 2.3)."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from cases.models import Allegation
from machine.edges import Words

SUMMARIES: dict[str, Words] = {
    "nothing": _("No allegation yet"),
    "open": _("Findings are still awaited"),
    "sustained": _("Sustained"),
    "partly": _("Partially sustained"),
    "not_sustained": _("Not sustained"),
    "without": _("Ended without a finding"),
}


def summary_of(allegations: Iterable[Allegation]) -> str:
    """A code of SUMMARIES: what moved counts where it went, what was screened out does not count."""
    here = [one for one in allegations if one.state not in ("moved", "screened_out")]
    if not here:
        return "nothing"
    findings = [one.standing_finding for one in here if one.state != "no_finding"]
    if any(finding is None or finding.confirmed_at is None for finding in findings):
        return "open"
    if not findings:
        return "without"
    sustained = [finding.is_sustained for finding in findings]
    if all(sustained):
        return "sustained" if len(findings) == len(here) else "partly"
    return "partly" if any(sustained) else "not_sustained"
