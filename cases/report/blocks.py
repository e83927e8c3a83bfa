"""What the report and what follows it put on a case's page."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from cases.casefile.policies import require_may_have_printed
from cases.models import Case
from cases.report.access import written_recommendations
from cases.tabs import Look, block, tab
from machine.policies import may


def reports(look: Look) -> dict[str, Any] | None:
    """Each investigation's report and contradictory stage, once the work has begun."""
    begun = [one for one in look.case.investigations.all() if one.started_at]
    return {"investigations": begun} if begun else None


def printing(look: Look) -> dict[str, Any] | None:
    """The way to the printed case file."""
    return {"case": look.case} if may(require_may_have_printed, case=look.case, by=look.by) else None


def recommendations(look: Look) -> dict[str, Any]:
    """What was recommended, and what became of it."""
    found = [row for one in look.case.investigations.all() for row in written_recommendations(one)]
    return {"recommendations": found}


def _count(case: Case) -> int | None:
    return sum(len(written_recommendations(one)) for one in case.investigations.all()) or None


tab("recommendations", _("Recommendations"), order=65, count=_count)
block("investigation", "cases/report/on_case.html", reports, order=20)
block("recommendations", "cases/recommendations/on_case.html", recommendations)
block("documents", "cases/casefile/on_case.html", printing, order=200)
