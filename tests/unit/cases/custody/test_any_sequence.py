"""Whatever random members try in whatever order: the line stays whole, and there is one holder."""

import pytest
from django.db import connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.custody import chain
from cases.custody.actions import handling, whereabouts
from cases.models import Custody, Exhibit
from machine.refusals import Refused
from tests.factories import cases as factory

NOTED = {"result": "intact", "note": "Because."}
ACTS = {
    "transfer": lambda one, by, to, at: handling.transfer(exhibit=one, to=to, by=by, at=at, **NOTED),
    "accept": lambda one, by, to, at: handling.accept(exhibit=one, by=by, at=at, **NOTED),
    "refuse": lambda one, by, to, at: handling.refuse(exhibit=one, by=by, at=at, **NOTED),
    "withdraw": lambda one, by, to, at: handling.withdraw(exhibit=one, by=by, at=at, **NOTED),
    "examine": lambda one, by, to, at: handling.note(exhibit=one, kind="examined", by=by, at=at, **NOTED),
    "miss": lambda one, by, to, at: whereabouts.report_missing(exhibit=one, note="Gone.", by=by, at=at),
    "find": lambda one, by, to, at: whereabouts.find(exhibit=one, by=by, at=at, **NOTED),
    "take_back": lambda one, by, to, at: whereabouts.take_back(exhibit=one, by=by, at=at, **NOTED),
}
PEOPLE = ("head", "lead", "investigator", "reviewer", "receiver")


@pytest.fixture
def case(people):
    return factory.investigating(people)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(acts=st.lists(st.tuples(st.sampled_from(sorted(ACTS)), *[st.sampled_from(PEOPLE)] * 2), min_size=3, max_size=14))
def test_any_sequence_of_acts_leaves_a_whole_line_and_one_holder(case, acts):
    with transaction.atomic():
        exhibit = factory.exhibit(case)
        holder = case.team.lead.pk
        for act, by, to in acts:
            by, to = getattr(case.team, by), getattr(case.team, to)
            before = Exhibit.objects.get(pk=exhibit.pk)
            try:
                with transaction.atomic():
                    ACTS[act](before, by, to, timezone.now())
            except Refused:
                assert Exhibit.objects.get(pk=exhibit.pk).state == before.state
                continue
            holder = by.pk if act in ("accept", "find", "take_back") else holder
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        now = Exhibit.objects.get(pk=exhibit.pk)
        line = list(Custody.objects.filter(exhibit=exhibit).order_by("rank"))
        assert chain.flaw_in(now, line) is None
        assert now.holder_id == holder
        assert next(one.to_id for one in reversed(line) if one.to_id and one.kind != "transferred") == holder
