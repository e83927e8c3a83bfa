"""How a case is joined to others; linking, merging, splitting; finding a case by its number."""

from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from cases import access
from cases.grid.access import name_allegations
from cases.joining import access as joining_access
from cases.joining import actions, forms, policies
from cases.screening.views import Answering
from cases.views.doing import CaseDoing


@require_safe
def by_number(request: HttpRequest) -> HttpResponse:
    """Lead to the case with this number, or to the one in which it goes on; else back to the list, saying so."""
    asked = request.GET.get("number", "")[:60]
    case = joining_access.find_by_number(request.user, asked)
    if case is not None:
        return redirect(case)
    messages.info(request, _("No case with this number is open to you."))
    return redirect("cases:list")


class Link(CaseDoing):
    """Link the case to another."""

    noun = "case"
    find = staticmethod(access.get_case)
    action = staticmethod(actions.link)
    require = staticmethod(policies.require_may_link)
    form = forms.Link
    title = gettext_lazy("Link to another case")

    def _next(self, row: Any, done: Any) -> str:
        return row.get_absolute_url()


class Unlink(CaseDoing):
    """End a link."""

    noun = "link"
    find = staticmethod(joining_access.get_link)
    action = staticmethod(actions.unlink)
    require = staticmethod(policies.require_may_unlink)
    title = gettext_lazy("End this link")

    def _next(self, row: Any, done: Any) -> str:
        return row.case.get_absolute_url()


class Merge(CaseDoing):
    """Propose that another case goes on in this one."""

    noun = "case"
    find = staticmethod(access.get_case)
    action = staticmethod(actions.propose_merger)
    require = staticmethod(policies.require_may_propose_merger)
    form = forms.Merge
    title = gettext_lazy("Merge another case into this one")
    consequence = gettext_lazy(
        "Both numbers live on: the other one will lead here. Its open allegations come with links to their evidence;"
        " its exhibits, records, team and log stay where they are. A second person of both cases answers first."
    )

    def _next(self, row: Any, done: Any) -> str:
        return row.get_absolute_url()


class AnswerMerger(Answering):
    """Whether two cases become one."""

    noun = "merger"
    find = staticmethod(joining_access.get_merger)
    confirm = staticmethod(actions.confirm_merger)
    refuse = staticmethod(actions.refuse_merger)
    require = staticmethod(policies.require_may_answer_merger)
    form = forms.Answer
    title = gettext_lazy("Answer as the second person")
    consequence = gettext_lazy("If you agree, the cases become one now. This cannot be undone; a split is a new act.")

    def _page(self, request: HttpRequest, row: Any, form: Any, status: int = 200) -> HttpResponse:
        read = joining_access.read_joined(request.user, row.case, timezone.now())["mergers"]
        self.extra_context = {"proposal": next(one for one in read if one.pk == row.pk), "merger": row}
        return super()._page(request, row, form, status)


class Split(CaseDoing):
    """Allegations become a case of their own."""

    noun = "case"
    find = staticmethod(access.get_case)
    action = staticmethod(actions.split)
    require = staticmethod(policies.require_may_split)
    title = gettext_lazy("Split into a case of its own")
    consequence = gettext_lazy(
        "You become the head of the new case. Its team reads what moves, with the evidence linked to it, and nothing"
        " else of this file. Here the allegations can still be read."
    )

    def _form(self, row: Any, request: HttpRequest, *posted: Any) -> django_forms.Form:
        named = name_allegations(request.user, row, timezone.now())
        movable = [pair for pair in named if pair[0].state in policies.MOVABLE]
        categories = [(one.code, one.label) for one in row.procedure.profile.categories]
        return forms.Split(*posted[:1], allegations=movable, categories=categories, case=row)
