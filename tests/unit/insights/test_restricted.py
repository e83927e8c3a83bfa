"""Restricted cases in the figures: under no unit, and a figure that was made public stays."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from cases.flags import actions as flags
from cases.models import Case, CaseFlag
from insights import counting, labels
from insights.periods import Year
from tests.factories import cases as case_factory
from tests.factories import discipline as discipline_factory

pytestmark = pytest.mark.django_db

LAST = Year(2025, 8)


def at(month: int, day: int) -> datetime:
    return datetime(2025, month, day, 12, tzinfo=UTC)


def restricted_then(case, on, lifted_on=None):
    with time_machine.travel(on, tick=True):
        flag = flags.restrict(case=case, level="discreet", review_on=date(2030, 1, 1), by=case.team.head, at=on)
    if lifted_on is not None:
        flags.lift(flag=flag, by=case.team.head, at=lifted_on)


@pytest.mark.parametrize(
    ("set_on", "lifted_on", "unit"),
    [
        (at(2, 1), None, "restricted"),  # stood when the quarter ended
        (at(2, 1), at(3, 1), "north-gate"),  # did not any more
        (at(5, 1), None, "north-gate"),  # came later: a figure that was made public never changes
        (at(2, 1), at(5, 1), "restricted"),
    ],
)
def test_a_case_that_was_restricted_when_the_quarter_ended_counts_under_no_unit(set_on, lifted_on, unit):
    case = case_factory.opened(at=at(1, 15))
    restricted_then(case, set_on, lifted_on)
    assert counting.count("cases_opened", "unit", LAST) == {(unit, 1): 1}
    assert counting.count("cases_opened", "category", LAST) == {("corruption", 1): 1}
    assert counting.units(LAST) == (["north-gate"] if unit == "north-gate" else [])
    assert labels.rows("cases_opened", "unit", LAST, ())["restricted"] == "Restricted cases"


def test_what_came_of_a_restricted_case_counts_under_no_unit_either():
    with time_machine.travel(at(7, 14), tick=True):
        discipline_factory.determined()
    everything = Year(2025, 4)
    (case,) = Case.objects.all()
    head = case.assignments.current().get(role="head").member
    CaseFlag.objects.create(
        case=case, kind="restricted", level="discreet", since_on=date(2025, 8, 1), review_on=date(2030, 1, 1),
        set_at=at(8, 1), set_by=head,
    )  # fmt: skip
    for measure in ("cases_opened", "proceedings_decided", "sanctions_imposed"):
        assert {code for code, _month in counting.count(measure, "unit", everything)} == {"restricted"}
    assert counting.units(everything) == []
