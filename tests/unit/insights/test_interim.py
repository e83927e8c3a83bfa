"""A precaution and a sanction in the same quarter: two figures in two themes, and none that adds them."""

from datetime import UTC, datetime

import pytest
import time_machine

from insights import counting
from insights.measures import THEMES
from insights.periods import Year
from tests.factories import discipline, interim

pytestmark = pytest.mark.django_db


def test_an_interim_measure_and_a_sanction_never_stand_in_one_figure():
    with time_machine.travel(datetime(2025, 7, 14, 12, tzinfo=UTC), tick=True):
        discipline.imposed()
        interim.decided()
    everything = Year(2025, 4)
    assert counting.count("sanctions_imposed", "sanction", everything) == {("exclusion-2", 8): 1}
    assert counting.count("interim_decided", "measure", everything) == {("suspension", 7): 1}
    for theme in THEMES:
        codes = {measure.code for measure in theme.measures}
        assert not (codes & {"interim_decided", "interim_ended"} and codes & {"sanctions_imposed"}), theme.code
