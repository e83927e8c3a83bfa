"""Holds on exhibits, and their destruction by three people."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from cases import access as case_access
from cases.custody import certificate as certificates
from cases.custody import forms, reading
from cases.custody import policies_keeping as policies
from cases.custody.actions import keeping
from cases.views.doing import CaseDoing, after_declaring


class Hold(CaseDoing):
    """Keep it, whatever the procedure says."""

    noun = "exhibit"
    find = staticmethod(case_access.get_exhibit)
    action = staticmethod(keeping.place_hold)
    require = staticmethod(policies.require_may_place_hold)
    form = forms.Hold
    title = gettext_lazy("Place a hold")
    consequence = gettext_lazy("It is neither destroyed nor given back until somebody else of the team lifts the hold.")


class Lift(CaseDoing):
    """Let it go its way again."""

    noun = "hold"
    find = staticmethod(reading.get_hold)
    action = staticmethod(keeping.lift_hold)
    require = staticmethod(policies.require_may_lift_hold)
    title = gettext_lazy("Lift the hold")
    consequence = gettext_lazy("The exhibit can be given back, and destroyed once its time of keeping is over.")


class Propose(CaseDoing):
    """Ask for its destruction."""

    noun = "exhibit"
    find = staticmethod(case_access.get_exhibit)
    action = staticmethod(keeping.propose)
    require = staticmethod(policies.require_may_propose)
    form = forms.Propose
    title = gettext_lazy("Propose to destroy it")
    consequence = gettext_lazy("Two other people of the team must agree. Nothing is destroyed before.")


@require_safe
@after_declaring
def show(request: HttpRequest, pk: Any) -> HttpResponse:
    """Who asked, who agreed, why, and the certificate."""
    row = reading.get_destruction(request.user, pk)
    reading.read_destruction(request.user, row, timezone.now())
    return render(request, "cases/custody/destruction.html", {"row": row, "exhibit": row.exhibit})


@require_safe
@after_declaring
def certificate(request: HttpRequest, pk: Any) -> HttpResponse:
    """The certificate as a file; its SHA-256 stands in the log."""
    row = reading.get_destruction(request.user, pk)
    if row.certified_on is None:
        raise policies.NotCertified()
    response = HttpResponse(certificates.text_of(row), content_type="application/json")
    response["Content-Disposition"] = content_disposition_header(True, f"destruction-{row.exhibit.rank}.json")
    return response
