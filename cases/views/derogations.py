"""The office's derogations: said, confirmed, used in a case, followed up."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from cases import access as case_access
from cases.actions import derogations
from cases.derogations import access, forms, policies
from cases.views.doing import CaseDoing
from machine.policies import may, why_not
from machine.views import Doing

LIST = "cases:derogations"


@require_http_methods(["GET", "HEAD", "POST"])
def listing(request: HttpRequest) -> HttpResponse:
    """Every derogation and every use, and what can never be derogated."""
    rows = access.list_derogations(request.user)
    refusal = why_not(policies.require_may_propose, by=request.user)
    form = forms.Propose(request.POST if request.method == "POST" else None)
    if request.method == "POST" and refusal is None and form.is_valid():
        derogations.propose(by=request.user, at=timezone.now(), **form.cleaned_data)
        return redirect(LIST)
    by = request.user
    shown = {
        "rows": [
            {
                "row": one,
                "may_confirm": may(policies.require_may_confirm, derogation=one, by=by),
                "may_end": may(policies.require_may_end, derogation=one, by=by),
            }
            for one in rows
        ],
        "uses": [
            {"row": one, "may_follow": may(policies.require_may_follow, derogation_use=one, by=by)}
            for one in access.list_uses(by)
        ],
        "never": policies.NEVER,
        "form": form if refusal is None else None,
    }
    return render(request, "cases/derogations.html", shown, status=422 if form.errors else 200)


class _Listed(Doing):
    def _next(self, row: Any, done: Any) -> str:
        return reverse(LIST)

    def _back(self, row: Any) -> str:
        return reverse(LIST)


class Confirm(_Listed):
    """The second person."""

    noun = "derogation"
    find = staticmethod(access.get_derogation)
    action = staticmethod(derogations.confirm)
    require = staticmethod(policies.require_may_confirm)
    title = gettext_lazy("Confirm the derogation")
    consequence = gettext_lazy("From now on a head of office can use it in a case. Each use is shown and followed up.")


class End(Confirm):
    """The separation holds again."""

    action = staticmethod(derogations.end)
    require = staticmethod(policies.require_may_end)
    title = gettext_lazy("End the derogation")
    consequence = gettext_lazy("It can be used no more. What was used stays, and is followed up.")


class Follow(_Listed):
    """The control took place."""

    noun = "derogation_use"
    find = staticmethod(access.get_use)
    action = staticmethod(derogations.follow)
    require = staticmethod(policies.require_may_follow)
    form = forms.Follow
    title = gettext_lazy("Record the control")


class Use(CaseDoing):
    """Give somebody a part under a derogation."""

    noun, tab = "case", "team"
    find = staticmethod(case_access.get_case)
    action = staticmethod(derogations.use)
    require = staticmethod(policies.require_may_use)
    form = forms.Use
    title = gettext_lazy("Assign somebody under a derogation")
    consequence = gettext_lazy(
        "The file shows it to everybody on the team, the auditor sees it and checks it by its day, and it counts in the"
        " statistics."
    )
