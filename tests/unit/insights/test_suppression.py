"""Nothing withheld can be worked out from what is shown: from no table, no page, no two periods together."""

from collections import Counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from insights.network import Network, NotANetwork, Sum
from insights.suppression import (
    POLICY,
    Policy,
    protect,
    withheld_cells,
    withheld_in_column,
    withheld_months,
    withheld_totals,
)
from tests.unit.insights.attack import Reader

YEAR = 4
figures = st.lists(st.integers(0, 14), min_size=2, max_size=6).map(tuple)
# What happened: the month, a code of one list of four, a code of another of three.
kinds = st.tuples(st.integers(1, 12), st.integers(0, 3), st.integers(0, 2))
few = st.lists(kinds, max_size=40)
many = st.lists(st.tuples(kinds, st.integers(1, 6)), max_size=30).map(
    lambda found: [one for one, times in found for _turn in range(times)]
)
happenings = few | many


def table_of(happened, place, length, quarters=4):
    counts = Counter(((one[0] - 1) // 3, one[place]) for one in happened)
    return tuple(tuple(counts[quarter, code] for quarter in range(quarters)) for code in range(length))


def least(hidden, rows, column):
    """Zeros are shown, so a withheld figure is at least one, unless its column shows nothing at all."""
    return 0 if all((row, column) in hidden for row in range(rows)) else 1


# -- a column with its total -------------------------------------------------------


@settings(max_examples=80, deadline=None)  # two busy cores: time says nothing here
@given(figures)
def test_no_figure_of_a_column_can_be_worked_out_from_its_total(column):
    hidden = withheld_in_column(column)
    floor = 0 if len(hidden) == len(column) else 1
    shown = {row: value for row, value in enumerate(column) if row not in hidden} | {"total": sum(column)}
    if POLICY.is_small(sum(column)):
        return  # such a total is itself withheld, with all below it
    reader = Reader(shown, dict.fromkeys(hidden, floor), [("total", range(len(column)))])
    for row in hidden:
        if column[row]:
            seen = reader.values_of(row, sum(column))
            assert column[row] in seen
            assert max(seen) - min(seen) >= POLICY.width


@settings(max_examples=80, deadline=None)  # two busy cores: time says nothing here
@given(figures)
def test_every_small_figure_is_withheld_and_zeros_are_shown_while_anything_is(column):
    hidden = withheld_in_column(column)
    assert {row for row, value in enumerate(column) if POLICY.is_small(value)} <= hidden
    if len(hidden) < len(column):
        assert all(column[row] for row in hidden)


def test_a_small_figure_takes_the_next_smallest_with_it():
    assert withheld_in_column((2, 30, 7, 0)) == {0, 2}


def test_ones_that_would_give_each_other_away_close_the_column():
    assert withheld_in_column((1, 1, 1, 1, 1, 0)) == {0, 1, 2, 3, 4, 5}


def test_nothing_is_withheld_where_nothing_is_small():
    assert withheld_in_column((5, 0, 12)) == frozenset()


def test_a_quarter_that_is_withheld_takes_its_months_with_it():
    assert withheld_months([1, 0, 2], is_total_withheld=True) == {0, 1, 2}
    assert withheld_months([9, 6, 8], is_total_withheld=False) == frozenset()


def test_another_threshold_is_one_word():
    assert withheld_in_column((9, 12, 30), Policy(threshold=10)) == {0, 1}
    assert withheld_in_column((9, 12, 30)) == frozenset()


# -- totals of the quarters and of the year ------------------------------------------


@settings(max_examples=80, deadline=None)
@example((7, 14, 14, 1))
@given(st.tuples(*[st.integers(0, 14)] * 4))
def test_no_total_can_be_worked_out_from_the_others(totals):
    hidden = withheld_totals(totals)
    values = {**dict(enumerate(totals)), YEAR: sum(totals)}
    assert {column for column, value in values.items() if POLICY.is_small(value)} <= hidden
    shown = {column: value for column, value in values.items() if column not in hidden}
    reader = Reader(shown, dict.fromkeys(hidden, 1), [(YEAR, range(4))])
    for column in hidden:  # looked at far enough above the year, which is the largest figure there is
        seen = reader.values_of(column, sum(totals) + 2 * POLICY.width)
        assert max(seen) - min(seen) >= POLICY.width


def test_one_withheld_quarter_takes_the_last_one_with_it_rather_than_the_year():
    assert withheld_totals((3, 9, 9, 9)) == {0, 3}


# -- one page: two tables and the months over the same totals ---------------------------


def page(happened):
    """Everything that one page publishes and withholds about these happenings, with all sums between them."""
    one, other = table_of(happened, 1, 4), table_of(happened, 2, 3)
    months = Counter(month for month, *_codes in happened)
    totals = tuple(sum(column) for column in zip(*one, strict=True))
    closed = withheld_totals(totals)
    values = {("T", column): value for column, value in enumerate((*totals, sum(totals)))}
    withheld = {("T", column): 1 for column in closed}
    equations = [(("T", YEAR), [("T", quarter) for quarter in range(4)])]
    for name, table in (("A", one), ("B", other)):
        hidden, rows = withheld_cells(table), range(len(table))
        values |= {(name, row, quarter): table[row][quarter] for row in rows for quarter in range(4)}
        values |= {(name, row, YEAR): sum(table[row]) for row in rows}
        withheld |= {(name, row, column): least(hidden, len(table), column) for row, column in hidden}
        equations += [(("T", column), [(name, row, column) for row in rows]) for column in range(5)]
        equations += [((name, row, YEAR), [(name, row, quarter) for quarter in range(4)]) for row in rows]
    for quarter in range(4):
        of_quarter = [months[month] for month in range(3 * quarter + 1, 3 * quarter + 4)]
        hidden = withheld_months(of_quarter, quarter in closed)
        keys = [("M", quarter, place) for place in range(3)]
        values |= dict(zip(keys, of_quarter, strict=True))
        withheld |= {keys[place]: 0 if len(hidden) == 3 else 1 for place in hidden}
        equations.append((("T", quarter), keys))
    return values, withheld, equations


def lies_open(reader, key, true):
    """Whether two values of the figure, at least the policy's width apart, agree with everything published."""
    width = POLICY.width
    if reader.can_be(key, true + width) or (true >= width and reader.can_be(key, true - width)):
        return True
    seen = [value for value in range(max(true - width, 0), true + width + 1) if reader.can_be(key, value)]
    return max(seen) - min(seen) >= width


@settings(max_examples=50, deadline=None)
@given(happenings)
def test_nothing_withheld_on_a_page_can_be_worked_out_from_all_its_tables_together(happened):
    values, withheld, equations = page(happened)
    shown = {key: value for key, value in values.items() if key not in withheld}
    assert not any(POLICY.is_small(value) for value in shown.values())
    reader = Reader(shown, withheld, equations)
    for key in withheld:
        true = values[key]
        if not true:
            continue
        assert reader.can_be(key, true)
        assert lies_open(reader, key, true), key


@settings(max_examples=60, deadline=None)
@given(happenings, st.integers(1, 3))
def test_what_a_quarter_showed_when_it_ended_it_shows_for_ever(happened, quarters):
    whole, early = table_of(happened, 1, 4), table_of(happened, 1, 4, quarters)
    now = {(row, column) for row, column in withheld_cells(whole) if column < min(quarters, 3)}
    assert now == {(row, column) for row, column in withheld_cells(early) if column < 3}


@settings(max_examples=60, deadline=None)
@given(happenings, st.randoms())
def test_the_decision_depends_on_the_figures_alone_and_not_on_when_it_is_asked(happened, chance):
    shuffled = list(happened)
    chance.shuffle(shuffled)
    assert withheld_cells(table_of(happened, 1, 4)) == withheld_cells(table_of(shuffled, 1, 4))


def test_the_year_is_shown_where_the_quarters_hide_each_other():
    table = ((3, 4, 2, 8), (9, 9, 9, 9), (12, 8, 9, 10))
    hidden = withheld_cells(table)
    assert {(0, 0), (0, 1), (0, 2)} <= hidden
    assert not any(column == YEAR for _row, column in hidden)


# -- the solver's own ground ------------------------------------------------------------


def test_a_table_with_both_margins_gets_its_square():
    """One small figure inside a two-way table takes three others: its row's, its column's, and the corner."""
    rows, columns = range(3), range(3)
    values = {(row, column): 20 + 3 * row + column for row in rows for column in columns} | {(0, 0): 2}
    values |= {("row", row): sum(values[row, column] for column in columns) for row in rows}
    values |= {("column", column): sum(values[row, column] for row in rows) for column in columns}
    sums = [Sum(("row", row), tuple((row, column) for column in columns)) for row in rows]
    sums += [Sum(("column", column), tuple((row, column) for row in rows)) for column in columns]
    margins = [key for key in values if isinstance(key[0], str)]
    hidden = protect(values, sums, fixed=margins)
    assert len(hidden) == 4
    assert (0, 0) in hidden


def test_a_figure_in_three_sums_is_refused():
    with pytest.raises(NotANetwork):
        Network([Sum("a", ("x",)), Sum("b", ("x",)), Sum("c", ("x",))])


def test_the_attack_itself_finds_what_is_laid_bare():
    reader = Reader({"total": 9, 1: 4}, {0: 1}, [("total", range(2))])
    assert reader.values_of(0, 20) == [5]
    ones = Reader({"total": 3}, {0: 1, 1: 1, 2: 1}, [("total", range(3))])
    assert ones.values_of(0, 20) == [1]
