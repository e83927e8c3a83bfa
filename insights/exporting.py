"""The tables as a file for a spreadsheet: one figure a line, withheld exactly where the page withholds it."""

import csv
import io
from collections.abc import Iterator

from django.utils.translation import gettext as _

from insights.access import Release
from insights.periods import YEAR
from insights.publication import Row, Table
from insights.words import in_words, month_name

# What makes a spreadsheet take a text for a formula (OWASP, CSV injection), full-width forms included.
_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def as_csv(release: Release) -> str:
    """The release as CSV, with a byte order mark so that spreadsheets read it as UTF-8."""
    made = io.StringIO()
    writer = csv.writer(made, quoting=csv.QUOTE_ALL)
    writer.writerow([_("Figure"), _("Counted in"), _("By"), _("Line"), _("Period"), _("Value"), _("Definition")])
    for table in release.tables:
        for line in _lines(table, release.year.number):
            writer.writerow([harmless(text) for text in line])
    return "\ufeff" + made.getvalue()


def harmless(text: object) -> str:
    """The text as a spreadsheet shows it and never computes it."""
    words = str(text)
    return f"'{words}" if words.startswith(_STARTS) else words


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
