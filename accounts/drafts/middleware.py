"""Forms that keep what is typed: words are kept when they are refused, and forgotten when they arrive."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.utils import timezone

from accounts.drafts import keeping
from accounts.drafts.keeping import Kept, Place
from ui.typed import TOO_MUCH

OWN = ("draft_keep", "draft_drop")
REFUSED = (400, 403, 409, 413, 422)  # the words did not arrive
Answer = Callable[[HttpRequest], HttpResponse]


def place_of(request: HttpRequest) -> Place | None:
    """The form that this address shows; None where there is none, or it belongs to nobody."""
    match = request.resolver_match
    if match is None or not getattr(request, "member", None):
        return None
    parts = {name: str(value) for name, value in match.kwargs.items()}
    row = parts.pop("pk", "")
    return Place(":".join([match.view_name, *parts.values()])[:80], row[:40])


class Drafts:
    """After a POST: keep what was refused, forget what was sent. ``request.draft()`` hands a form what was kept."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.draft = lambda: _kept(request)  # type: ignore[attr-defined]
        answer = self.get_response(request)
        place, member = posted_place(request), getattr(request, "member", None)
        if place is not None and member is not None and member.keyring is not None:
            if answer.status_code in REFUSED:
                keeping.keep(place, dict(request.POST.lists()), by=member, at=timezone.now())
            elif answer.status_code in (200, 302, 303):
                keeping.drop(place, by=member)
        return answer


def posted_place(request: HttpRequest) -> Place | None:
    """The form that was sent, if it is one that keeps drafts and went to its own address."""
    if request.method != "POST" or request.resolver_match is None or request.resolver_match.view_name in OWN:
        return None
    try:
        form = request.POST.get("draft_form", "")
    except (UnreadablePostError, MultiPartParserError, *TOO_MUCH):
        return None
    return Place(form[:80], request.POST.get("draft_row", "")[:40]) if form else None


def _kept(request: HttpRequest) -> Kept | None:
    place, member = place_of(request), getattr(request, "member", None)
    if place is None or member is None or request.method not in ("GET", "HEAD"):
        return None
    return keeping.kept(place, by=member, at=timezone.now())
