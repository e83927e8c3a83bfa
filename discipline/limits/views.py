"""Asking for an override, and the page on which another person reads and decides it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views import View

from accounts import doors as account_doors
from cases.access import get_case
from discipline.actions import limits
from discipline.clocks import prescription_of
from discipline.limits import access, forms
from discipline.policies import limits as policies
from discipline.reading import sustained_allegations, took_part
from machine.policies import may, why_not
from machine.refusals import Refused


class Ask(View):
    """Ask for an override for one subject of a case whose time to act is over."""

    def get(self, request: HttpRequest, pk: Any) -> HttpResponse:
        """Show the clock and ask for the ground."""
        case = get_case(request.user, pk)
        return self._page(request, case, self._subject(request, case), forms.Ask())

    def post(self, request: HttpRequest, pk: Any) -> HttpResponse:
        """Ask it of another person."""
        case = get_case(request.user, pk)
        subject, form = self._subject(request, case), forms.Ask(request.POST)
        if not form.is_valid():
            return self._page(request, case, subject, form, 422)
        try:
            override = limits.ask(case=case, subject=subject, by=request.user, at=timezone.now(), **form.cleaned_data)
        except policies.AskedAlready as refusal:
            form.add_error(None, str(refusal.sentence))
            return self._page(request, case, subject, form, refusal.http_status)
        return redirect(override.get_absolute_url())

    def _subject(self, request: HttpRequest, case: Any) -> Any:
        chosen = request.POST.get("subject") or request.GET.get("subject") or ""
        found = next((one for one in case.subjects.all() if str(one.pk) == chosen), None)
        if found is None and chosen:
            account_doors.missing(request.user, "subject", chosen[:36])
        return found or case.subjects.first()

    def _page(self, request: HttpRequest, case: Any, subject: Any, form: Any, status: int = 200) -> HttpResponse:
        limit = prescription_of(case, subject, today=timezone.localdate())
        refusal = why_not(
            policies.require_may_ask,
            case=case,
            by=request.user,
            sustained=sustained_allegations(case, subject),
            took_part=took_part(case),
            is_prescribed=limit is not None and limit.is_late,
        )
        shown = {"case": case, "subject": subject, "form": form, "limit": limit, "refusal": refusal}
        return render(request, "discipline/override_ask.html", shown, status=409 if refusal else status)


class Override(View):
    """What was asked, the clock as it was computed, and the decision of another person."""

    def get(self, request: HttpRequest, pk: Any) -> HttpResponse:
        """Read it."""
        return self._page(request, access.get_override(request.user, pk), forms.Decide())

    def post(self, request: HttpRequest, pk: Any) -> HttpResponse:
        """Grant or refuse."""
        override, form = access.get_override(request.user, pk), forms.Decide(request.POST)
        if not form.is_valid():
            return self._page(request, override, form, 422)
        try:
            limits.decide(override=override, by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal.sentence))
            return self._page(request, override, form, refusal.http_status)
        return redirect(override.get_absolute_url())

    def _page(self, request: HttpRequest, override: Any, form: Any, status: int = 200) -> HttpResponse:
        shown = {
            "override": override,
            "texts": access.read_override(request.user, override),
            "limit": prescription_of(override.case, override.subject, today=timezone.localdate()),
            "form": form if may(policies.require_may_decide, override=override, by=request.user) else None,
            "open_url": reverse("discipline:open", args=[override.case_id]),
        }
        return render(request, "discipline/override.html", shown, status=status)
