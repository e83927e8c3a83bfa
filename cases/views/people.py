"""The people of a case: adding, another part, relations, and what other cases know of a subject."""

from typing import Any

from django import forms as django_forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from cases import access as case_access
from cases.actions import histories, people
from cases.histories import access as history_access
from cases.histories import forms as history_forms
from cases.histories import policies as history_policies
from cases.people import access, forms, policies
from cases.tabs import tab_url
from cases.views.doing import CaseDoing, after_declaring
from machine.policies import why_not


class AddPerson(CaseDoing):
    """Somebody whom the case concerns."""

    noun, tab = "case", "people"
    find = staticmethod(case_access.get_case)
    action = staticmethod(people.add)
    require = staticmethod(policies.require_may_add_person)
    form = forms.AddPerson
    title = gettext_lazy("Add a person")
    consequence = gettext_lazy("Name and way to reach them are sealed with the case.")

    def _next(self, row: Any, done: Any) -> str:
        return tab_url(row, self.tab)


class ChangePart(CaseDoing):
    """From a day on, another part."""

    noun = "person"
    find = staticmethod(access.get_person)
    action = staticmethod(people.change_part)
    require = staticmethod(policies.require_may_change_part)
    form = forms.ChangePart
    title = gettext_lazy("Change the part")
    consequence = gettext_lazy("The earlier part stays on file with its day.")

    def _next(self, row: Any, done: Any) -> str:
        return tab_url(row.case, "people")


class Relate(AddPerson):
    """How two of them stand to each other."""

    action = staticmethod(people.relate)
    require = staticmethod(policies.require_may_relate)
    form = None
    title = gettext_lazy("Note a relation")
    consequence = gettext_lazy("A relation says nothing about fault. Without a source it is a rumour: name one.")

    def _form(self, row: Any, request: HttpRequest, *posted: Any) -> django_forms.Form:
        subjects, persons, _relations = access.read_people(request.user, row, timezone.now())
        return forms.Relate(*posted, known=[*subjects, *persons])


class Strike(CaseDoing):
    """A relation that proved wrong."""

    noun = "relation"
    find = staticmethod(access.get_relation)
    action = staticmethod(people.strike)
    require = staticmethod(policies.require_may_strike)
    title = gettext_lazy("Strike the relation")
    consequence = gettext_lazy("It leaves the drawing. The list keeps it, struck, with who struck it.")

    def _back(self, row: Any) -> str:
        return tab_url(row.case, "people")

    def _next(self, row: Any, done: Any) -> str:
        return tab_url(row.case, "people")


@require_http_methods(["GET", "HEAD", "POST"])
@after_declaring
def history(request: HttpRequest, pk: Any) -> HttpResponse:
    """What the office knows of this person from other cases; each look has a purpose and is an entry."""
    subject = access.get_subject(request.user, pk)
    refusal = why_not(history_policies.require_may_look, subject=subject, by=request.user)
    form = history_forms.Look(request.POST if request.method == "POST" else None)
    found = None
    if request.method == "POST" and refusal is None and form.is_valid():
        found = histories.look(
            subject=subject, purpose=form.cleaned_data["purpose"], by=request.user, at=timezone.now()
        )
    shown = {
        "subject": subject,
        "case": subject.case,
        "form": form,
        "refusal": refusal,
        "found": found,
        "back": tab_url(subject.case, "people"),
        "hides": history_access.hidden_words(subject.case),
    }
    status = 409 if refusal else 422 if request.method == "POST" and found is None else 200
    return render(request, "cases/history.html", shown, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """Who may look across cases; the head lets others in and keeps the index up to date."""
    history_policies.require_keeper(by=request.user)
    form = history_forms.Let(request.POST or None, members=history_access.members_who_could())
    refusal = why_not(history_policies.require_may_keep_index, by=request.user)
    done = ""
    if request.method == "POST" and refusal is None:
        done = _kept(request, form)
    shown = {
        "form": form,
        "refusal": refusal,
        "holders": history_access.holders(),
        "missing": history_access.count_missing(request.user),
        "done": done,
    }
    return render(request, "cases/history_index.html", shown, status=409 if refusal else 200)


def _kept(request: HttpRequest, form: django_forms.Form) -> str:
    now = timezone.now()
    if "index" in request.POST:
        return str(histories.index_mine(by=request.user, at=now))
    if form.is_valid():
        step = histories.withdraw if form.cleaned_data["step"] == "withdraw" else histories.give
        step(member=form.cleaned_data["member"], by=request.user, at=now)
    return ""
