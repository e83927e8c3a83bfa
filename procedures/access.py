"""The doors to procedures. Every signed-in member may read the rules that the office works by."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone

from .calendars import Calendar, is_rest_verified, weekend_of
from .clocks import Due, compute
from .counting import office_day
from .models import Holiday, ProcedureVersion

Moment = date | datetime | Sequence[date | datetime] | None


def get_version(version_id: Any) -> ProcedureVersion:
    """Raises Http404."""
    try:
        return ProcedureVersion.objects.select_related("signed_by", "loaded_by").get(pk=version_id)
    except (ProcedureVersion.DoesNotExist, ValidationError, ValueError) as error:
        raise Http404 from error


def latest(code: str, on: date | None = None) -> ProcedureVersion:
    """The version of that profile in force on the day (today when none is given); Http404 when there is none."""
    in_force = ProcedureVersion.objects.filter(code=code, valid_from__lte=on or timezone.localdate())
    found = in_force.order_by("-valid_from", "-loaded_at").first()
    if found is None:
        raise Http404
    return found


def latest_or_first(code: str, on: date) -> ProcedureVersion | None:
    """The version in force on the day; for a day before the first one, the first: a limit must not be missing."""
    rows = ProcedureVersion.objects.filter(code=code)
    in_force = rows.filter(valid_from__lte=on).order_by("-valid_from", "-loaded_at").first()
    return in_force or rows.order_by("valid_from", "-loaded_at").first()


def newest(code: str) -> ProcedureVersion | None:
    """The newest version of that profile, whether or not it is in force yet."""
    return ProcedureVersion.objects.filter(code=code).order_by("-valid_from", "-loaded_at").first()


def list_others(version: ProcedureVersion) -> list[ProcedureVersion]:
    """The other versions of the same profile, the newest first."""
    return list(ProcedureVersion.objects.filter(code=version.code).exclude(pk=version.pk))


def before(version: ProcedureVersion) -> ProcedureVersion | None:
    """The version that this one follows: the newest of those that are older; the only other one where none is."""
    others = list_others(version)
    mark = (version.valid_from, version.loaded_at)
    older = [one for one in others if (one.valid_from, one.loaded_at) < mark]
    return (older or others or [None])[0]


def has_digest(digest: str) -> bool:
    return ProcedureVersion.objects.filter(digest=digest).exists()


def list_versions() -> QuerySet[ProcedureVersion]:
    return ProcedureVersion.objects.select_related("signed_by")


def list_latest() -> list[ProcedureVersion]:
    """One version of each profile, the one in force today: what a case may pin."""
    today = timezone.localdate()
    rows = ProcedureVersion.objects.filter(valid_from__lte=today).order_by("code", "-valid_from", "-loaded_at")
    return list(rows.distinct("code"))


def calendar_of(country: str) -> Calendar:
    """The office's calendar for that country, as the engine takes it."""
    days = frozenset(Holiday.objects.filter(country=country).values_list("on", flat=True))
    years = frozenset(day.year for day in days)
    return Calendar(days, weekend_of(country), years, is_rest_verified(country))


def list_holidays(country: str, year: int) -> QuerySet[Holiday]:
    return Holiday.objects.filter(country=country, on__year=year)


def get_holiday(country: str, holiday_id: Any) -> Holiday:
    """Raises Http404."""
    try:
        return Holiday.objects.get(pk=holiday_id, country=country)
    except Holiday.DoesNotExist as error:
        raise Http404 from error


def list_countries() -> list[str]:
    """The countries of the profiles that are loaded."""
    return sorted(set(ProcedureVersion.objects.values_list("country", flat=True)))


def list_calendars() -> list[tuple[str, int]]:
    """Every (country, year) that has been entered, newest first."""
    rows = Holiday.objects.order_by("country", "-on__year").values_list("country", "on__year").distinct()
    return list(rows)


def due_of(
    version: ProcedureVersion, code: str, events: Mapping[str, Moment], today: date, *, calendar: Calendar | None = None
) -> Due:
    """One clock of the profile. Times become days in the office's zone."""
    calendar = calendar or calendar_of(version.country)
    return compute(version.profile.clock(code), _as_days(events), calendar, today)


def clocks_of(
    version: ProcedureVersion, events: Mapping[str, Moment], today: date, *, calendar: Calendar | None = None
) -> list[Due]:
    """Every clock that these events have started, open ones first, by their day.

    On pages with many rows hand in the calendar (`calendar_of`), so that it is read once.
    """
    calendar, days = calendar or calendar_of(version.country), _as_days(events)
    found = [compute(clock, days, calendar, today) for clock in version.profile.clocks]
    return sorted(
        (due for due in found if due.status != "waiting"),
        key=lambda due: (not due.is_open, due.on or date.max, due.clock.code),
    )


def _as_days(events: Mapping[str, Moment]) -> dict[str, Any]:
    return {name: _as_day(value) for name, value in events.items()}


def _as_day(value: Moment) -> Any:
    if value is None:
        return None
    zone = timezone.get_current_timezone()
    if isinstance(value, date):
        return office_day(value, zone)
    return [office_day(one, zone) for one in value]
