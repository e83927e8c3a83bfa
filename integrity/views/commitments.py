"""The joint action plan and one commitment."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views import View

from integrity import access, forms, policies
from integrity.actions import commitments
from integrity.models import FACTORS
from machine.policies import may, why_not


class Plan(View):
    """Every commitment, by factor of the declaration."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the plan, or one factor of it."""
        factor = request.GET.get("factor", "")
        today = timezone.localdate()
        groups = [(label, [(row, row.is_late(today)) for row in rows]) for label, rows in access.list_by_factor(factor)]
        shown = {
            "groups": groups,
            "factors": FACTORS.items(),
            "factor": factor,
            "may_propose": may(policies.require_may_propose, by=request.user),
        }
        return render(request, "integrity/plan.html", shown)


class Propose(View):
    """Write a commitment down."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Ask."""
        return self._page(request, forms.Propose())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Propose it."""
        form = forms.Propose(request.POST)
        if not form.is_valid():
            return self._page(request, form, status=422)
        made = commitments.propose(by=request.user, at=timezone.now(), **form.cleaned_data)
        return redirect(made.get_absolute_url())

    def _page(self, request: HttpRequest, form: forms.Propose, status: int = 200) -> HttpResponse:
        refusal = why_not(policies.require_may_propose, by=request.user)
        shown = {"form": form, "refusal": refusal}
        return render(request, "integrity/propose.html", shown, status=403 if refusal else status)


class CommitmentPage(View):
    """One commitment with its line and what can be done."""

    def get(self, request: HttpRequest, pk: Any) -> HttpResponse:
        """Show it."""
        commitment = access.get_commitment(request.user, pk)
        shown = {"commitment": commitment, "is_late": commitment.is_late(timezone.localdate())}
        return render(request, "integrity/commitment.html", shown)
