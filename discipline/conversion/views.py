"""Proposing a conversion with what it moves, and the page on which another person reads and decides it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views import View

from discipline.access import get_proceeding
from discipline.conversion import access, actions, forms, policies
from discipline.conversion.moves import moves
from machine.policies import may, why_not
from machine.refusals import Refused
from ui.drafts import restore


class Propose(View):
    """Choose the version, see what moves, ask."""

    def get(self, request: HttpRequest, pk: Any) -> HttpResponse:
        """Offer the versions; with one chosen, show what it moves."""
        return self._page(request, get_proceeding(request.user, pk), forms.Propose())

    def post(self, request: HttpRequest, pk: Any) -> HttpResponse:
        """Ask another person."""
        proceeding, form = get_proceeding(request.user, pk), forms.Propose(request.POST)
        version = self._chosen(request, proceeding)
        if version is None or not form.is_valid():
            return self._page(request, proceeding, form, 422)
        try:
            made = actions.propose(
                proceeding=proceeding, version=version, by=request.user, at=timezone.now(), **form.cleaned_data
            )
        except Refused as refusal:
            if why_not(policies.require_may_propose, proceeding=proceeding, by=request.user) is not None:
                raise
            form.add_error(None, str(refusal.sentence))
            return self._page(request, proceeding, form, refusal.http_status)
        return redirect(made.get_absolute_url())

    def _chosen(self, request: HttpRequest, proceeding: Any) -> Any:
        asked = request.POST.get("to") or request.GET.get("to") or ""
        found = next((one for one in access.list_targets(proceeding) if str(one.pk) == asked), None)
        if asked and found is None:
            raise Http404
        return found

    def _page(self, request: HttpRequest, proceeding: Any, form: Any, status: int = 200) -> HttpResponse:
        version = self._chosen(request, proceeding)
        refusal = why_not(policies.require_may_propose, proceeding=proceeding, by=request.user)
        shown = {
            "proceeding": proceeding,
            "targets": access.list_targets(proceeding),
            "version": version,
            "moves": moves(proceeding, version, today=timezone.localdate()) if version else None,
            "form": form,
            "refusal": refusal,
            "draft_at": restore(form, request),
        }
        return render(request, "discipline/conversion/propose.html", shown, status=409 if refusal else status)


class Show(View):
    """What was proposed, what it moves as of today, and the decision of another person."""

    def get(self, request: HttpRequest, pk: Any) -> HttpResponse:
        """Read it."""
        return self._page(request, access.get_conversion(request.user, pk), forms.Decide())

    def post(self, request: HttpRequest, pk: Any) -> HttpResponse:
        """Confirm or refuse."""
        conversion, form = access.get_conversion(request.user, pk), forms.Decide(request.POST)
        if not form.is_valid():
            return self._page(request, conversion, form, 422)
        try:
            actions.decide(conversion=conversion, by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal.sentence))
            return self._page(request, conversion, form, refusal.http_status)
        return redirect(conversion.get_absolute_url())

    def _page(self, request: HttpRequest, conversion: Any, form: Any, status: int = 200) -> HttpResponse:
        is_open = conversion.is_open
        shown = {
            "conversion": conversion,
            "proceeding": conversion.proceeding,
            "texts": access.read_conversion(request.user, conversion),
            "moves": moves(conversion.proceeding, conversion.until, today=timezone.localdate()) if is_open else None,
            "form": form if may(policies.require_may_decide, conversion=conversion, by=request.user) else None,
            "draft_at": restore(form, request),
        }
        return render(request, "discipline/conversion/show.html", shown, status=status)
