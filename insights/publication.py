"""One page of figures, withheld where it must be: the same tables feed the page, its charts and the file."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from insights import counting, labels
from insights.measures import COMING_BACK, MONTH, TIMELINESS, Breakdown, Delay, Measure, Theme
from insights.periods import MONTHS, QUARTERS, YEAR, Year, quarter_of
from insights.suppression import POLICY, withheld_cells, withheld_months, withheld_totals

COLUMNS = (*QUARTERS, YEAR)
SHARED = {TIMELINESS.code: counting.IN_TIME, COMING_BACK.code: counting.WROTE}  # the line whose share is told
P90_NEEDS = 10  # below it the ninth decile is one matter's own delay


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure; without a ``value`` it is withheld, or ``is_ahead``: its period is not over, or ``is_none``."""

    value: int | None = None
    is_ahead: bool = False
    is_none: bool = False

    @property
    def is_withheld(self) -> bool:
        """Whether there is a figure that is not shown."""
        return self.value is None and not self.is_ahead and not self.is_none


AHEAD, WITHHELD, NONE = Cell(is_ahead=True), Cell(), Cell(is_none=True)


@dataclass(frozen=True, slots=True)
class Row:
    """One line: its code, its words, one cell for each column."""

    code: str
    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Figures of one measure by one breakdown. Columns are the quarters and the year, or ``is_by_month`` one alone.

    ``shares`` are percentages worked out from shown cells alone.
    """

    about: Measure | Delay
    year: Year
    breakdown: Breakdown | None
    rows: tuple[Row, ...]
    total: Row | None = None
    shares: Row | None = None

    @property
    def is_by_month(self) -> bool:
        """Whether its rows are the months."""
        return self.breakdown is MONTH

    @property
    def cells(self) -> Iterator[Cell]:
        """Every cell, the total's and the shares' included."""
        for row in (*self.rows, *filter(None, (self.total, self.shares))):
            yield from row.cells

    @property
    def has_withheld(self) -> bool:
        """Whether anything is withheld here."""
        return any(cell.is_withheld for cell in self.cells)


def tables(theme: Theme, year: Year) -> list[Table]:
    """Every table of a theme for one year, as anybody may see it."""
    made = [table for measure in theme.measures for table in _of_measure(measure, year)]
    totals = {table.about.code: table.total for table in made if table.total}
    return made + [_of_delay(delay, year, totals.get(delay.counted_in)) for delay in theme.delays]


def _of_measure(measure: Measure, year: Year) -> Iterator[Table]:
    year = year.lagging(measure.lag)
    for breakdown in measure.breakdowns:
        counts = counting.count(measure.code, breakdown.code, year)
        if breakdown is MONTH:
            yield _months(measure, breakdown, counts, year)
        else:
            yield _by_code(measure, breakdown, counts, year)


def _by_code(measure: Measure, breakdown: Breakdown, counts: counting.Counts, year: Year) -> Table:
    words = labels.rows(measure.code, breakdown.code, year, (code for code, _month in counts))
    quarters: Counter[tuple[str, int]] = Counter()
    for (code, month), how_many in counts.items():
        quarters[code, quarter_of(month)] += how_many
    figures = tuple(tuple(quarters[code, quarter] for quarter in year.quarters) for code in words)
    hidden = withheld_cells(figures)
    rows = tuple(
        Row(code, label, _line(figures[place], {column for row, column in hidden if row == place}, year))
        for place, (code, label) in enumerate(words.items())
    )
    totals = tuple(sum(column) for column in zip(*figures, strict=True)) or (0,) * year.complete
    total = Row("total", "", _line(totals, withheld_totals(totals), year))
    shares = _shares(rows, total, SHARED[breakdown.code]) if breakdown.code in SHARED else None
    return Table(measure, year, breakdown, rows, total, shares)


def _line(figures: tuple[int, ...], hidden: Iterable[int], year: Year) -> tuple[Cell, ...]:
    values = [*figures, *[None] * (YEAR - len(figures)), sum(figures) if year.is_complete else None]
    return tuple(
        AHEAD if value is None else WITHHELD if column in hidden else Cell(value) for column, value in enumerate(values)
    )


def _months(measure: Measure, breakdown: Breakdown, counts: counting.Counts, year: Year) -> Table:
    figures = [counts["", month] for month in MONTHS]
    quarters = [figures[3 * quarter : 3 * quarter + 3] for quarter in year.quarters]
    closed = withheld_totals(tuple(sum(months) for months in quarters))
    hidden = {
        3 * quarter + place
        for quarter, months in enumerate(quarters)
        for place in withheld_months(months, quarter in closed)
    }
    cells = [
        AHEAD if month not in year.months else WITHHELD if month - 1 in hidden else Cell(figures[month - 1])
        for month in MONTHS
    ]
    return Table(measure, year, breakdown, tuple(Row(f"{month:02}", "", (cells[month - 1],)) for month in MONTHS))


def _shares(rows: tuple[Row, ...], total: Row, of: str) -> Row:
    """Per cent of the whole that one line has, from what is shown and nothing else."""
    part = next(row for row in rows if row.code == of)
    return Row(f"share.{of}", "", tuple(map(_share, part.cells, total.cells)))


def _share(part: Cell, whole: Cell) -> Cell:
    if part.value is None or whole.value is None:
        return AHEAD if whole.is_ahead else WITHHELD
    return Cell(round(100 * part.value / whole.value)) if whole.value else NONE


# -- delays -------------------------------------------------------------------------


def _of_delay(delay: Delay, year: Year, total: Row | None) -> Table:
    days = counting.days_between(delay.code, year)
    closed = {column for column in COLUMNS if total and total.cells[column].is_withheld}
    columns = [Counter({}) for _column in COLUMNS]
    for (month, span), how_many in days.items():
        columns[quarter_of(month)][span] += how_many
        columns[YEAR][span] += how_many
    if any(POLICY.is_small(columns[quarter].total()) for quarter in year.quarters):
        closed.add(YEAR)  # beside the others, the year's would speak of the few
    open_columns = set(year.quarters) | ({YEAR} if year.is_complete else set())
    lines = {"median": (1, 2, POLICY.threshold), "p90": (9, 10, P90_NEEDS)}
    rows = tuple(
        Row(
            code,
            "",
            tuple(
                _quantile(columns[column], part, whole, WITHHELD if column in closed else None, needs)
                if column in open_columns
                else AHEAD
                for column in COLUMNS
            ),
        )
        for code, (part, whole, needs) in lines.items()
    )
    return Table(delay, year, None, rows)


def _quantile(days: Counter[int], part: int, whole: int, closed: Cell | None, needs: int) -> Cell:
    """The smallest number of days within which at least ``part`` of ``whole`` ended."""
    if closed or 0 < days.total() < needs:
        return WITHHELD
    if not days:
        return NONE
    wanted, seen = math.ceil(days.total() * part / whole), 0
    for span in sorted(days):
        seen += days[span]
        if seen >= wanted:
            return Cell(span)
    raise AssertionError("the counts add up to their total")
