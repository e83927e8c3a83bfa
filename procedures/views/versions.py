"""The rules the office works by, to read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from machine.policies import may
from procedures import access, differing, policies


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    rows = {"versions": access.list_versions(), "calendars": access.list_calendars()}
    rows["may_keep"] = may(policies.require_may_keep_calendar, by=request.user)
    rows["may_load"] = may(policies.require_may_load, by=request.user)
    return render(request, "procedures/list.html", rows)


@require_safe
def version(request: HttpRequest, version_id) -> HttpResponse:
    found = access.get_version(version_id)
    may_sign = may(policies.require_may_sign, version=found, by=request.user)
    shown = {
        "version": found,
        "profile": found.profile,
        "may_sign": may_sign,
        "may_load": may(policies.require_may_load, by=request.user),
        "before": access.before(found),
        "doubts": differing.doubts(found.body),
    }
    return render(request, "procedures/version.html", shown)
