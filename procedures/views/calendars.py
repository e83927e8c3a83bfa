"""The office's calendar of one country and year."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from machine.policies import may
from procedures import access, policies
from procedures.actions import holidays
from procedures.forms import HolidayForm


@require_http_methods(["GET", "HEAD", "POST"])
def calendar(request: HttpRequest, country: str, year: int) -> HttpResponse:
    form = HolidayForm(request.POST or None)
    may_keep = may(policies.require_may_keep_calendar, by=request.user)
    if request.method == "POST" and form.is_valid():
        added = holidays.add(country=country, by=request.user, at=timezone.now(), **form.cleaned_data)
        return redirect("procedures:calendar", country, added.on.year)
    page = {
        "country": country, "year": year, "holidays": access.list_holidays(country, year),
        "form": form if may_keep else None,
    }  # fmt: skip
    return render(request, "procedures/calendar.html", page, status=422 if form.errors else 200)


@require_POST
def remove(request: HttpRequest, country: str, year: int, holiday_id) -> HttpResponse:
    holidays.remove(holiday=access.get_holiday(country, holiday_id), by=request.user, at=timezone.now())
    return redirect("procedures:calendar", country, year)
