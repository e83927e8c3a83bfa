"""The list, the case's page, opening a case from a report, the case's log."""

from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from cases import access, forms, history, pages, policies, tabs
from cases.actions import cases
from cases.joining.access import pointed_to
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
def show(request: HttpRequest, pk: Any, code: str = tabs.FIRST) -> HttpResponse:
    """One tab of the file: what stands on it is opened, and nothing else. A merged case leads to where it goes on."""
    surviving = None if request.GET.get("as") == "it-was" else pointed_to(request.user, pk)
    if surviving is not None:
        messages.info(request, _("The case that you asked for was merged: it goes on here."))
        return redirect(surviving)
    case = access.get_case(request.user, pk)
    tab = tabs.find(code)
    if tab is None:
        raise Http404
    look = tabs.Look(case, request.user, timezone.now(), request.GET)
    drawn = list(tabs.drawn(code, look))
    shown = {
        "case": case,
        "tab": tab,
        "is_first": code == tabs.FIRST,
        "flags": tabs.flags_of(case),
        "due_on": next_day(case, timezone.localdate()),
        "turn": whose_turn(case),
        "tabs": tabs.lines(case, code),
        "blocks": [one for one in drawn if not one[0].aside],
        "aside": [one for one in drawn if one[0].aside],
    }
    return render(request, "cases/case.html", shown)


@require_safe
@after_declaring
def log(request: HttpRequest, pk: Any) -> HttpResponse:
    """What the log says about this case, newest first: what was done, or who read it."""
    case = access.get_case(request.user, pk)
    readings = request.GET.get("show") == "readings"
    page = history.page_of(case, request.GET.get("page", 1), readings=readings)
    here = reverse("cases:log", args=[case.pk])
    ways = [
        {"label": _("What was done"), "url": here, "is_current": not readings},
        {"label": _("Who read it"), "url": f"{here}?show=readings", "is_current": readings},
    ]
    return render(request, "cases/log.html", {"case": case, "page": page, "tabs": ways})


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
