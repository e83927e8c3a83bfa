"""An edge table refuses nonsense when it is written, and answers what can happen from where."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from machine.edges import NOWHERE, Edge, Machine, State
from machine.models import machines
from machine.progress import line


def edge(source: str, verb: str, target: str) -> Edge:
    return Edge(source, verb, target, f"kite.{verb}", "investigator", verb)


def kite(*edges: Edge, states: tuple[str, ...] = ("folded", "flying", "landed")) -> Machine:
    return Machine("kite", "kites", "Kite", tuple(State(code, code.title()) for code in states), edges)


FOLD, FLY, LAND = edge(NOWHERE, "fold", "folded"), edge("folded", "fly", "flying"), edge("flying", "land", "landed")
KITE = kite(FOLD, FLY, LAND)


def test_it_begins_where_something_comes_into_being():
    assert KITE.initial == "folded"
    assert KITE.pairs == [("", "folded"), ("flying", "landed"), ("folded", "flying")]


def test_it_knows_where_a_verb_starts_and_leads():
    assert (KITE.sources("fly"), KITE.target("fly")) == (("folded",), "flying")
    assert KITE.sources("fold") == ()
    assert list(KITE.leaving("flying")) == [LAND]
    assert KITE.edge("folded", "land") is None


def test_an_unknown_verb_or_state_is_an_error():
    with pytest.raises(KeyError):
        KITE.target("burn")
    with pytest.raises(KeyError):
        KITE.state("burnt")


def test_a_state_that_is_not_in_the_table_is_refused():
    with pytest.raises(ValueError, match="not in the table"):
        kite(FOLD, edge("folded", "burn", "burnt"))
    with pytest.raises(ValueError, match="not in the table"):
        kite(FOLD, edge("burnt", "fly", "flying"))


def test_one_verb_leads_to_one_state():
    with pytest.raises(ValueError, match="leads to two states"):
        kite(FOLD, FLY, edge("flying", "fly", "landed"))


def test_two_states_with_one_code_are_refused():
    with pytest.raises(ValueError, match="share a code"):
        kite(FOLD, states=("folded", "folded"))


def test_a_table_that_nothing_enters_is_refused():
    with pytest.raises(ValueError, match="brings it into being"):
        kite(FLY, LAND)


codes = st.lists(st.from_regex(r"[a-z]{1,8}", fullmatch=True), min_size=1, max_size=6, unique=True)


@st.composite
def tables(draw) -> Machine:
    """Any table that says something."""
    states = tuple(draw(codes))
    targets = {f"verb{number}": draw(st.sampled_from(states)) for number in range(draw(st.integers(1, 6)))}
    edges = {(draw(st.sampled_from(states)), verb): edge(NOWHERE, verb, target) for verb, target in targets.items()}
    made = [edge(source, one.verb, one.target) for (source, _verb), one in edges.items()]
    return kite(edge(NOWHERE, "begin", draw(st.sampled_from(states))), *made, states=states)


def walked(machine: Machine, verbs: list[str]) -> list[str]:
    """The states that these verbs lead through; a verb that does not start here is passed over."""
    been = [machine.initial]
    for verb in verbs:
        taken = machine.edge(been[-1], verb)
        if taken is not None:
            been.append(taken.target)
    return been


@given(tables(), st.lists(st.from_regex(r"verb[0-5]", fullmatch=True), max_size=30))
def test_no_walk_leaves_the_table(machine, verbs):
    been = walked(machine, verbs)
    known = {state.code for state in machine.states}
    assert set(been) <= known
    assert all(pair in machine.pairs for pair in pairwise(been))


@given(st.data())
def test_no_walk_leaves_a_table_of_the_office_and_its_line_can_always_be_drawn(data):
    machine = data.draw(st.sampled_from(machines()))
    verbs = data.draw(st.lists(st.sampled_from([one.verb for one in machine.edges]), max_size=25))
    been = walked(machine, verbs)
    stations = line(machine, been[-1], been)
    assert [station.place for station in stations].count("current") == 1
    order = [station.place for station in stations]
    assert order == sorted(order, key=("passed", "current", "ahead").index)
