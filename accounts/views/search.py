"""The one box: what is asked is posted, so that no name stands in an address."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts import search


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    """The box, and what was found."""
    text = request.POST.get("q", "")[: search.LONGEST]
    groups = search.found(request.member, text, timezone.now()) if text.strip() else []
    return render(request, "accounts/search.html", {"text": text, "groups": groups})
