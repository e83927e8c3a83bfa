"""The list, the case's page, opening a case from a report, the case's log."""

from typing import Any

from django import forms as django_forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from cases import access, forms, history, pages, policies
from cases.actions import cases
from cases.clocks import clocks_of
from cases.states import CASE
from cases.turns import next_day, whose_turn
from cases.views.doing import CaseDoing, after_declaring
from procedures.access import list_latest
from reporting_channels import access as report_access


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """The member's cases; the filter is in the address."""
    state = request.GET.get("state", "")
    state = state if state in [one.code for one in CASE.states] else ""
    waiting = request.GET.get("waiting") == "1"
    page = access.list_cases(request.user, number=request.GET.get("page", 1), state=state, waiting=waiting)
    shown = {
        "page": page,
        "columns": pages.COLUMNS,
        "rows": pages.rows_of(access.with_clocks(page.object_list), request.user, timezone.localdate()),
        "filters": pages.filters(access.count_by_state(request.user), state, waiting),
        "undeclared": access.undeclared(request.user),
    }
    return render(request, "cases/list.html", shown)


@require_safe
@after_declaring
def show(request: HttpRequest, pk: Any) -> HttpResponse:
    """The whole file on one page; the statement of facts opens on demand."""
    now = timezone.now()
    case = access.get_case(request.user, pk)
    last_facts = history.last_time(case, "case.facts_read")
    access.read_case(request.user, case, now)
    clocks = clocks_of(case, timezone.localdate())
    shown = {
        "case": case,
        "facts": access.read_facts(request.user, case, now) if request.GET.get("facts") == "open" else None,
        "last_facts": last_facts,
        "due_on": next_day(case, timezone.localdate()),
        "turn": whose_turn(case),
        "running": [due for due in clocks if due.is_open],
        "over": [due for due in clocks if not due.is_open],
        "doors": pages.case_doors(case, request.user),
        "entries": history.latest(case, at_most=12),
    }
    return render(request, "cases/case.html", shown | pages.parts_of(case, request.user))


@require_safe
@after_declaring
def log(request: HttpRequest, pk: Any) -> HttpResponse:
    """What the log says about this case, newest first: what was done, or who read it."""
    case = access.get_case(request.user, pk)
    readings = request.GET.get("show") == "readings"
    page = history.page_of(case, request.GET.get("page", 1), readings=readings)
    here = reverse("cases:log", args=[case.pk])
    tabs = [
        {"label": _("What was done"), "url": here, "is_current": not readings},
        {"label": _("Who read it"), "url": f"{here}?show=readings", "is_current": readings},
    ]
    return render(request, "cases/log.html", {"case": case, "page": page, "tabs": tabs})


class Open(CaseDoing):
    """Open a case from an assessed report."""

    noun = "report"
    find = staticmethod(report_access.get_report)
    action = staticmethod(cases.open_from)
    require = staticmethod(policies.cases.require_may_open)
    title = gettext_lazy("Open a case from this report")
    consequence = gettext_lazy(
        "You become the head of this case's team. The report stays behind its own key: the team works with the"
        " statement of facts that you write here."
    )

    def _form(self, row: Any, request: HttpRequest, *posted: Any) -> django_forms.Form:
        narrative = ""
        if not posted:
            narrative = report_access.read_report(request.user, row, timezone.now()).narrative
        return forms.Open(*posted, versions=list_latest(), narrative=narrative)
