"""Verbs on the office's calendar. The library's days are copied once; from then on the office owns them."""

from datetime import date, datetime
from typing import Any

import holidays as library
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from audit.log import record
from machine.refusals import Refused
from procedures import followers, policies
from procedures.models import Holiday

ESTIMATED = "(estimated)"


class UnknownCountry(Refused):
    sentence = _("No list of public holidays is known for this country. Enter its days one by one.")


class AlreadyHoliday(Refused):
    sentence = _("This day is already a public holiday.")


@transaction.atomic
def copy(*, country: str, year: int, by: Any, at: datetime) -> int:
    """Copy a year, unless it has been entered before: the office's corrections are never undone. Returns the count."""
    policies.require_may_keep_calendar(by=by)
    if Holiday.objects.filter(country=country, on__year=year).exists():
        return 0
    days = _days(country, year)
    rows = [Holiday(country=country, on=on, name=name[:200], is_estimated=guess) for on, name, guess in days]
    Holiday.objects.bulk_create(rows)
    estimated = sum(row.is_estimated for row in rows)
    subject = ("calendar", country)
    record("holidays.copied", by=by, subject=subject, at=at, year=year, count=len(rows), estimated=estimated)
    followers.changed(country=country, by=by, at=at)
    return len(rows)


@transaction.atomic
def add(*, country: str, on: date, name: str, by: Any, at: datetime) -> Holiday:
    policies.require_may_keep_calendar(by=by)
    holiday, is_new = Holiday.objects.get_or_create(country=country, on=on, defaults={"name": name})
    if not is_new:
        raise AlreadyHoliday
    record("holiday.added", by=by, subject=("calendar", country), at=at, day=on.isoformat())
    followers.changed(country=country, by=by, at=at)
    return holiday


@transaction.atomic
def remove(*, holiday: Holiday, by: Any, at: datetime) -> None:
    policies.require_may_keep_calendar(by=by)
    record("holiday.removed", by=by, subject=("calendar", holiday.country), at=at, day=holiday.on.isoformat())
    holiday.delete()
    followers.changed(country=holiday.country, by=by, at=at)


@transaction.atomic
def confirm(*, holiday: Holiday, by: Any, at: datetime) -> Holiday:
    """An estimated day turned out right: it is an estimate no more."""
    policies.require_may_keep_calendar(by=by)
    if holiday.is_estimated:
        holiday.is_estimated = False
        holiday.save(update_fields=["is_estimated"])
        record("holiday.confirmed", by=by, subject=("calendar", holiday.country), at=at, day=holiday.on.isoformat())
    return holiday


def _days(country: str, year: int) -> list[tuple[date, str, bool]]:
    """The library's days, named in French or English where it can; moon-sighted ones are marked in its English."""
    if country not in library.list_supported_countries():
        raise UnknownCountry
    spoken = library.list_localized_countries().get(country, [])
    english = library.country_holidays(country, years=year, language="en_US" if "en_US" in spoken else None)
    language = next((code for code in ("fr", "en_US") if code in spoken), None)
    named = library.country_holidays(country, years=year, language=language)
    return [(on, _plain(named[on]), ESTIMATED in english[on]) for on in sorted(named)]


def _plain(name: str) -> str:
    """Without the library's own mark, which the column says better."""
    return name.replace(ESTIMATED, "").replace("(estimé)", "").replace("(estimée)", "").strip()
