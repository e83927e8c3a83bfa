"""The administrator's page of ready plans."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views import View
from django.views.decorators.http import require_safe

from accounts.policies import require_role
from cases.planning import access, ready_forms
from cases.planning.actions import templates
from cases.planning.ready import plan_for


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Every category with where its ready plan comes from."""
    require_role(request.user, "administrator")
    own = access.own_templates()
    rows = [
        {"code": code, "label": label, "plan": plan_for(code, own), "own": own.get(code)}
        for code, label in access.categories().items()
    ]
    return render(request, "cases/planning/ready_plans.html", {"rows": rows})


class Edit(View):
    """One ready plan in every language; saving keeps a new version."""

    def get(self, request: HttpRequest, category: str) -> HttpResponse:
        """The plan as it is used now."""
        plan = self._plan(request, category)
        return self._page(request, category, ready_forms.Ready(plan=plan))

    def post(self, request: HttpRequest, category: str) -> HttpResponse:
        """Keep a new version."""
        form = ready_forms.Ready(request.POST, plan=self._plan(request, category))
        if not form.is_valid():
            return self._page(request, category, form, 422)
        templates.change(category=category, body=form.body(), by=request.user, at=timezone.now())
        return redirect("cases:ready_plans")

    def _plan(self, request: HttpRequest, category: str):
        require_role(request.user, "administrator")
        if category not in access.categories():
            raise Http404
        return plan_for(category, access.own_templates())

    def _page(self, request: HttpRequest, category: str, form: ready_forms.Ready, answer: int = 200) -> HttpResponse:
        label = access.categories()[category]
        return render(request, "cases/planning/ready_plan.html", {"label": label, "form": form}, status=answer)
