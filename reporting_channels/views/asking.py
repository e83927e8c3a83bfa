"""The page before sending, in a rush: a plain question, or nothing at all where the browser solved a puzzle."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from reporting_channels import reporter_door
from reporting_channels.crowd import gate, lanes
from reporting_channels.drafts import Draft
from reporting_channels.wizard import Way
from ui.security import SELF


def question(request: HttpRequest, draft: Draft, text: str) -> gate.Asked | None:
    """What must be asked before this draft is sent; None too for a second press of "send", which sends nothing."""
    asked = gate.before_sending(
        guard=draft.guard,
        submission=draft.submission,
        text=text,
        posted=request.POST,
        language=get_language() or "en",
    )
    return None if asked is None or reporter_door.is_sent(draft.submission) else asked


def page(request: HttpRequest, way: Way, asked: gate.Asked) -> HttpResponse:
    """The question. This page alone may run the site's one script, which nobody needs."""
    context = {"way": way, "form": None, "draft": way.draft.sealed(), "asked": asked}
    response = render(request, "reporting_channels/tell/ask.html", context, status=422 if asked.was_wrong else 200)
    response._csp_update = {"script-src": [SELF]}  # type: ignore[attr-defined]  django-csp's own name
    return response


@contextmanager
def turn(draft: Draft) -> Iterator[None]:
    """Wait for a turn to send: whoever answered first, and whoever was sent away often enough; raises Crowded."""
    guard = draft.guard
    is_first = guard.has_passed or guard.waits >= lanes.PATIENT or not gate.is_rush()
    try:
        with lanes.sending.turn(is_first=is_first):
            yield
    except lanes.Crowded:
        guard.waits += 1
        raise
    gate.count_sent(draft.submission)
