"""The rules the office works by, to read; a draft to sign."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from machine.policies import may
from procedures import access, policies
from procedures.actions import versions


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    rows = {"versions": access.list_versions(), "calendars": access.list_calendars()}
    return render(request, "procedures/list.html", rows)


@require_safe
def version(request: HttpRequest, version_id) -> HttpResponse:
    found = access.get_version(version_id)
    may_sign = may(policies.require_may_sign, version=found, by=request.user)
    return render(
        request, "procedures/version.html", {"version": found, "profile": found.profile, "may_sign": may_sign}
    )


@require_POST
def sign(request: HttpRequest, version_id) -> HttpResponse:
    return redirect(versions.sign(version=access.get_version(version_id), by=request.user, at=timezone.now()))
