"""The list of units, and keeping it."""

from collections.abc import Callable
from typing import Any

from django import forms as django_forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from machine.policies import may
from machine.refusals import Refused
from procedures.units import access, actions, forms, policies


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Every unit with its code and its name."""
    may_keep = may(policies.require_may_keep_units, by=request.user)
    return render(request, "procedures/units.html", {"units": access.list_units(), "may_keep": may_keep})


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Add a unit."""
    policies.require_may_keep_units(by=request.user)
    return _keep(request, forms.Add(request.POST or None), _("Add a unit"), actions.add)


@require_http_methods(["GET", "HEAD", "POST"])
def rename(request: HttpRequest, pk: Any) -> HttpResponse:
    """Call a unit otherwise."""
    policies.require_may_keep_units(by=request.user)
    unit = access.get_unit(pk)
    form = forms.Names(request.POST or None, initial={f"name_{code}": unit.names.get(code) for code in ("fr", "en")})

    def act(**values: Any) -> None:
        actions.rename(unit=unit, **values)

    return _keep(request, form, _("Change the name"), act, unit.code)


def _keep(
    request: HttpRequest, form: django_forms.Form, title: str, act: Callable[..., Any], code: str = ""
) -> HttpResponse:
    """Ask, then carry out; a refusal stands beside what was typed."""
    if request.method == "POST" and form.is_valid():
        try:
            act(by=request.user, at=timezone.now(), **form.values())
        except Refused as refusal:
            form.add_error(None, str(refusal.sentence))
        else:
            return redirect("procedures:units")
    page = {"form": form, "title": title, "code": code}
    return render(request, "procedures/unit_form.html", page, status=422 if form.errors else 200)
