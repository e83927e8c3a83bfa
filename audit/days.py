"""A reporter's acts have a day and no time: a time says who was at a keyboard, and when (ADR 0015)."""

from datetime import UTC, date, datetime, time

from django.utils import timezone

NOON = 12 * 60 * 60  # seconds into the UTC day that stand for "some time on that day"


def day_only(at: datetime) -> datetime:
    """The office's day of ``at``, written as noon UTC: one value for everything that happened on it."""
    return day_of(office_day(at))


def office_day(at: datetime) -> date:
    """The day of a moment where the office is: ``timezone.localdate`` without looking whose time zone is meant."""
    return at.astimezone(timezone.get_default_timezone()).date()


def day_of(day: date) -> datetime:
    """The one value that stands for a day where a column or an index asks for a time."""
    return datetime.combine(day, time(12), UTC)
