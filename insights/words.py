"""Periods and cells in words, for pages and files alike."""

from datetime import date

from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from insights.periods import QUARTERS, YEAR, Year
from insights.publication import Cell

SIGN = "⋯"  # stands for a withheld figure, always with its word for those who do not see it


def month_name(month: int) -> str:
    """The month's full name in the reader's language."""
    return format_date(date(2000, month, 1), "F")


def month_short(month: int) -> str:
    """The month's short name, for the foot of a chart."""
    return format_date(date(2000, month, 1), "M")


def column_names(year: Year) -> list[tuple[str, str]]:
    """Each column's name, with the months it covers for those who hear it read: four quarters, and the year."""
    return [_column(column, year) for column in (*QUARTERS, YEAR)]


def _column(column: int, year: Year) -> tuple[str, str]:
    if column == YEAR:
        return str(year.number), ""
    first, last = month_name(3 * column + 1), month_name(3 * column + 3)
    covers = pgettext("months", "%(first)s to %(last)s") % {"first": first, "last": last}
    return _("Q%(number)s") % {"number": column + 1}, covers


def in_words(cell: Cell) -> str:
    """The figure, or why there is none."""
    if cell.is_ahead:
        return _("not over yet")
    if cell.is_none:
        return _("none")
    return _("withheld") if cell.value is None else str(cell.value)
