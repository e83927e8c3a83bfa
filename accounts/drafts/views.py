"""Keeping what is being typed (the script asks for it), and throwing it away."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from accounts.drafts import keeping
from accounts.drafts.keeping import Place


def _place(request: HttpRequest) -> Place:
    return Place(request.POST.get("draft_form", "")[:80], request.POST.get("draft_row", "")[:40])


@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Keep the words that are in the form now; 204 when they are kept, 422 when there is nothing worth it."""
    place = _place(request)
    kept = place.form and keeping.keep(place, dict(request.POST.lists()), by=request.member, at=timezone.now())
    return HttpResponse(status=204 if kept else 422)


@require_POST
def drop(request: HttpRequest) -> HttpResponse:
    """Throw the words away and go back to the empty form."""
    keeping.drop(_place(request), by=request.member)
    back = request.POST.get("draft_path", "")
    is_ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    return redirect(back if is_ours else reverse("home"))
