"""The views that do one thing to one row: a question with its consequence, then one action."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views import View

from letters.press import NotPrinted
from machine.edges import Words
from machine.policies import refusal_of, why_not
from machine.refusals import NotFromHere, PaperNotMade, Refused
from machine.reminders import reminders
from machine.verbs import bound
from ui.drafts import restore


class Doing(View):
    """GET asks, with the consequence in words; POST calls one action and goes to the row's page.

    ``noun`` is the keyword under which policy and action take the row that ``find``
    lets this member have. ``step`` is the verb under which reminders stand. A form
    class may build itself with ``for_object(row, by, data, files)``.
    """

    noun = ""
    find: Callable[..., Any] | None = None
    action: Callable[..., Any] | None = None
    require: Callable[..., Any] | None = None
    form: type[forms.Form] | None = None
    title: Words = ""
    consequence: Words = ""
    step = ""
    template_name = "machine/doing.html"
    extra_context: dict[str, Any] | None = None

    def get(self, request: HttpRequest, pk: Any, **_rest: Any) -> HttpResponse:
        """Ask, or say why not."""
        row = self.find(request.user, pk)
        return self._page(request, row, self._form(row, request))

    def post(self, request: HttpRequest, pk: Any, **_rest: Any) -> HttpResponse:
        """Do it once the form is sound."""
        row = self.find(request.user, pk)
        form = self._form(row, request, request.POST, request.FILES)
        if form is not None and not form.is_valid():
            return self._page(request, row, form, status=422)
        values = form.cleaned_data if form is not None else {}
        try:
            done = self.action(**{self.noun: row}, by=request.user, at=timezone.now(), **values)
        except Refused as refusal:
            return self._hand_back(request, row, form, refusal)
        except NotPrinted as failure:
            return self._hand_back(request, row, form, PaperNotMade.after(failure))
        return redirect(self._next(row, done))

    def _hand_back(self, request: HttpRequest, row: Any, form: forms.Form | None, refusal: Refused) -> HttpResponse:
        """Show the form again with what was typed, unless nobody may send it any more: then the refusal alone."""
        if form is None or why_not(self.require, **{self.noun: row}, by=request.user) is not None:
            refusal.back_url = self._back(row)
            raise refusal
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal.sentence))
        return self._page(request, row, form, status=refusal.http_status)

    def _next(self, row: Any, done: Any) -> str:
        target = done if hasattr(done, "get_absolute_url") else row
        return target.get_absolute_url()

    def _back(self, row: Any) -> str:
        return row.get_absolute_url()

    def _form(self, row: Any, request: HttpRequest, *posted: Any) -> forms.Form | None:
        if self.form is None:
            return None
        for_object = getattr(self.form, "for_object", None)
        if for_object is not None:
            return for_object(row, request.user, *posted)
        return self.form(*posted)

    def _page(self, request: HttpRequest, row: Any, form: forms.Form | None, status: int = 200) -> HttpResponse:
        refusal = refusal_of(self.require, **{self.noun: row}, by=request.user)
        shown = {
            "title": self.title,
            "consequence": self.consequence,
            "row": row,
            "form": form,
            "refusal": refusal.sentence if refusal else None,
            "leads": refusal.leads if refusal else (),
            "back": self._back(row),
            "draft_at": restore(form, request),
            "reminders": [] if refusal else reminders(self.noun, self.step, row, request.user),
        }
        shown |= self.extra_context or {}
        return render(request, self.template_name, shown, status=409 if refusal is not None else status)


class Transition(Doing):
    """The one view that takes every step of every edge table which a plain form can serve."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Take everything from the verb's one binding."""
        super().setup(request, *args, **kwargs)
        self.verb = bound(kwargs["machine"], kwargs["verb"])
        if self.verb is None or self.verb.url_name:
            raise Http404
        self.noun, self.step = self.verb.machine.name, self.verb.name
        self.find, self.action, self.require = self.verb.find, self.verb.action, self.verb.require
        self.form = self.verb.form

    def _next(self, row: Any, done: Any) -> str:
        return row.get_absolute_url()

    def _page(self, request: HttpRequest, row: Any, form: forms.Form | None, status: int = 200) -> HttpResponse:
        edge = row.machine.edge(row.state, self.verb.name)
        if edge is None:
            refusal = NotFromHere()
            refusal.back_url = self._back(row)
            raise refusal
        self.title, self.consequence = edge.label, edge.consequence
        return super()._page(request, row, form, status)
