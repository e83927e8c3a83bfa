"""Erasing a report changes no figure that counted it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from insights import counting
from insights.periods import year_on
from reporting_channels.actions import detriment, erasures
from tests.factories import procedures as profiles
from tests.factories.accounts import member
from tests.factories.retention import closed
from vault import erasure_keys

pytestmark = pytest.mark.django_db
THEN = datetime(2025, 2, 10, 9, tzinfo=UTC)
YEAR = year_on(2025, date(2026, 7, 1))


@pytest.fixture
def office(settings, tmp_path):
    settings.ERASURE_KEYS = tmp_path / "erasure" / "keys"
    settings.MEDIA_ROOT = tmp_path / "media"
    erasure_keys.create()
    profiles.version()
    return {"awa": member(["receiver"]), "ilan": member(["receiver"]), "mariam": member(["head_of_office"])}


def _looks_again(report, by):
    said = {"level": "low", "others_level": "none", "measures": [], "reasons": "Nobody asked."}
    detriment.assess(report=report, by=by, at=THEN + timedelta(days=7), **said)


def test_no_figure_changes_when_what_it_counts_is_erased(office):
    for with_case in (True, False):
        made = closed(office, at=THEN, with_case=with_case)
        if with_case:
            _looks_again(made, office["awa"])
    measures = (
        ("reports_received", "month"),
        ("reports_assessed", "category"),
        ("no_case", "reason"),
        ("acknowledged", "timeliness"),
        ("fed_back", "timeliness"),
        ("wrote_again", "coming_back"),
        ("risk_again", "timeliness"),
    )
    delays = ("receipt_to_acknowledgement", "receipt_to_assessment", "receipt_to_feedback")

    def figures():
        return [counting.count(*one, YEAR) for one in measures], [counting.days_between(one, YEAR) for one in delays]

    before = figures()
    assert before[0][2] == {("known", 2): 1}
    assert before[0][6] == {("in_time", 2): 1, ("late", 2): 1}
    assert erasures.sweep(at=THEN + timedelta(days=3000)) == 2
    assert figures() == before
