"""The office's calendar of one country and year."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.views.decorators.http import require_http_methods, require_POST

from machine.policies import may
from machine.refusals import Refused
from procedures import access, policies
from procedures.actions import holidays
from procedures.calendars import is_rest_verified, weekend_of
from procedures.forms import CopyYear, HolidayForm


@require_http_methods(["GET", "HEAD", "POST"])
def calendar(request: HttpRequest, country: str, year: int) -> HttpResponse:
    form = HolidayForm(request.POST or None)
    may_keep = may(policies.require_may_keep_calendar, by=request.user)
    if request.method == "POST" and form.is_valid():
        added = holidays.add(country=country, by=request.user, at=timezone.now(), **form.cleaned_data)
        return redirect("procedures:calendar", country, added.on.year)
    weekend = [day_name(day) for day in sorted(weekend_of(country))]
    page = {
        "country": country, "year": year, "weekend": weekend, "holidays": access.list_holidays(country, year),
        "form": form if may_keep else None, "is_rest_verified": is_rest_verified(country),
    }  # fmt: skip
    return render(request, "procedures/calendar.html", page, status=422 if form.errors else 200)


@require_POST
def confirm(request: HttpRequest, country: str, year: int, holiday_id) -> HttpResponse:
    """An estimated day turned out right."""
    holidays.confirm(holiday=access.get_holiday(country, holiday_id), by=request.user, at=timezone.now())
    return redirect("procedures:calendar", country, year)


@require_http_methods(["GET", "HEAD", "POST"])
def copy(request: HttpRequest) -> HttpResponse:
    """Copy a country's year out of the library; a year that was entered before is left as it is."""
    policies.require_may_keep_calendar(by=request.user)
    form = CopyYear(request.POST or None, countries=access.list_countries())
    if request.method == "POST" and form.is_valid():
        try:
            holidays.copy(by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error("country", str(refusal.sentence))
        else:
            return redirect("procedures:calendar", form.cleaned_data["country"], form.cleaned_data["year"])
    page = {"form": form}
    return render(request, "procedures/calendar_copy.html", page, status=422 if form.errors else 200)


def day_name(day: int) -> str:
    """The day of the week, Monday being 0."""
    return str(WEEKDAYS[day])


@require_POST
def remove(request: HttpRequest, country: str, year: int, holiday_id) -> HttpResponse:
    holidays.remove(holiday=access.get_holiday(country, holiday_id), by=request.user, at=timezone.now())
    return redirect("procedures:calendar", country, year)
