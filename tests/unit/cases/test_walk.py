"""Random verbs never lead a row anywhere that the edge tables do not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.registry import get as declared
from cases.models import Allegation, Case, Interview, Investigation, Recommendation, Task
from machine.refusals import NotFromHere

MODELS = (Case, Allegation, Investigation, Interview, Recommendation, Task)
# What a step takes beside the verb; the walk is about states.
VALUES = {
    "set_aside": {"outcome": "insufficient", "by": None, "at": None},
    "absorb": {"by": None, "at": None},
    "enter_discipline": {"by": None, "at": None},
    "mandate": {"powers": [], "ends_on": None, "by": None, "at": None},
    "start": {"by": None, "at": None},
    **{verb: {"by": None, "at": None} for verb in ("draft", "put_forward", "skip", "submit", "deliver", "register")},
    **{verb: {"by": None, "at": None} for verb in ("withdraw", "accept", "complete")},
    "address": {"owner": None, "due_on": None, "by": None, "at": None},
    "convoke": {"convoked_for_on": None, "earliest_on": None, "is_notice_waived": False, "by": None, "at": None},
    "send_record": {"sent_on": None, "sent_how": "", "by": None, "at": None},
    "contest": {"by": None, "at": None},
    "seal": {"digest": "", "by": None, "at": None},
    "notify_rights": {"by": None, "at": None},
    "hold": {"held_on": None, "by": None, "at": None},
    "sign": {"by": None, "at": None},
    "refuse": {"by": None, "at": None},
    "waive": {"by": None, "at": None},
}
METHODS = {"mandate": "sign"}
# The same verb takes other values on another row.
CLOSING = {Case: {"outcome": "no_breach", "by": None, "at": None}, Recommendation: {"by": None, "at": None}}


def values_of(model, verb) -> dict:
    return CLOSING[model] if verb == "close" else VALUES.get(verb, {})


def verbs_of(machine) -> list[str]:
    return sorted({edge.verb for edge in machine.edges if edge.source})


@pytest.mark.parametrize("model", MODELS, ids=lambda one: one.__name__)
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_random_verbs_follow_the_edges(model, data):
    machine = model.machine
    row = model()
    assert row.state == machine.initial
    for verb in data.draw(st.lists(st.sampled_from(verbs_of(machine)), max_size=25)):
        before = row.state
        edge = machine.edge(before, verb)
        name = METHODS.get(verb, verb) if model is Investigation else verb
        take = getattr(row, name)
        if edge is None:
            with pytest.raises(NotFromHere):
                take(**values_of(model, verb))
            assert row.state == before
        else:
            take(**values_of(model, verb))
            assert row.state == edge.target


@pytest.mark.parametrize("model", MODELS, ids=lambda one: one.__name__)
def test_the_state_cannot_be_assigned(model):
    row = model()
    with pytest.raises(AttributeError):
        row.state = model.machine.states[-1].code


@pytest.mark.parametrize("model", MODELS, ids=lambda one: one.__name__)
def test_every_edge_has_a_declared_event_and_every_state_its_words(model):
    for edge in model.machine.edges:
        assert declared(edge.event)
        assert str(edge.label)
    for state in model.machine.states:
        assert str(state.says)


@pytest.mark.parametrize("model", MODELS, ids=lambda one: one.__name__)
def test_every_state_can_be_reached_and_left_or_is_an_end(model):
    machine = model.machine
    reached, edge_count = {machine.initial}, -1
    while edge_count != len(reached):
        edge_count = len(reached)
        reached |= {edge.target for edge in machine.edges if edge.source in reached}
    assert reached == {state.code for state in machine.states}
