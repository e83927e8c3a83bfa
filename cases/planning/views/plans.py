"""The plan of an investigation: begun, read, adjusted."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.views.decorators.http import require_safe

from cases import access as case_access
from cases import history, policies
from cases.actions import investigations
from cases.planning import access, forms, pages
from cases.planning import policies as plan_policies
from cases.planning.actions import plans
from cases.planning.ready import plan_for
from cases.views.doing import CaseDoing, after_declaring


class Plan(CaseDoing):
    """The lead plans, from the ready plan for the case's category or from nothing."""

    noun = "case"
    find = staticmethod(case_access.get_case)
    require = staticmethod(policies.investigations.require_may_plan)
    form = forms.Plan
    title = gettext_lazy("Plan the investigation")
    consequence = gettext_lazy("The head of office reads the plan and signs the mandate; nothing is done before.")

    @staticmethod
    def action(*, case: Any, plan: str, from_ready: bool, by: Any, at: Any) -> Any:
        """Begin the plan."""
        ready = plan_for(case.category, access.own_templates()) if from_ready else None
        return investigations.plan(case=case, plan=plan, ready=ready, language=get_language() or "en", by=by, at=at)

    def _next(self, row: Any, done: Any) -> str:
        return pages.board_url(done)


@require_safe
@after_declaring
def show(request: HttpRequest, pk: Any) -> HttpResponse:
    """The whole plan on one page: tasks with their days, hypotheses, sources, risks, hours and cost."""
    investigation = case_access.get_investigation(request.user, pk)
    last = history.last_time(investigation, "plan.read")
    access.read_board(request.user, investigation, timezone.now())
    shown = {
        "investigation": investigation,
        "case": investigation.case,
        "last": last,
        **pages.board_of(investigation, request.user, timezone.localdate()),
    }
    return render(request, "cases/planning/board.html", shown)


class AddLine(CaseDoing):
    """A hypothesis, a source or a risk more."""

    noun = "investigation"
    find = staticmethod(case_access.get_investigation)
    action = staticmethod(plans.add_line)
    require = staticmethod(plan_policies.require_may_change_plan)
    form = forms.AddLine
    title = gettext_lazy("Add a hypothesis, a source or a risk")

    def _next(self, row: Any, done: Any) -> str:
        return pages.board_url(row)


class Judge(CaseDoing):
    """What the evidence does to a hypothesis."""

    noun = "plan_line"
    find = staticmethod(access.get_plan_line)
    action = staticmethod(plans.judge)
    require = staticmethod(plan_policies.require_may_judge)
    form = forms.Judge
    title = gettext_lazy("Judge the hypothesis")


class StrikeLine(CaseDoing):
    """A line less; it stays on file."""

    noun = "plan_line"
    find = staticmethod(access.get_plan_line)
    action = staticmethod(plans.strike_line)
    require = staticmethod(plan_policies.require_may_change_line)
    title = gettext_lazy("Strike this line of the plan")
    consequence = gettext_lazy("It is shown no longer; that it stood there stays in the log.")


class Estimate(CaseDoing):
    """Hours and cost expected."""

    noun = "investigation"
    find = staticmethod(case_access.get_investigation)
    action = staticmethod(plans.estimate)
    require = staticmethod(plan_policies.require_may_change_plan)
    form = forms.SetEstimate
    title = gettext_lazy("Estimate hours and cost")
    consequence = gettext_lazy("Earlier estimates stay on file; the newest is compared with what was spent.")

    def _next(self, row: Any, done: Any) -> str:
        return pages.board_url(row)
