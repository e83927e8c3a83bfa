"""The reporter says who they are after all, or takes it back: a page behind the receipt, with no address of its own."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from machine.refusals import Refused
from reporting_channels import access_identity, policies_identity
from reporting_channels.actions import identities
from reporting_channels.codes import IdentityPart
from reporting_channels.forms_reporter import SayWhoLater
from reporting_channels.reporter_door import Opened

PAGE = "identity"
TAKE = "take:"


def is_asked(request: HttpRequest) -> bool:
    """Whether this press belongs to the identity's page."""
    return PAGE in (request.POST.get("page"), request.POST.get("go"))


def carried(request: HttpRequest) -> list[tuple[str, str]]:
    """What was typed here, to travel through the door when the page was closed for safety."""
    if not is_asked(request):
        return []
    return [("page", PAGE), *((name, request.POST.get(name, "")) for name in ("name", "contact"))]


def answer(request: HttpRequest, opened: Opened, token: str) -> HttpResponse:
    """The page, after the step that was pressed, if one was."""
    go = request.POST.get("go", "")
    if "language" in request.POST or not (go == "add" or go.startswith(TAKE)):
        typed = {name: request.POST.get(name, "") for name in ("name", "contact")}
        return _page(request, opened, token, form=SayWhoLater(initial=typed))
    try:
        return _add(request, opened, token) if go == "add" else _take_back(request, opened, token)
    except policies_identity.OpenedAlready as refusal:
        # Under a derogation the page may not say that it was opened, and must not say that it was not.
        return _page(request, opened, token, is_refused=True, status=refusal.http_status)
    except Refused as refusal:
        return _page(request, opened, token, notice=refusal.sentence, status=refusal.http_status)


def _add(request: HttpRequest, opened: Opened, token: str) -> HttpResponse:
    form = SayWhoLater(request.POST)
    if not form.is_valid():
        return _page(request, opened, token, form=form, status=422)
    identities.add(report=opened.report, key=opened.key, at=timezone.now(), **form.cleaned_data)
    return _page(request, opened, token, done="added")


def _take_back(request: HttpRequest, opened: Opened, token: str) -> HttpResponse:
    part = request.POST["go"].removeprefix(TAKE)
    if part not in (IdentityPart.ALL, IdentityPart.NAME, IdentityPart.CONTACT):
        raise policies_identity.NothingToTakeBack()
    identities.take_back(report=opened.report, key=opened.key, part=part, at=timezone.now())
    return _page(request, opened, token, done="taken")


def _page(request: HttpRequest, opened: Opened, token: str, *, status: int = 200, **shown) -> HttpResponse:
    standing = access_identity.standing(opened.report, timezone.localdate())
    typed = {name: request.POST.get(name, "") for name in ("name", "contact")} if "done" not in shown else {}
    context = {
        "open": token,
        "report": opened.report,
        "standing": standing,
        "is_over": opened.report.is_over,
        "needed": opened.report.channel.custodians_needed,
        "form": SayWhoLater(initial=typed),
        **shown,
    }
    return render(request, "reporting_channels/come_back/identity.html", context, status=status)
