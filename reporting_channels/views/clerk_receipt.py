"""The receipt in a clerk's hands: shown after sending, read out, repeated, handed over, and then gone."""

import time
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from machine.refusals import Refused
from reporting_channels import deadlines, tokens
from reporting_channels.actions import taking_down
from reporting_channels.codes import Handover
from reporting_channels.models import Report
from reporting_channels.taking_down import access, digits, policies
from reporting_channels.taking_down.drafts import ClerkDraft
from reporting_channels.taking_down.forms import ReadBack
from reporting_channels.views.tell import qr

PURPOSE = "amana/clerk-receipt/v1"
LIFE = 30 * 60  # seconds of the page: no longer than a call lasts
AGAIN = 4 * 60 * 60  # seconds in which a second press of "send" finds a receipt that nobody confirmed


class PageOver(Refused):
    """The receipt stays on a clerk's screen no longer than a call lasts."""

    http_status = 410
    sentence = _("This receipt was shown too long ago. It cannot be shown again.")


def first(request: HttpRequest, report: Report, draft: ClerkDraft, *, is_again: bool) -> HttpResponse:
    """Show the receipt after sending; a second press finds it again for a while, until it was handed over."""
    row = access.taking_of(request.user, report.pk)
    policies.require_may_settle(taking_down=row, by=request.user)
    if is_again and time.time() - draft.sealed_at > AGAIN:
        raise PageOver()
    slip = {
        "report": report.pk.hex,
        "digits": draft.receipt,
        "clerk": str(request.user.pk),
        "language": draft.start["language"],
        "medium": report.medium,
        "procedure": report.procedure,
        "on": report.received_on.isoformat(),
        "at": int(time.time()),
    }
    return _page(request, slip, ReadBack(), is_again=is_again)


def answer(request: HttpRequest) -> HttpResponse:
    """Compare what the person repeats, or record what became of the receipt."""
    slip = tokens.unseal(PURPOSE, request.POST["slip"])
    if slip["clerk"] != str(request.user.pk):
        raise tokens.TokenForged()
    if time.time() - slip["at"] > LIFE:
        raise PageOver()
    row = access.taking_of(request.user, UUID(hex=slip["report"]))
    policies.require_may_settle(taking_down=row, by=request.user)
    go = request.POST.get("go", "")
    if go in (Handover.HANDED_OVER, Handover.REFUSED):
        taking_down.settle(taking_down=row, handover=go, by=request.user, at=timezone.now())
        return redirect("taking_down")
    form = ReadBack(request.POST)
    if not form.is_valid():
        return _page(request, slip, form, status=422)
    heard = digits.heard(form.cleaned_data["typed_code"], slip["digits"])
    if heard.is_right:
        return _page(request, slip, ReadBack(), is_right=True)
    form.add_error("typed_code", _wrong(heard))
    return _page(request, slip, form, status=422, wrong=heard.wrong)


def _wrong(heard: digits.Heard) -> str:
    if heard.wrong:
        places = ", ".join(str(place) for place in heard.wrong)
        return ngettext(
            "Group %(places)s is not the same. Read it out again.",
            "Groups %(places)s are not the same. Read them out again.",
            len(heard.wrong),
        ) % {"places": places}
    return gettext("So far it is right, but thirty-two digits are needed and %(count)s were typed.") % {
        "count": heard.count
    }


def _page(request: HttpRequest, slip: dict[str, Any], form: ReadBack, *, status: int = 200, **shown: Any):
    context = {
        "slip": tokens.seal(PURPOSE, slip),
        "digits": slip["digits"],
        "groups": digits.spelled(slip["digits"], slip["language"]),
        "language": slip["language"],
        "is_oral": slip["medium"] in ("telephone", "hotline", "visit"),
        "qr": qr(slip["digits"]),
        "promise": deadlines.promise(slip["procedure"], date.fromisoformat(slip["on"])),
        "received_on": date.fromisoformat(slip["on"]),
        "site": settings.REPORTER_URL,
        "form": form,
        **shown,
    }
    return render(request, "reporting_channels/clerk/receipt.html", context, status=status)
