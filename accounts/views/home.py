"""The home page: what waits for me."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts import home, sign_ins


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Everything that waits for this member, late things first."""
    shown = home.waiting(request.member, timezone.localdate())
    context = {
        "shown": [one for one in shown if one.rows],
        "quiet": [one for one in shown if not one.rows and one.section.empty],
        "is_locked": sign_ins.KEY not in request.session,
    }
    return render(request, "accounts/home.html", context)
