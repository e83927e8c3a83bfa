"""The one view that takes every step which a plain form can serve."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views import View

from machine.models import Stateful
from machine.refusals import NotFromHere
from machine.verbs import Verb, bound


class Transition(View):
    """GET asks, with the consequence in words; POST calls the verb's one action."""

    template_name = "machine/transition.html"

    def get(self, request: HttpRequest, machine: str, pk: Any, verb: str) -> HttpResponse:
        step, row = self._found(request, machine, pk, verb)
        form = self._form(step, row, request)
        return self._page(request, step, row, form)

    def post(self, request: HttpRequest, machine: str, pk: Any, verb: str) -> HttpResponse:
        step, row = self._found(request, machine, pk, verb)
        form = self._form(step, row, request, request.POST, request.FILES)
        if form is not None and not form.is_valid():
            return self._page(request, step, row, form, status=422)
        values = form.cleaned_data if form is not None else {}
        moved = {step.machine.name: row}
        step.action(**moved, by=request.user, at=timezone.now(), **values)
        return redirect(row.get_absolute_url())

    def _found(self, request: HttpRequest, machine: str, pk: Any, verb: str) -> tuple[Verb, Stateful]:
        step = bound(machine, verb)
        if step is None or step.url_name:
            raise Http404
        return step, step.find(request.user, pk)

    def _form(self, step: Verb, row: Stateful, request: HttpRequest, *posted: Any) -> forms.Form | None:
        if step.form is None:
            return None
        for_object = getattr(step.form, "for_object", None)
        if for_object is not None:
            return for_object(row, request.user, *posted)
        return step.form(*posted)

    def _page(
        self, request: HttpRequest, step: Verb, row: Stateful, form: forms.Form | None, status: int = 200
    ) -> HttpResponse:
        edge = row.machine.edge(row.state, step.name)
        if edge is None:
            raise NotFromHere()
        refusal = step.why_not(row, request.user)
        if refusal is not None:
            status = 409
        shown = {"edge": edge, "row": row, "form": form, "refusal": refusal, "back": row.get_absolute_url()}
        return render(request, self.template_name, shown, status=status)
