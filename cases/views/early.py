"""Alerts of one's own chain, one alert with its events, its statement, and the rules."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from cases.actions import early
from cases.early import access, forms, policies
from cases.histories.access import holders
from machine.policies import why_not
from machine.refusals import Refused
from procedures.access import list_latest


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """What waits, what was closed and has not expired, and how often each rule was wrong."""
    today = timezone.localdate()
    shown = {
        "alerts": access.list_alerts(request.user, today),
        "measured": access.measured(request.user),
        "smallest": access.SMALLEST,
    }
    return render(request, "cases/early.html", shown)


@require_safe
def show(request: HttpRequest, pk: Any) -> HttpResponse:
    """The count, and each event behind it."""
    alert = access.get_alert(request.user, pk, timezone.localdate())
    access.read_alert(request.user, alert, timezone.now())
    refusal = why_not(policies.require_may_state, early_alert=alert, by=request.user)
    return render(request, "cases/early_alert.html", {"alert": alert, "may_state": refusal is None})


@require_safe
def statement(request: HttpRequest, pk: Any) -> HttpResponse:
    """A page to print for the person: what was counted, what came of it."""
    alert = access.get_alert(request.user, pk, timezone.localdate())
    policies.require_may_state(early_alert=alert, by=request.user)
    access.read_alert(request.user, alert, timezone.now())
    return render(request, "cases/early_statement.html", {"alert": alert, "made_on": timezone.localdate()})


@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """Every rule, and how often it was wrong."""
    policies.require_may_keep_rules(by=request.user)
    measured = {one["rule"].pk: one for one in access.measured(request.user)}
    shown = {"rules": [(one, measured.get(one.pk)) for one in access.list_rules()], "smallest": access.SMALLEST}
    return render(request, "cases/early_rules.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def rule(request: HttpRequest, pk: Any = None) -> HttpResponse:
    """Write or change one rule."""
    policies.require_may_keep_rules(by=request.user)
    row = access.get_rule(request.user, pk) if pk else None
    form = _rule_form(request, row)
    if request.method == "POST" and form.is_valid():
        try:
            _write(request, row, form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused.sentence))
        else:
            return redirect("cases:early_rules")
    status = 422 if request.method == "POST" else 200
    return render(request, "cases/early_rule.html", {"form": form, "rule": row}, status=status)


def _rule_form(request: HttpRequest, row: Any) -> forms.Rule:
    categories = {one.code: one.label for version in list_latest() for one in version.profile.categories}
    initial = forms.Rule.filled(row) if row else {}
    posted = request.POST if request.method == "POST" else None
    return forms.Rule(posted, initial=initial, categories=list(categories.items()), reviewers=holders())


def _write(request: HttpRequest, row: Any, values: dict[str, Any]) -> None:
    if row is None:
        early.write_rule(by=request.user, at=timezone.now(), **values)
    else:
        early.change_rule(rule=row, by=request.user, at=timezone.now(), **values)
