"""The investigation and its interviews."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from cases import access, history, pages, policies
from cases.actions import investigations
from cases.models import Allegation
from cases.planning import access as plan_access
from cases.planning import mandate_forms
from cases.planning import pages as plan_pages
from cases.views.doing import CaseDoing, after_declaring


@require_safe
@after_declaring
def show(request: HttpRequest, pk: Any) -> HttpResponse:
    """Plan, mandate, scope, notice to the subject, report."""
    investigation = access.get_investigation(request.user, pk)
    last = history.last_time(investigation, "investigation.read")
    now = timezone.now()
    access.read_investigation(request.user, investigation, now)
    plan_access.read_mandate(request.user, investigation, now)
    mandate = plan_pages.mandate_of(investigation, request.user)
    shown = {
        "investigation": investigation,
        "case": investigation.case,
        "last": last,
        "facts": pages.investigation_rows(investigation),
        **mandate,
        "doors": [*pages.working_doors(investigation, request.user), *mandate["doors"]],
    }
    return render(request, "cases/investigation.html", shown)


class Extend(CaseDoing):
    """The head extends the mandate to an allegation added later."""

    noun = "allegation"
    find = staticmethod(access.get_allegation)
    form = mandate_forms.Reasons
    title = gettext_lazy("Extend the mandate to this allegation")
    consequence = gettext_lazy("The investigators may then take it up with the powers they have.")

    @staticmethod
    def require(*, allegation: Allegation, by: Any) -> None:
        """Whether a running mandate can be extended to it."""
        running = policies.investigations.require_running(allegation.case)
        policies.investigations.require_may_extend(investigation=running, allegation=allegation, by=by)

    @staticmethod
    def action(*, allegation: Allegation, reasons: str, by: Any, at: Any) -> Any:
        """Extend the running mandate."""
        running = policies.investigations.require_running(allegation.case)
        return investigations.extend(investigation=running, allegation=allegation, reasons=reasons, by=by, at=at)
