"""The tables as a file for a spreadsheet: one figure a line, withheld exactly where the page withholds it."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from insights.access import Release
from insights.periods import YEAR
from insights.publication import Row, Table
from insights.words import in_words, month_name
from ui import spreadsheets


def as_csv(release: Release) -> str:
    """The release as CSV, with a byte order mark so that spreadsheets read it as UTF-8."""
    head = [_("Figure"), _("Counted in"), _("By"), _("Line"), _("Period"), _("Value"), _("Definition")]
    return spreadsheets.as_csv(head, (line for table in release.tables for line in _lines(table, release.year.number)))


def _lines(table: Table, year: int) -> Iterator[list[object]]:
    about, by = table.about, table.breakdown.label if table.breakdown else ""
    for row in filter(None, (*table.rows, table.total, table.shares)):
        unit = _("per cent of the reports") if row is table.shares else about.unit if table.breakdown else _("days")
        for place, cell in enumerate(row.cells):
            yield [about.title, unit, by, row_name(row, table), _period(row, place, table, year), in_words(cell),
                   about.definition]  # fmt: skip


def row_name(row: Row, table: Table) -> str:
    """What a line is about, in words."""
    if table.is_by_month:
        return month_name(int(row.code))
    if table.breakdown is None:
        return {"median": _("Median"), "p90": _("Nine in ten within")}[row.code]
    if row is table.total:
        return _("In all")
    shares = {"share.in_time": _("Share in time"), "share.wrote": _("Share who wrote again")}
    return shares[row.code] if row is table.shares else row.label


def _period(row: Row, place: int, table: Table, year: int) -> str:
    if table.is_by_month:
        return f"{year}-{row.code}"
    return str(year) if place == YEAR else f"{year}-Q{place + 1}"
