"""The case's page, opening a case from a report, the case's log."""

from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from cases import access, forms, policies, tabs
from cases.actions import cases
from cases.attention import marks
from cases.joining.access import pointed_to
from cases.turns import next_day, where, whose_turn
from cases.views.doing import CaseDoing, after_declaring
from procedures.access import list_latest
from reporting_channels import access as report_access
from reporting_channels.detriment.access import standing
from reporting_channels.detriment.forms import add_risk


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
    marks.look(case=case, by=request.user, at=look.at)
    drawn = list(tabs.drawn(code, look))
    turn = whose_turn(case)
    shown = {
        "case": case,
        "goes_on": pointed_to(request.user, case.pk) if case.outcome == "merged" else None,
        "tab": tab,
        "is_first": code == tabs.FIRST,
        "flags": tabs.flags_of(case),
        "due_on": next_day(case, timezone.localdate()),
        "turn": turn,
        "turn_url": where(case, turn) if turn and turn.at != code else "",
        "tabs": tabs.lines(case, code),
        "blocks": [one for one in drawn if not one[0].aside],
        "aside": [one for one in drawn if one[0].aside],
    }
    return render(request, "cases/case.html", shown)


@require_safe
@after_declaring
def log(request: HttpRequest, pk: Any) -> HttpResponse:
    """Where the case's log stood before it became a tab."""
    return redirect(tabs.tab_url(access.get_case(request.user, pk), "timeline"))


class Open(CaseDoing):
    """Open a case from an assessed report."""

    noun = "report"
    find = staticmethod(report_access.get_report)
    action = staticmethod(cases.open_from)
    require = staticmethod(policies.cases.require_may_open)
    title = gettext_lazy("Open a case from this report")
    step = "attach"
    consequence = gettext_lazy(
        "You become the head of this case's team. The report stays behind its own key: the team works with the"
        " statement of facts that you write here."
    )

    def _form(self, row: Any, request: HttpRequest, *posted: Any) -> django_forms.Form:
        narrative = ""
        if not posted:
            narrative = report_access.read_report(request.user, row, timezone.now()).narrative
        # The procedure of the channel by which the report came is offered first.
        versions = sorted(list_latest(), key=lambda one: (one.code != row.procedure, one.code))
        form = forms.Open(*posted, versions=versions, narrative=narrative)
        add_risk(form, standing(row, timezone.localdate()), _("Risk of harm to the reporter, now that a case opens"))
        form.fields["no_conflict"] = form.fields.pop("no_conflict")  # what one states for oneself comes last
        return form
