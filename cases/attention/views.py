"""Watching, the next review, how one is told, the calendar."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cases import access
from cases.attention import feeds, forms, marks, preferences, reviews
from cases.views.doing import CaseDoing, after_declaring
from machine import tally

TRIES = 30  # wrong calendar addresses from one place within ten minutes, then every one is wrong
TAKES = 60  # times that one calendar may be fetched within ten minutes


@require_POST
@after_declaring
def watch(request: HttpRequest, pk: Any) -> HttpResponse:
    """Begin to watch the case, or stop."""
    case = access.get_case(request.user, pk)
    act = marks.unwatch if request.POST.get("stop") == "1" else marks.watch
    act(case=case, by=request.user, at=timezone.now())
    return redirect(case.get_absolute_url())


class SetReview(CaseDoing):
    """The day on which the case is looked at again."""

    noun = "case"
    find = staticmethod(access.get_case)
    action = staticmethod(reviews.set_review)
    require = staticmethod(reviews.require_may_set)
    form = forms.Review
    title = gettext_lazy("Set the next review")
    consequence = gettext_lazy("The day stands among the next dates of the case, in the place of an earlier one.")

    def _next(self, row: Any, done: Any) -> str:
        return row.get_absolute_url()


@require_http_methods(["GET", "HEAD", "POST"])
def preferences_page(request: HttpRequest) -> HttpResponse:
    """The digest and the calendar's address."""
    mine = preferences.of(request.user)
    form = forms.Preferences(request.POST or None, initial={"digest": mine.is_digest_wanted, "address": mine.address})
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        preferences.tell(digest=values["digest"], address=values["address"], by=request.user, at=timezone.now())
        messages.success(request, _("It is done as you said."))
        return redirect("cases:preferences")
    shown = {"form": form, "feed": feeds.open_feed(request.user)}
    return render(request, "cases/attention/preferences.html", shown, status=422 if form.is_bound else 200)


@require_POST
def make_feed(request: HttpRequest) -> HttpResponse:
    """A new address for the calendar, shown once."""
    token = feeds.make(by=request.user, at=timezone.now())
    url = request.build_absolute_uri(reverse("cases:feed", args=[token]))
    return render(request, "cases/attention/feed.html", {"url": url})


@require_POST
def revoke_feed(request: HttpRequest) -> HttpResponse:
    """Close the address."""
    feeds.revoke(by=request.user, at=timezone.now())
    messages.success(request, _("The address is closed. Nobody gets anything from it any more."))
    return redirect("cases:preferences")


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar itself, for whoever has the address; otherwise nothing is here."""
    place = tally.tag(request.META.get("REMOTE_ADDR", ""))
    member = None if place and tally.counted(f"feed:{place}") >= TRIES else feeds.owner_of(token)
    if member is None:
        if place:  # an address that many share is no sign of anybody
            tally.count(f"feed:{place}")
        raise Http404
    if tally.count(f"calendar:{tally.mark('calendar', token)}") > TAKES:
        raise Http404
    answer = HttpResponse(feeds.as_ics(member, timezone.now()), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="deadlines.ics"'
    return answer
