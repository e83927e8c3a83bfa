"""The door to statistics: a role opens it, nothing about any case does, and all who enter see the same."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from accounts import doors
from accounts.models import Member
from audit.log import record
from insights import counting, publication
from insights.measures import BY_CODE, Theme
from insights.periods import Year, year_on
from insights.policies import require_may_read
from machine.policies import may


@dataclass(frozen=True, slots=True)
class Release:
    """The tables of one theme for one year, and the other years there are."""

    theme: Theme
    year: Year
    years: tuple[int, ...]
    tables: tuple[publication.Table, ...]


def list_years(by: Member, today: date) -> tuple[int, ...]:
    """Years of which at least one quarter is over, newest first; the same 404 as for nothing to other roles."""
    _require_reader(by)
    first = counting.first_year()
    if first is None:
        return ()
    return tuple(number for number in range(today.year, first - 1, -1) if year_on(number, today).complete)


def read_statistics(by: Member, number: int, theme: str, today: date) -> Release:
    """The tables of a theme; a year or a theme that is not offered is a recorded 404."""
    years = list_years(by, today)
    if number not in years or theme not in BY_CODE:
        doors.missing(by, "statistics", f"{number}.{theme}")
    year = year_on(number, today)
    return Release(BY_CODE[theme], year, years, tuple(publication.tables(BY_CODE[theme], year)))


def take_statistics(by: Member, number: int, theme: str, at: datetime, today: date) -> Release:
    """As reading, to be taken away as a file: that is an entry, written before the file is."""
    release = read_statistics(by, number, theme, today)
    with transaction.atomic():
        record("statistics.exported", by=by, at=at, theme=theme, year=number, quarters=release.year.complete)
    return release


def _require_reader(by: Member) -> None:
    if not may(require_may_read, by=by):
        doors.missing(by, "statistics", "list")
