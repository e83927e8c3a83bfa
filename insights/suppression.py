"""Which figures are withheld, so that no small one can be read or worked out. Pure: no query, no clock.

A figure under the threshold is withheld; zeros are shown. Then others are withheld
with it until, for each withheld figure, tables that agree with everything published
give it values that lie at least ``width`` apart. Where figures cannot protect each
other, the whole column is withheld, zeros included (STATISTICS.md 4.2; complementary
suppression for linked tables, proved by the paths of ``insights.network``).

The reader against whom this holds sees every published figure of every table and
every period, knows these rules, and knows which withheld figures are not zero
wherever a column shows any figure at all.
"""

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from insights.network import Network, Sum
from insights.periods import YEAR

Key = Hashable


@dataclass(frozen=True, slots=True)
class Policy:
    """``threshold``: figures from 1 to below it are small. ``width``: how far apart the values must lie.

    No total is exempt: what a nation may print however small, one office may not.
    """

    threshold: int = 5
    width: int = 5

    def is_small(self, value: int) -> bool:
        """Whether the figure itself must not be read."""
        return 0 < value < self.threshold


POLICY = Policy()


def protect(
    values: Mapping[Key, int],
    sums: Sequence[Sum],
    *,
    policy: Policy = POLICY,
    withheld: Collection[Key] = (),
    fixed: Collection[Key] = (),
    loose: Collection[Key] = (),
) -> frozenset[Key] | None:
    """The figures to withhold, those ``withheld`` before included; None where figures cannot protect each other.

    ``fixed`` figures are published already or decided elsewhere: they stay shown.
    ``loose`` ones stand in a column that shows nothing, so a reader cannot tell which of them are zero.
    """
    network = Network(sums)
    hidden = set(withheld) | {key for key, value in values.items() if policy.is_small(value) and key not in fixed}
    floors = {key: 0 if key in loose else min(value, 1) for key, value in values.items()}
    # A withheld zero stands in a column that shows nothing. That it is a zero may be worked out: zeros are no secret.
    waiting = sorted((key for key in hidden if values[key]), key=repr)
    while waiting:
        key = waiting.pop(0)
        opened = _make_room(network, key, values, floors, hidden, fixed, policy.width)
        if opened is None:
            return None
        waiting += sorted(opened - hidden, key=repr)
        hidden |= opened
    return frozenset(hidden)


def _make_room(network, key, values, floors, hidden, fixed, width) -> set[Key] | None:
    """What else to withhold so that ``key`` may be anything within a span of ``width``; None where nothing helps."""
    hidden = set(hidden)
    while True:
        # A zero is never taken: shown or not, it would protect nothing that a reader of these rules does not see.
        costs = {one: value for one, value in values.items() if value > 0 and one not in fixed}
        costs |= dict.fromkeys(hidden, 0)
        up, dearer_up = network.reach(key, 1, values, floors, costs, width)
        down, dearer_down = network.reach(key, -1, values, floors, costs, width - up)
        if up + down >= width:
            return hidden
        paths = [path for path in (dearer_up, dearer_down) if path is not None]
        if not paths:
            return None
        hidden |= {arc for arc, _move in min(paths, key=lambda path: path.cost).moves}


def withheld_months(figures: Sequence[int], is_total_withheld: bool, policy: Policy = POLICY) -> frozenset[int]:
    """Months withheld from one quarter: all of them where the quarter itself is."""
    if is_total_withheld:
        return frozenset(range(len(figures)))
    return withheld_in_column(tuple(figures), policy)


# -- one year of one measure ------------------------------------------------------
#
# Columns 0 to 3 are the quarters, in the order in which they are published; YEAR is
# published with the fourth. A quarter is decided on its own when it ends and never
# again; the fourth and the year are decided together, the first three being known.


@lru_cache(maxsize=4096)
def withheld_totals(totals: tuple[int, ...], policy: Policy = POLICY) -> frozenset[int]:
    """Columns whose total is withheld; ``totals`` are those of the quarters that are over."""
    small = {quarter for quarter, total in enumerate(totals) if policy.is_small(total)}
    if len(totals) <= YEAR - 1:
        return frozenset(small)
    values = {**dict(enumerate(totals)), YEAR: sum(totals)}
    known = set(range(YEAR - 1))
    found = protect(
        values,
        [Sum(YEAR, tuple(range(YEAR)))],
        policy=policy,
        withheld=small & known,
        fixed=known - small,
    )
    return frozenset(small | {YEAR - 1, YEAR}) if found is None else found


def withheld_in_column(figures: tuple[int, ...], policy: Policy = POLICY) -> frozenset[int]:
    """Rows withheld from one column whose total is shown, on its own."""
    values = {("row", row): value for row, value in enumerate(figures)} | {"total": sum(figures)}
    rows = tuple(("row", row) for row in range(len(figures)))
    found = protect(values, [Sum("total", rows)], policy=policy, fixed={"total"})
    return frozenset(range(len(figures))) if found is None else frozenset(key[1] for key in found)


@lru_cache(maxsize=4096)
def withheld_cells(table: tuple[tuple[int, ...], ...], policy: Policy = POLICY) -> frozenset[tuple[int, int]]:
    """(row, column) of what is withheld; each row of ``table`` holds the figures of the quarters that are over."""
    if not table:
        return frozenset()
    columns = tuple(zip(*table, strict=True))
    totals = tuple(sum(column) for column in columns)
    empty = withheld_totals(totals, policy)
    hidden: set[tuple[int, int]] = set()
    for quarter, figures in enumerate(columns[: YEAR - 1]):
        rows = range(len(table)) if quarter in empty else withheld_in_column(figures, policy)
        hidden |= {(row, quarter) for row in rows}
    if len(columns) < YEAR:
        return frozenset(hidden)
    return frozenset(hidden | _with_the_year(table, totals, empty, hidden, policy))


def _with_the_year(table, totals, empty, known_hidden, policy: Policy) -> set[tuple[int, int]]:
    """What the fourth quarter and the year withhold, given what the first three showed."""
    rows, last = range(len(table)), YEAR - 1
    values: dict[Key, int] = {(row, quarter): table[row][quarter] for row in rows for quarter in range(YEAR)}
    values |= {(row, YEAR): sum(table[row]) for row in rows}
    values |= {("total", quarter): total for quarter, total in enumerate(totals)} | {("total", YEAR): sum(totals)}
    shown = {("total", column) for column in range(YEAR + 1) if column not in empty}
    known = {(row, quarter) for row in rows for quarter in range(last)} - known_hidden
    whole = {(row, column) for row in rows for column in empty}
    closed = whole | set(known_hidden) | {("total", column) for column in empty}
    for dropped in ((), (last,), (YEAR,), (last, YEAR)):
        more = {(row, column) for row in rows for column in dropped}
        hidden = closed | more
        found = protect(
            values,
            _sums(rows),
            policy=policy,
            withheld=hidden,
            fixed=shown | known,
            loose=_loose(hidden, values, rows),
        )
        if found is not None:
            return {key for key in found if key[0] != "total"}
    raise AssertionError("withholding the whole of both columns leaves what stood before, which was safe")


def _loose(hidden, values, rows) -> set[Key]:
    """Figures of columns that show nothing at all."""
    full = [column for column in range(YEAR + 1) if all((row, column) in hidden for row in rows)]
    return {(row, column) for column in full for row in rows}


def _sums(rows: Sequence[int]) -> list[Sum]:
    columns = [Sum(("total", column), tuple((row, column) for row in rows)) for column in range(YEAR + 1)]
    across = [Sum((row, YEAR), tuple((row, quarter) for quarter in range(YEAR))) for row in rows]
    return [*columns, *across, Sum(("total", YEAR), tuple(("total", quarter) for quarter in range(YEAR)))]
