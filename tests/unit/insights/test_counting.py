"""The figures of a small world made by hand, and who may see them."""

import csv
import io
import re
from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.utils import translation

from audit.days import day_of
from audit.models import Entry
from insights import counting, exporting, publication
from insights.access import Release
from insights.measures import BY_CODE, IMPOSED, OPENED, RECEIVED
from insights.periods import Year, next_release, year_on
from procedures import access as procedures
from reporting_channels import reporter_door
from reporting_channels.actions import messages, reports, satisfaction
from tests.factories import cases as case_factory
from tests.factories import discipline as discipline_factory
from tests.factories import procedures as procedure_factory
from tests.factories import reporting_channels as report_factory
from tests.factories.accounts import member, sign_in

pytestmark = pytest.mark.django_db

LAST = Year(2025, 8)


def at(month: int, day: int, hour: int = 12) -> datetime:
    return datetime(2025, month, day, hour, tzinfo=UTC)


@pytest.fixture
def told():
    """Seven reports through two channels in 2025: five in January, one in May, one in the last hour of the year."""
    receiver = member(["receiver"])
    hall = report_factory.channel(code="hall", recipients=[receiver, member(["receiver"]), member(["head_of_office"])])
    desk = report_factory.channel(code="desk", recipients=[receiver, member(["receiver"]), member(["head_of_office"])])
    made = [report_factory.report(channel_=hall, at=at(1, day)) for day in (6, 7, 8, 9, 10)]
    made.append(report_factory.report(channel_=desk, at=at(5, 20)))
    made.append(report_factory.report(channel_=desk, at=at(12, 31, 22)))
    for waited, report in zip((1, 2, 2, 3, 9), made, strict=False):
        when = day_of(report.received_on) + timedelta(days=waited)
        reports.acknowledge(report=report, text="We have your report.", by=receiver, at=when)
    return made


def test_reports_count_in_the_month_and_under_the_channel_of_their_arrival(told):
    assert counting.count("reports_received", "month", LAST) == {("", 1): 5, ("", 5): 1, ("", 12): 1}
    assert counting.count("reports_received", "channel", LAST) == {("hall", 1): 5, ("desk", 5): 1, ("desk", 12): 1}
    assert counting.count("reports_received", "channel", Year(2024, 4)) == {}


def test_the_day_is_the_office_s_day(told):
    """22:30 in Greenwich on 31 December is the same year in Paris; half past eleven is the next one."""
    report_factory.report(channel_=told[0].channel, at=at(12, 31, 23))
    assert counting.count("reports_received", "month", LAST)["", 12] == 1
    assert counting.count("reports_received", "month", Year(2026, 4))["", 1] == 1


def test_a_report_is_acknowledged_in_time_on_its_seventh_day_and_late_after(told):
    counts = counting.count("acknowledged", "timeliness", LAST)
    assert counts == {("in_time", 1): 4, ("late", 1): 1, ("late", 5): 1, ("late", 12): 1}


def test_feedback_that_never_came_is_late_in_the_quarter_of_the_report(told):
    counts = counting.count("fed_back", "timeliness", LAST)
    assert counts == {("late", 1): 5, ("late", 5): 1, ("late", 12): 1}


@pytest.mark.parametrize(("over", "acknowledged", "fed_back"), [(1, 0, 0), (2, 1, 0), (4, 3, 2), (5, 4, 3), (6, 4, 4)])
def test_timeliness_waits_until_every_report_of_the_quarter_had_its_time(told, over, acknowledged, fed_back):
    shown = {table.about.code: table for table in publication.tables(BY_CODE["reports"], Year(2025, over))}
    for code, quarters in (("acknowledged", acknowledged), ("fed_back", fed_back)):
        cells = shown[code].total.cells
        assert [cell.is_ahead for cell in cells] == [quarter >= quarters for quarter in range(4)] + [quarters < 4]


def test_delays_are_counted_in_days_and_their_median_needs_five(told):
    days = counting.days_between("receipt_to_acknowledgement", LAST)
    assert days == {(1, 1): 1, (1, 2): 2, (1, 3): 1, (1, 9): 1}
    (delays,) = [
        table
        for table in publication.tables(BY_CODE["reports"], LAST)
        if table.about.code == "receipt_to_acknowledgement"
    ]
    median, p90 = delays.rows
    assert [cell.value for cell in median.cells] == [2, None, None, None, 2]
    assert [cell.is_none for cell in median.cells] == [False, True, True, True, False]
    assert p90.cells[0].is_withheld


def test_what_is_not_over_is_not_counted(told):
    first_half = Year(2025, 2)
    assert counting.count("reports_received", "month", first_half) == {("", 1): 5, ("", 5): 1}
    months = publication.tables(BY_CODE["reports"], first_half)[0]
    assert [row.cells[0].is_ahead for row in months.rows] == [False] * 6 + [True] * 6


@pytest.fixture
def sanctioned():
    """One whole matter in 2025, from its case to an appeal that is determined."""
    with time_machine.travel(at(7, 14), tick=True):
        return discipline_factory.determined()


def test_one_matter_counts_once_in_each_unit(sanctioned):
    everything = Year(2025, 4)
    assert counting.count("cases_opened", "category", everything) == {("corruption", 7): 1}
    assert counting.count("cases_opened", "unit", everything) == {("north-gate", 7): 1}
    assert counting.count("findings_confirmed", "finding", everything) == {("SUST", 7): 1}
    assert counting.count("findings_confirmed", "category", everything) == {("corruption", 7): 1}
    assert counting.count("proceedings_decided", "outcome", everything) == {("sanction", 8): 1}
    assert counting.count("sanctions_imposed", "sanction", everything) == {("exclusion-2", 8): 1}
    assert counting.count("sanctions_imposed", "unit", everything) == {("north-gate", 8): 1}
    assert counting.count("appeals_determined", "outcome", everything) == {("upheld", 8): 1}
    assert counting.count("reports_assessed", "risk", everything) == {("medium", 7): 1}
    assert sum(counting.days_between("proceeding_to_decision", everything).values()) == 1
    assert sum(counting.days_between("mandate_to_report", everything).values()) == 1


def test_one_matter_shows_nowhere(sanctioned):
    for theme in BY_CODE.values():
        for table in publication.tables(theme, LAST):
            assert not any(cell.value for cell in table.cells)


def test_a_closed_case_counts_with_its_outcome_and_its_length():
    with time_machine.travel(at(7, 14), tick=True):
        case_factory.closed(at=at(7, 4))
    assert counting.count("cases_closed", "outcome", LAST) == {("no_breach", 7): 1}
    assert counting.days_between("opening_to_closure", LAST) == {(7, 10): 1}


def test_sanctions_stand_in_the_order_of_the_law():
    procedure_factory.version()
    (table, _by_unit) = publication._of_measure(IMPOSED, LAST)
    scale = [rule.code for rule in procedures.list_latest()[0].profile.scale]
    assert [row.code for row in table.rows] == scale
    assert all(cell.value == 0 for row in table.rows for cell in row.cells)


def counted_as(monkeypatch, counts):
    monkeypatch.setattr(counting, "count", lambda measure, breakdown, year: Counter(counts[breakdown]))


def test_a_code_that_no_list_knows_is_shown_as_it_is(monkeypatch):
    counted_as(monkeypatch, {"month": {}, "category": {("old-code", 1): 7}, "unit": {("hall", 1): 7}})
    _months, by_category, _by_unit = publication._of_measure(OPENED, LAST)
    assert by_category.rows[-1].label == "old-code"


def test_page_and_file_say_the_same_and_formulas_stay_words(monkeypatch):
    counts = {"month": {("", 1): 9, ("", 2): 8}, "channel": {("=1+1", 1): 9, ("@cmd", 2): 6, ("-x", 2): 2}}
    counted_as(monkeypatch, counts)
    tables = tuple(publication._of_measure(RECEIVED, LAST))
    written = exporting.as_csv(Release(BY_CODE["reports"], LAST, (2025,), tables))
    lines = list(csv.reader(io.StringIO(written.removeprefix("\ufeff"))))[1:]
    values = iter(line[5] for line in lines)
    for table in tables:
        for cell in (*[cell for row in table.rows for cell in row.cells], *(table.total.cells if table.total else ())):
            expected = next(values)
            assert expected == (str(cell.value) if cell.value is not None else "withheld")
    named = {line[3] for line in lines}
    assert {"'=1+1", "'@cmd", "'-x"} <= named
    assert not any(field.startswith(("=", "+", "-", "@")) for line in lines for field in line)


# -- doors --------------------------------------------------------------------------


@pytest.fixture
def quiet_year(told):
    """Reports of 2025, so that there is a year to show."""
    return told


@pytest.mark.parametrize("role", ["supervisor", "head_of_office", "auditor"])
def test_those_who_may_see_figures_all_see_the_same(client, quiet_year, role):
    sign_in(client, member([role]))
    page = client.get("/en/statistics/2025/reports/")
    assert page.status_code == 200
    assert "Counted in reports." in page.content.decode()
    entries = Entry.objects.filter(event__startswith="statistics")
    assert not entries.exists()


@pytest.mark.parametrize(
    "role",
    ["receiver", "investigator", "reviewer", "disciplinary_authority", "secretariat", "board_member",
     "appeal_authority", "administrator", "identity_custodian", "quorum_officer", "clerk"],
)  # fmt: skip
def test_the_pages_are_not_there_for_anybody_else_and_each_try_is_an_entry(client, role):
    somebody = sign_in(client, member([role]))
    tries = [
        client.get("/en/statistics/"),
        client.get("/en/statistics/2025/reports/"),
        client.post("/en/statistics/2025/reports/file/"),
    ]
    assert [answer.status_code for answer in tries] == [404, 404, 404]
    assert Entry.objects.filter(event="door.tried", actor_id=somebody.pk, subject_kind="statistics").count() == 3


def test_taking_figures_away_is_an_entry_with_what_was_taken(client, quiet_year):
    somebody = sign_in(client, member(["supervisor"]))
    answer = client.post("/en/statistics/2025/reports/file/")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert "attachment" in answer["Content-Disposition"]
    entry = Entry.objects.get(event="statistics.exported")
    assert (entry.actor_id, entry.said) == (somebody.pk, {"theme": "reports", "year": 2025, "quarters": 4})
    assert client.get("/en/statistics/2025/reports/file/").status_code == 405


@pytest.mark.parametrize("path", ["1999/reports", "2025/nothing", "9999/cases"])
def test_a_year_or_a_theme_that_is_not_offered_is_not_there(client, quiet_year, path):
    sign_in(client, member(["supervisor"]))
    assert client.get(f"/en/statistics/{path}/").status_code == 404


def test_before_the_first_quarter_is_over_the_page_says_when_figures_come(client):
    sign_in(client, member(["supervisor"]))
    page = client.get("/en/statistics/")
    assert page.status_code == 200
    assert "No quarter is over yet" in page.content.decode()


def test_no_page_leads_to_a_case_or_carries_a_style(client, sanctioned):
    sign_in(client, member(["supervisor"]))
    for theme in BY_CODE:
        page = client.get(f"/en/statistics/2025/{theme}/").content.decode()
        figures = page.partition("<main")[2].partition("<footer")[0]
        elsewhere = re.sub(r"/en/statistics/\d+/[a-z]+/", "", figures)
        assert not re.search(r"/(cases|reports|discipline|do)/", elsewhere)
        assert "style=" not in page
        assert sanctioned.sanction.proceeding.number not in page


def test_the_staff_role_of_the_database_may_read_what_is_counted(client, quiet_year, as_site):
    sign_in(client, member(["supervisor"]))
    as_site("staff")
    for theme in BY_CODE:
        assert client.get(f"/en/statistics/2025/{theme}/").status_code == 200


def test_a_chart_says_in_words_what_it_draws(client, quiet_year):
    sign_in(client, member(["supervisor"]))
    page = client.get("/en/statistics/2025/reports/").content.decode()
    assert "<title" in page.partition("<svg")[2]
    assert "January: 5" in page


def test_the_page_speaks_french(client, quiet_year):
    sign_in(client, member(["supervisor"]))
    page = client.get("/fr/statistics/2025/reports/").content.decode()
    assert "Signalements reçus" in page
    assert "masqué" in page
    with translation.override("fr"):
        assert "masqué" in exporting.in_words(publication.WITHHELD)


# -- periods ------------------------------------------------------------------------


def test_only_quarters_that_are_over_are_published():
    assert year_on(2026, date(2026, 11, 22)).complete == 3
    assert year_on(2026, date(2026, 3, 31)).complete == 0
    assert year_on(2025, date(2026, 3, 31)).is_complete
    assert year_on(2027, date(2026, 12, 31)).complete == 0
    assert year_on(2025, date(2026, 4, 1)).lagging(2).complete == 3
    assert next_release(date(2026, 11, 22)) == date(2027, 1, 1)
    assert next_release(date(2026, 1, 1)) == date(2026, 4, 1)


def test_reporters_who_wrote_again_are_the_only_ones_known_to_have_come_back(told):
    first = told[0]
    opened = reporter_door.open_by_receipt(first.told.receipt)
    messages.answer(report=first, key=opened.key, submission=b"a" * 32, text="More.", at=at(2, 1))
    counts = counting.count("wrote_again", "coming_back", LAST)
    assert counts == {("wrote", 1): 1, ("silent", 1): 4, ("silent", 5): 1, ("silent", 12): 1}


def test_what_reporters_say_is_counted_by_quarter_and_reasons_of_no_case_by_code(told):
    opened = reporter_door.open_by_receipt(told[0].told.receipt)
    told[0].feedback_at = at(3, 1)
    answers = {"told": "yes", "understood": "no"}
    satisfaction.rate(report=told[0], derived=opened.derived, answers=answers, at=at(5, 2))
    assert counting.count("felt_told", "answer", LAST) == {("yes", 4): 1}
    assert counting.count("felt_again", "answer", LAST) == {("", 4): 1}
    assert counting.count("no_case", "reason", LAST) == {}
