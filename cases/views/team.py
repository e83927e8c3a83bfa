"""Letting people in, declaring, stepping back."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from cases import access, forms, policies
from cases.actions import assignments, recusals
from cases.views.doing import CaseDoing


class Assign(CaseDoing):
    """The head gives somebody a part in the case."""

    noun = "case"
    find = staticmethod(access.get_case)
    action = staticmethod(assignments.assign)
    require = staticmethod(policies.team.require_may_form_team)
    form = forms.Assign
    tab = "team"
    title = gettext_lazy("Assign somebody")
    consequence = gettext_lazy(
        "Permission and key are given together. The file opens for the person once they have stated that they have"
        " no conflict of interests."
    )


class End(CaseDoing):
    """The head takes somebody off the team."""

    noun = "assignment"
    find = staticmethod(access.get_assignment)
    action = staticmethod(assignments.end)
    require = staticmethod(policies.team.require_may_end)
    title = gettext_lazy("End this assignment")
    consequence = gettext_lazy("The person can no longer open the case. What they did stays on file under their name.")


class Declare(View):
    """Before the file opens: the names of those concerned, and one question."""

    def get(self, request: HttpRequest, pk: Any) -> HttpResponse:
        """Show who is concerned, and nothing else of the file."""
        assignment = access.get_assignment_to_declare(request.user, pk)
        subjects = access.read_subjects_to_declare(request.user, assignment, timezone.now())
        return render(request, "cases/declare.html", {"assignment": assignment, "subjects": subjects})

    def post(self, request: HttpRequest, pk: Any) -> HttpResponse:
        """State that one has no conflict."""
        assignment = access.get_assignment_to_declare(request.user, pk)
        assignments.declare(assignment=assignment, by=request.user, at=timezone.now())
        return redirect(assignment.case.get_absolute_url())


class Recuse(CaseDoing):
    """Step back because of a conflict."""

    noun = "case"
    find = staticmethod(access.get_case_to_leave)
    action = staticmethod(recusals.recuse)
    require = staticmethod(policies.team.require_may_recuse)
    form = forms.Recuse
    title = gettext_lazy("Step back because of a conflict")
    consequence = gettext_lazy(
        "From now on this case, and the report it comes from, do not exist for you any more. This cannot be undone."
    )

    def _next(self, row: Any, done: Any) -> str:
        messages.success(self.request, _("You have stepped back. The head of office can see it and will replace you."))
        return reverse("cases:list")
