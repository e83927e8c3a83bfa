"""Interim measures: the list, one of them, and the acts that need a page of their own."""

from typing import Any

from django import forms as django_forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from cases import access as case_access
from cases.history import last_time
from cases.policies.parts import role_on
from cases.views.doing import CaseDoing, after_declaring
from discipline.actions import interim
from discipline.interim import access, forms, policies, presenting


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Every measure of the member's cases, what ends soon first; never together with sanctions."""
    today = timezone.localdate()
    rows = [presenting.row(one, today, with_case=True) for one in access.list_measures(request.user)]
    return render(request, "discipline/interim_list.html", {"columns": presenting.COLUMNS, "rows": rows})


@require_safe
@after_declaring
def show(request: HttpRequest, pk: Any) -> HttpResponse:
    """One measure, with how its end was computed and who looked at it again."""
    measure, today = access.get_measure(request.user, pk), timezone.localdate()
    last = last_time(measure, "interim_measure.read")
    access.read_measure(request.user, measure, timezone.now())
    shown = {"measure": measure, "case": measure.case, "last": last} | presenting.page_of(measure, request.user, today)
    return render(request, "discipline/interim.html", shown)


class Propose(CaseDoing):
    """Ask for a measure."""

    noun = "case"
    tab = "interim"
    find = staticmethod(case_access.get_case)
    action = staticmethod(interim.propose)
    require = staticmethod(policies.require_may_propose)
    title = gettext_lazy("Propose an interim measure")
    consequence = gettext_lazy(
        "An interim measure protects people, evidence and the service. It is never a sanction and says nothing about"
        " guilt. Whoever asks does not decide."
    )

    def _form(self, row: Any, request: HttpRequest, *posted: Any) -> django_forms.Form:
        subjects = [one for one, _words in case_access.name_subjects(request.user, row, timezone.now())]
        return forms.Propose(
            *posted,
            case=row,
            subjects=subjects,
            standing=access.standing_in(row),
            can_name=role_on(row, request.user) == "head",
        )


class _OnMeasure(CaseDoing):
    noun = "interim_measure"
    find = staticmethod(access.get_measure)

    def _next(self, row: Any, done: Any) -> str:
        return row.get_absolute_url()


class Keep(_OnMeasure):
    """Let it outlive its maximum, as the procedure allows."""

    action = staticmethod(interim.keep)
    require = staticmethod(policies.require_may_keep)
    form = forms.Keep
    title = gettext_lazy("Keep the measure beyond its maximum")
    consequence = gettext_lazy(
        "This is a decision of its own. The measure then no longer ends by itself: it must be looked at again by the"
        " day you name."
    )


class Reexamine(_OnMeasure):
    """Weigh it again."""

    action = staticmethod(interim.reexamine)
    require = staticmethod(policies.require_may_reexamine)
    form = forms.Reexamine
    title = gettext_lazy("Look at the measure again")
    consequence = gettext_lazy(
        "What you write is added to the file and never changed. Lifting it is a step of its own."
    )
