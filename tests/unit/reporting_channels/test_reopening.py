"""A closed report is opened again by the head, with a ground; its earlier end stays on file."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts.policies import RoleNeeded
from audit.models import Entry
from machine.refusals import NotFromHere
from reporting_channels import access, deadlines, escalations, storyline
from reporting_channels.actions import clocks, erasures, reports
from reporting_channels.actions.reopening import reopen
from reporting_channels.models import Report, ReportReopening
from reporting_channels.policies_clocks import require_may_prolong
from reporting_channels.reopening.policies import ReopenedByAnother, ReopenedByTheHead, require_may_reopen
from reporting_channels.reporter_door import open_by_receipt
from tests.factories import procedures as profiles
from tests.factories import reporting_channels as make
from tests.factories.accounts import member, sign_in
from tests.factories.retention import closed

pytestmark = pytest.mark.django_db
THEN = datetime(2026, 3, 10, 9, tzinfo=UTC)
LATER = THEN + timedelta(days=40)


@pytest.fixture
def office(own_erasure_keys):
    profiles.version()
    return {"awa": member(["receiver"]), "ilan": member(["receiver"]), "mariam": member(["head_of_office"])}


def opened_again(office, *, with_case=False, ground="new_facts"):
    report = closed(office, at=THEN, with_case=with_case)
    told = report.told
    report = reopen(report=report, ground=ground, reasons="A second officer spoke.", by=office["mariam"], at=LATER)
    report.told = told
    return report


@pytest.mark.parametrize(("with_case", "state"), [(True, "attached"), (False, "acknowledged")])
def test_it_goes_on_in_its_case_or_is_assessed_anew_and_keeps_its_end(office, with_case, state):
    report = opened_again(office, with_case=with_case)
    assert (report.state, report.closed_at, report.ends_on) == (state, None, None)
    kept = report.reopenings.get()
    assert (kept.closed_at, kept.closed_by, kept.ground) == (THEN, office["awa"], "new_facts")
    assert kept.no_case_reason == ("" if with_case else "known")
    texts = access.read_report(office["ilan"], Report.objects.get(pk=report.pk), LATER)
    assert texts.reopenings[0].reasons == "A second officer spoke."
    event = "report.reopened_in_case" if with_case else "report.reopened"
    assert Entry.objects.get(event=event).said == {"ground": "new_facts"}


def test_it_can_end_again_with_another_reason_and_another_first_person(office):
    report = opened_again(office)
    grid = {"competence": "ours", "credibility": "high", "seriousness": "high", "urgency": "low"}
    report = reports.assess(
        report=report,
        note="Now there are two.",
        category="smuggling",
        detriment_risk="low",
        proposes="open_case",
        no_case_reason="",
        by=office["ilan"],
        at=LATER,
        **grid,
    )
    assert report.assessed_at == THEN, "figures count the first assessment"
    assert (report.category, report.assessments.count()) == ("smuggling", 2)
    # The head confirmed the first time and proposes now: the earlier pair of names is no obstacle.
    report = reports.propose_no_case(report=report, reason="management", note="x", by=office["mariam"], at=LATER)
    report = reports.confirm_no_case(report=report, by=office["ilan"], at=LATER)
    report = reports.give_feedback(report=report, text="Still nothing follows.", by=office["awa"], at=LATER)
    assert report.feedback_at == THEN
    assert report.reopenings.get().answered_at == LATER
    report = reports.close(report=report, by=office["awa"], at=LATER)
    assert (report.state, report.closed_at) == ("closed", LATER)
    assert report.ends_on.year == 2027


def test_feedback_is_owed_once_more_with_the_whole_time(office):
    report = opened_again(office)
    (due,) = deadlines.due_of(report, LATER.date())
    assert (due.clock.code, due.on.isoformat(), due.is_open) == ("feedback", "2026-07-19", True)
    assert deadlines.next_due([report], LATER.date())[report.pk].on == due.on
    require_may_prolong(report=report, due=due, by=office["awa"])
    late = LATER + timedelta(days=120)
    clocks.escalate(at=late)
    assert [row.clock for row in escalations.passed_on_to(office["mariam"])] == ["feedback"]
    report = reports.propose_no_case(
        report=_assessed(report, office), reason="known", note="x", by=office["awa"], at=late
    )
    report = reports.confirm_no_case(report=report, by=office["mariam"], at=late)
    reports.give_feedback(report=report, text="Nothing.", by=office["awa"], at=late)
    assert list(escalations.passed_on_to(office["mariam"])) == []
    assert not [due for due in deadlines.due_of(Report.objects.get(pk=report.pk), late.date()) if due.is_open]


def _assessed(report, office):
    grid = {"competence": "ours", "credibility": "low", "seriousness": "low", "urgency": "low"}
    return reports.assess(
        report=report,
        note="x",
        category="other",
        detriment_risk="none",
        proposes="no_case",
        no_case_reason="known",
        by=office["awa"],
        at=LATER,
        **grid,
    )


def test_the_reporter_reads_that_it_was_opened_again_by_days(office, as_site):
    report = opened_again(office)
    as_site("reporter")
    mine = open_by_receipt(report.told.receipt)
    found = storyline.story(mine.report, (), LATER.date())
    says = [(str(line.says), line.on) for line in found.happenings]
    assert ("The office has closed your report", THEN.date()) in says
    assert ("The office has opened your report again", LATER.date()) in says
    assert found.next_by.isoformat() == "2026-07-19"


def test_only_the_head_does_it_and_an_open_report_is_not_reopened(office):
    report = closed(office, at=THEN)
    for who in ("awa", "ilan"):
        with pytest.raises(ReopenedByTheHead):
            require_may_reopen(report=report, by=office[who])
    with pytest.raises(RoleNeeded):
        require_may_reopen(report=report, by=member(["supervisor"]))
    report = reopen(report=report, ground="ordered", reasons="x", by=office["mariam"], at=LATER)
    with pytest.raises(NotFromHere):
        reopen(report=report, ground="ordered", reasons="x", by=office["mariam"], at=LATER)


def test_where_no_head_holds_the_report_another_receiver_does_it(office):
    receivers = {"awa": office["awa"], "ilan": office["ilan"]}
    channel = make.channel(recipients=list(receivers.values()))
    report = _closed_without_head(receivers, channel)
    with pytest.raises(ReopenedByAnother):
        require_may_reopen(report=report, by=office["awa"])
    report = reopen(report=report, ground="mistake", reasons="x", by=office["ilan"], at=LATER)
    assert report.state == "acknowledged"


def _closed_without_head(receivers, channel):
    awa, ilan = receivers["awa"], receivers["ilan"]
    report = make.report(channel_=channel, at=THEN)
    report = reports.acknowledge(report=report, text="We have it.", by=awa, at=THEN)
    report = _assessed(report, receivers)
    report = reports.propose_no_case(report=report, reason="known", note="x", by=awa, at=THEN)
    report = reports.confirm_no_case(report=report, by=ilan, at=THEN)
    report = reports.give_feedback(report=report, text="x", by=awa, at=THEN)
    return reports.close(report=report, by=awa, at=THEN)


def test_the_database_takes_no_end_off_without_keeping_it(office):
    report = Report.objects.get(pk=closed(office, at=THEN).pk)
    report.reopen()
    with pytest.raises(IntegrityError, match="keeps its end"), transaction.atomic():
        report.save()
    report = opened_again(office)
    row = report.reopenings.get()
    for change in ({"ground": "mistake"}, {"closed_by": office["ilan"]}, {"answered_at": None, "answered_by": None}):
        with pytest.raises(IntegrityError, match="changes once"), transaction.atomic():
            ReportReopening.objects.filter(pk=row.pk).update(**change)
    row.pk = uuid.uuid4()
    with pytest.raises(IntegrityError, match="only a closed report"), transaction.atomic():
        row.save(force_insert=True)


def test_an_erased_report_is_gone_with_its_reopenings_and_never_opened_again(office):
    report = opened_again(office, with_case=True)
    report = reports.give_feedback(report=report, text="x", by=office["awa"], at=LATER)
    report = reports.close(report=report, by=office["awa"], at=LATER)
    assert erasures.sweep(at=LATER + timedelta(days=365 * 6)) == 1
    assert not ReportReopening.objects.exists()
    with pytest.raises(NotFromHere):
        require_may_reopen(report=Report.objects.get(pk=report.pk), by=office["mariam"])


def test_the_head_does_it_on_a_page_and_reads_the_earlier_end(office, client):
    report = closed(office, at=THEN)
    sign_in(client, office["ilan"])
    assert "The head of office opens a closed report again" in client.get(report.get_absolute_url()).content.decode()
    sign_in(client, office["mariam"])
    asked = reverse("machine:transition", args=["report", report.pk, "reopen"])
    assert "The earlier end stays on file" in client.get(asked).content.decode()
    empty = client.post(asked, {"ground": "new_facts", "reasons": ""})
    assert empty.status_code == 422
    done = client.post(asked, {"ground": "new_facts", "reasons": "A second officer spoke."}, follow=True)
    shown = done.content.decode()
    assert "It was closed and opened again" in shown
    assert "A second officer spoke." in shown


def test_whoever_was_not_given_the_report_finds_nothing_to_open(office, client):
    report = closed(office, at=THEN)
    sign_in(client, member(["head_of_office"]))
    asked = reverse("machine:transition", args=["report", report.pk, "reopen"])
    assert client.get(asked).status_code == 404
    assert client.post(asked, {"ground": "new_facts", "reasons": "x"}).status_code == 404
