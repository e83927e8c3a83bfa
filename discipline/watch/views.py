"""The notices of limits that come near, and what a changed calendar moved."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from discipline.watch import access
from discipline.watch.waiting import holder_of, label_of


@require_safe
def told(request: HttpRequest) -> HttpResponse:
    """One's own notices, each with the way to its matter; recomputations with how far they came."""
    shown = {
        "notices": [
            {"row": one, "holder": holder_of(one.limit), "label": label_of(one.limit), "limit": one.limit}
            for one in access.list_unseen(request.user)
        ],
        "recomputations": access.list_recomputations(),
        "moves": [
            {"row": one, "holder": holder_of(one.limit), "label": label_of(one.limit), "limit": one.limit}
            for one in access.list_moves(request.user)
        ],
    }
    return render(request, "discipline/watch/told.html", shown)


@require_POST
def seen(request: HttpRequest, pk: Any) -> HttpResponse:
    """Put a notice away."""
    access.see(request.user, pk, timezone.now())
    return redirect("discipline:limits_told")
