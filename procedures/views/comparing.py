"""Procedures side by side, and the same case under each. Nothing is stored: the question is in the address."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from procedures import access, comparing, forms


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Two or three procedures, point by point; with days given, the same case under each of them."""
    offered = access.list_latest()
    form = forms.Compare(request.GET or None, versions=offered)
    shown: dict[str, Any] = {"form": form}
    if form.is_valid():
        chosen = [version for version in offered if version.code in form.cleaned_data["procedures"]]
        shown |= _compared(chosen, form.days())
    status = 422 if form.is_bound and not form.is_valid() else 200
    return render(request, "procedures/compare.html", shown, status=status)


def _compared(chosen: list[Any], days: dict[str, date]) -> dict[str, Any]:
    today = timezone.localdate()
    lives = [comparing.lived(one.profile, days, access.calendar_of(one.country), today) for one in chosen]
    questions = comparing.table([one.profile for one in chosen])
    return {"chosen": chosen, "questions": questions, "lives": lives if days else []}
