"""Day arithmetic of time limits. Only dates: an hour, hence a change to summer time, cannot move a day.

The last day is the last one on which the act is still in time.
"""

import calendar as gregorian
from datetime import date, datetime, timedelta, tzinfo

from .calendars import ONE_DAY, Calendar

UNITS = ("day", "working_day", "month", "year")
COUNTINGS = ("include_start", "exclude_start", "franc")


def office_day(at: date | datetime, zone: tzinfo) -> date:
    """The day on the office's wall calendar. A naive time is refused: nobody knows which day it was."""
    if not isinstance(at, datetime):
        return at
    if at.tzinfo is None:
        raise ValueError("A time without a zone has no day.")
    return at.astimezone(zone).date()


def month_day(year: int, month: int, day: int) -> date:
    """That day of that month, or the month's last day where it is shorter (31 January + 1 month = 28 February)."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, min(day, gregorian.monthrange(year, month)[1]))


def add_months(start: date, months: int) -> date:
    return month_day(start.year, start.month + months, start.day)


def last_month_day(start: date, months: int, counting: str) -> date:
    """Months run to the same day number; when the first day counts, to the day before that number."""
    if counting == "exclude_start":
        return add_months(start, months)
    if counting == "franc":
        return add_months(start, months) + ONE_DAY
    if start.day == 1:
        return month_day(start.year, start.month + months, 1) - ONE_DAY
    return month_day(start.year, start.month + months, start.day - 1)


def last_working_day(start: date, amount: int, counting: str, calendar: Calendar) -> date:
    """Working days; a start that is not worked can never be the first day counted."""
    if counting == "include_start":
        return calendar.working_days_after(start - ONE_DAY, amount)
    extra = 1 if counting == "franc" else 0
    return calendar.working_days_after(start, amount + extra)


def last_day(start: date, amount: int, unit: str, counting: str, calendar: Calendar) -> date:
    """The last day of a period; a `franc` one ends a day later, because neither its first nor its last day counts."""
    if unit == "working_day":
        return last_working_day(start, amount, counting, calendar)
    if unit == "day":
        return start + timedelta(days=amount + {"include_start": -1, "exclude_start": 0, "franc": 1}[counting])
    return last_month_day(start, amount * (12 if unit == "year" else 1), counting)


def postponed(day: date, since: date, until: date, unit: str, calendar: Calendar) -> date:
    """The day moved by a suspension: as many days as the clock stood still, in the clock's own kind of day."""
    if unit != "working_day":
        return day + (until - since)
    return calendar.working_days_after(day, calendar.working_days_between(since, until))
