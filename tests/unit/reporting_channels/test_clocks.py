"""By when the office owes something, more time with a reason, and whom it is passed on to when nothing happens."""

from datetime import UTC, date, datetime, timedelta

import pytest

from audit.models import Entry
from reporting_channels import deadlines, owed, waiting
from reporting_channels.access import read_dialogue
from reporting_channels.actions import clocks, exclusions, reports
from reporting_channels.models import Escalation, Report
from reporting_channels.policies_clocks import FeedbackLate, NoFeedbackClock, ProlongedAlready
from reporting_channels.reporter_door import open_by_receipt
from reporting_channels.storyline import story
from tests.factories import procedures as profiles
from tests.factories import reporting_channels as make
from tests.factories.accounts import member

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 3, 9, 9, tzinfo=UTC)


def later(days: int) -> datetime:
    return MONDAY + timedelta(days=days)


@pytest.fixture
def office(db):
    profiles.version()
    profiles.calendar()
    return {
        "awa": member(["receiver"]),
        "mariam": member(["head_of_office"]),
        "sub": member(["receiver"]),
        "court": member(["outside_body"]),
    }


@pytest.fixture
def report(office):
    channel = make.channel(recipients=[office["awa"], office["mariam"]], substitutes=[office["sub"]])
    return make.report(channel_=channel, at=MONDAY)


def steps(report, days):
    found = owed.steps(Report.objects.get(pk=report.pk), later(days).date())
    return {str(step.says): step for step in found}


def rows(who, days):
    return [row.text for row in waiting.passed_on(who, later(days).date())]


def test_a_person_owes_an_answer_within_three_working_days_and_the_office_within_seven(report):
    found = steps(report, 0)
    assert found["A person answers you"].by == date(2026, 3, 12)
    assert found["The office confirms that it has your report"].by == date(2026, 3, 16)
    assert steps(report, 4)["A person answers you"].is_late


def test_the_next_step_is_the_first_of_those_that_are_owed(report):
    told = story(Report.objects.get(pk=report.pk), (), later(0).date())
    assert (str(told.next_says), told.next_by) == ("Next: a person answers you.", told.steps[0].by)
    assert str(told.steps[0].says) == "A person answers you"


def test_the_reporter_sees_what_was_done_what_is_late_and_an_automatic_line_that_claims_nobody(office, report):
    opened = open_by_receipt(report.told.receipt)
    told = story(opened.report, read_dialogue(opened.report, opened.key), later(0).date())
    assert [str(line.says) for line in told.happenings][1] == "Automatic confirmation"
    assert "written by the system" in told.happenings[1].text
    reports.acknowledge(report=report, text="We have it.", by=office["awa"], at=later(4))
    found = steps(report, 5)
    assert found["A person answers you"].was_late
    assert found["A person answers you"].done_on == later(4).date()
    assert "The office confirms that it has your report" not in found, "one answer is one line"
    assert found["The office tells you what became of it"].by == date(2026, 6, 13)


def test_more_time_is_taken_once_before_the_day_and_the_reporter_reads_why(office, report, settle):
    with pytest.raises(NoFeedbackClock):
        clocks.prolong(report=report, ground="complex", text="Much.", by=office["awa"], at=MONDAY)
    report = reports.acknowledge(report=report, text="We have it.", by=office["awa"], at=MONDAY)
    clocks.prolong(report=report, ground="complex", text="It takes longer.", by=office["awa"], at=later(60))
    settle()
    assert steps(report, 61)["The office tells you what became of it"].by == date(2026, 9, 9)
    opened = open_by_receipt(report.told.receipt) if hasattr(report, "told") else None
    assert opened is None or opened
    with pytest.raises(ProlongedAlready):
        clocks.prolong(report=report, ground="court", text="Again.", by=office["mariam"], at=later(70))


def test_more_time_cannot_be_taken_when_the_day_is_past(office, report):
    report = reports.acknowledge(report=report, text="We have it.", by=office["awa"], at=MONDAY)
    with pytest.raises(FeedbackLate):
        clocks.prolong(report=report, ground="complex", text="Late.", by=office["awa"], at=later(120))


def test_what_is_owed_goes_up_the_chain_before_and_after_its_day_and_only_once(office, report, settle):
    assert clocks.escalate(at=later(3)) == 0
    clocks.escalate(at=later(4))
    assert len(rows(office["sub"], 4)) == 1
    assert rows(office["mariam"], 4) == rows(office["court"], 4) == []
    assert clocks.escalate(at=later(4)) == 0
    for day in range(5, 18):
        clocks.escalate(at=later(day))
    settle()
    assert rows(office["mariam"], 17)
    assert rows(office["court"], 17)
    assert rows(office["awa"], 17) == [], "whoever owes it sees it among the reports"
    assert Entry.objects.filter(event="clock.escalated").count() == Escalation.objects.count()
    reports.acknowledge(report=report, text="At last.", by=office["awa"], at=later(17))
    assert [text for text in rows(office["sub"], 17) if "answers" in text] == []


def test_whoever_is_kept_away_is_never_told_and_nothing_is_written_about_the_matter(office, report):
    exclusions.exclude(report=report, member=office["sub"], reason="named", by=office["awa"], at=MONDAY)
    for day in range(4, 18):
        clocks.escalate(at=later(day))
    assert rows(office["sub"], 17) == []
    assert rows(office["court"], 17)
    assert all(report.told.narrative not in entry.facts for entry in Entry.objects.filter(event="clock.escalated"))


def test_the_worker_passes_on_with_its_own_rights(office, report, as_site, settle):
    as_site("worker")
    assert clocks.escalate(at=later(4)) == 1
    settle()


def test_the_lists_and_the_page_say_the_same_day(office, report):
    today = later(1).date()
    assert deadlines.next_due([report], today)[report.pk].on == date(2026, 3, 12)
    assert min(due.on for due in deadlines.due_of(report, today)) == date(2026, 3, 12)
