"""Bar charts drawn on the server: what the table beside them says, for the eye.

A withheld figure is a hatched stub of one size, whatever it hides. Sizes are in the
drawing's own units; the page scales it. Colours and lines come from the style sheet.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from insights.periods import QUARTERS, YEAR, Year
from insights.publication import Cell, Table
from insights.words import SIGN, in_words, month_name, month_short
from ui.words import labelled

WIDTH = 340
STUB = 16  # length of the bar of a withheld figure
_STANDING = {"height": 132, "top": 18, "foot": 16}
_LYING = {"row": 34, "bar": 11, "room": 44}
LONGEST = 46  # characters of a label that fit above a bar


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar with its words: where it lies and where its label and its figure are written."""

    x: float
    y: float
    width: float
    height: float
    label: str
    label_x: float
    label_y: float
    figure: str
    figure_x: float
    figure_y: float
    is_withheld: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing with its title and, for those who do not see it, its figures in a sentence."""

    id: str
    title: str
    says: str
    height: int
    bars: tuple[Bar, ...]
    is_standing: bool

    @property
    def width(self) -> int:
        """In the drawing's units."""
        return WIDTH

    @property
    def floor(self) -> int:
        """Where standing bars stand."""
        return _STANDING["top"] + _STANDING["height"]


def chart(table: Table, number: int) -> Chart | None:
    """The chart of a table: its months, or its newest column. None where nothing can be drawn."""
    year = table.year
    if not year.complete:
        return None
    column = 0 if table.is_by_month else (YEAR if year.is_complete else QUARTERS[year.complete - 1])
    lines = [(row.label, row.cells[column]) for row in table.rows]
    if table.is_by_month:
        lines = [(month_name(place + 1), cell) for place, (_label, cell) in enumerate(lines)]
    if table.breakdown is None or not any(cell.value for _label, cell in lines):
        return None
    says = ", ".join(labelled(label, in_words(cell)) for label, cell in lines if cell.value != 0 and not cell.is_ahead)
    values = {"title": table.about.title, "by": table.breakdown.label, "period": _period(column, table, year)}
    title = _("%(title)s: %(by)s, %(period)s") % values
    bars = tuple(_standing(lines)) if table.is_by_month else tuple(_lying(lines))
    height = sum(_STANDING.values()) if table.is_by_month else _LYING["row"] * len(bars)
    return Chart(f"chart-{number}", title, says, height, bars, table.is_by_month)


def _period(column: int, table: Table, year: Year) -> str:
    if table.is_by_month or column == YEAR:
        return str(year.number)
    return _("quarter %(number)s of %(year)s") % {"number": column + 1, "year": year.number}


def _standing(lines: list[tuple[str, Cell]]) -> Iterator[Bar]:
    most = max(cell.value or 0 for _label, cell in lines)
    step, floor = WIDTH / len(lines), _STANDING["top"] + _STANDING["height"]
    for place, (_label, cell) in enumerate(lines):
        height = 0 if cell.is_ahead else _length(cell, most, _STANDING["height"])
        x = round(place * step + step * 0.18, 1)
        middle = round((place + 0.5) * step, 1)
        yield Bar(
            x, floor - height, round(step * 0.64, 1), height,
            month_short(place + 1), middle, floor + _STANDING["foot"] - 3,
            _figure(cell), middle, floor - height - 4, cell.is_withheld,
        )  # fmt: skip


def _lying(lines: list[tuple[str, Cell]]) -> Iterator[Bar]:
    shown = [(label, cell) for label, cell in lines if cell.is_withheld or cell.value]
    most = max(cell.value or 0 for _label, cell in shown)
    for place, (label, cell) in enumerate(shown):
        length = _length(cell, most, WIDTH - _LYING["room"])
        top = place * _LYING["row"]
        words = label if len(label) <= LONGEST else f"{label[: LONGEST - 1].rstrip()}…"
        yield Bar(
            0, top + 16, length, _LYING["bar"],
            words, 0, top + 12,
            _figure(cell), length + 6, top + 26, cell.is_withheld,
        )  # fmt: skip


def _length(cell: Cell, most: int, room: int) -> float:
    return STUB if cell.is_withheld else round(room * (cell.value or 0) / most, 1)


def _figure(cell: Cell) -> str:
    return "" if cell.is_ahead else SIGN if cell.is_withheld else str(cell.value)
