"""Procedures side by side, and the same case under each. Nothing is stored: the question is in the address."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from procedures import access, comparing, forms, printing


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Two or three procedures, point by point; with days given, the same case under each of them."""
    offered = access.list_latest()
    form = forms.Compare(request.GET or None, versions=offered)
    shown: dict[str, Any] = {"form": form}
    if form.is_valid():
        chosen = [version for version in offered if version.code in form.cleaned_data["procedures"]]
        shown |= _compared(chosen, form)
    status = 422 if form.is_bound and not form.is_valid() else 200
    return render(request, "procedures/compare.html", shown, status=status)


@require_safe
def compare_pdf(request: HttpRequest) -> HttpResponse:
    """The same on paper; a question that the page would not answer is asked there again."""
    offered = access.list_latest()
    form = forms.Compare(request.GET or None, versions=offered)
    if not form.is_valid():
        return render(request, "procedures/compare.html", {"form": form}, status=422 if form.is_bound else 200)
    chosen = [version for version in offered if version.code in form.cleaned_data["procedures"]]
    found = _compared(chosen, form)
    content = printing.comparison(chosen, found["questions"], found["lives"], found["facts"], timezone.localtime())
    answer = HttpResponse(content, content_type="application/pdf")
    name = "-".join(version.code for version in chosen)
    answer["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    return answer


def _compared(chosen: list[Any], form: forms.Compare) -> dict[str, Any]:
    today, days, (conduct, done) = timezone.localdate(), form.days(), form.conduct()
    lives = [comparing.lived(one.profile, days, access.calendar_of(one.country), today, conduct) for one in chosen]
    questions = comparing.table([one.profile for one in chosen])
    facts: list[tuple[Any, date | str]] = [(form.fields["conduct"].label, done)] if done else []
    facts += [(label, days[key]) for key, label, _events in comparing.FACTS if key in days]
    return {"chosen": chosen, "questions": questions, "lives": lives if facts else [], "facts": facts}
