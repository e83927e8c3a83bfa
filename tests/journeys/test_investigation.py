"""From an assessed report to a confirmed finding, told through the pages."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from audit.models import Entry
from cases.models import Allegation, Assignment, Case, Exhibit, Interview, Investigation
from tests.factories import accounts
from tests.factories import cases as factory


@pytest.fixture
def people(db):
    factory.procedure()
    return factory.team()


def browser(who) -> Client:
    client = Client()
    accounts.sign_in(client, who)
    return client


def said(answer) -> str:
    return answer.content.decode()


def press(client, url, **values):
    """Send a form and follow to the page it leads to; a refusal or an error fails here."""
    answer = client.post(url, values, follow=True)
    assert answer.status_code == 200, (url, answer.status_code, said(answer)[:3000])
    return answer


def step(row, verb: str) -> str:
    return reverse("machine:transition", args=[row.machine.name, row.pk, verb])


def checked() -> dict[str, str]:
    """The reviewer's checklist, every line met."""
    lines = ("independent", "complete", "proportionate", "lawful")
    return {f"{line}_met": "yes" for line in lines} | {f"{line}_note": "Seen on file." for line in lines}


def open_case(head, report):
    url = reverse("cases:open", args=[report.pk])
    version = factory.procedure()
    page = head.get(url)
    assert page.status_code == 200
    assert report.told.narrative in said(page)
    answer = press(
        head,
        url,
        procedure=version.pk,
        category="corruption",
        unit="North gate",
        facts="A lorry left the north gate twice without a declaration.",
        no_conflict="on",
    )
    return Case.objects.get(), answer


def test_an_investigation_runs_from_the_report_to_a_confirmed_finding(people):
    head, lead, reviewer = browser(people.head), browser(people.lead), browser(people.reviewer)
    case, page = open_case(head, factory.assessed_report(people))
    assert case.number in said(page)
    assert case.unit == "north-gate"

    for who, role in ((people.lead, "lead"), (people.reviewer, "reviewer")):
        press(head, reverse("cases:assign", args=[case.pk]), member=who.pk, role=role)

    # The file opens only after the statement.
    page = lead.get(case.get_absolute_url())
    declare = reverse("cases:declare", args=[Assignment.objects.get(member=people.lead).pk])
    assert page.status_code == 302
    assert page["Location"].endswith(declare)
    press(lead, declare)
    press(reviewer, reverse("cases:declare", args=[Assignment.objects.get(member=people.reviewer).pk]))

    press(lead, reverse("cases:add_subject", args=[case.pk]), kind="named", name="Noor Example", post="Inspector")
    subject = case.subjects.get()
    page = press(
        lead,
        reverse("cases:add_allegation", args=[case.pk]),
        subject=subject.pk,
        conduct="Took money to let a lorry through.",
        category="corruption",
        knowledge_on="2026-11-01",
    )
    assert "Took money to let a lorry through." in said(page)
    allegation = Allegation.objects.get()

    press(lead, reverse("cases:plan", args=[case.pk]), plan="Hear the keeper, read the log.")
    investigation = Investigation.objects.get()
    ends = timezone.localdate() + timedelta(days=60)
    press(head, step(investigation, "mandate"), mandate="Find out.", powers=["interviews"], ends_on=ends.isoformat())
    press(lead, step(investigation, "start"), notice="deferred", deferral="evidence", review_on=ends.isoformat())
    case.refresh_from_db()
    assert case.state == "investigation"

    page = press(
        lead,
        reverse("cases:register", args=[case.pk]),
        kind="file",
        description="Log of the north gate",
        source="Chief of the gate",
        result="intact",
        file=SimpleUploadedFile("log.txt", b"lorry 1, lorry 2", content_type="text/plain"),
    )
    exhibit = Exhibit.objects.get()
    assert "Log of the north gate" in said(page)
    taken = lead.get(reverse("cases:exhibit_file", args=[exhibit.pk]))
    assert b"".join(taken.streaming_content) == b"lorry 1, lorry 2"
    assert taken["Content-Disposition"].startswith("attachment")

    press(lead, reverse("cases:plan_interview", args=[case.pk]), person="Sam Example, keeper", capacity="witness")
    interview = Interview.objects.get()
    today = timezone.localdate().isoformat()
    press(lead, step(interview, "convoke"), convoked_for_on=today, is_notice_waived="on")
    told = {"how": "in_person", "notified_on": today, "language": "en"}
    refused = lead.post(step(interview, "notify_rights"), told)
    assert refused.status_code == 422
    press(lead, step(interview, "notify_rights"), receipt="Signed on the spot", **told)
    press(lead, step(interview, "hold"), held_on=today, statement="I saw the lorry leave.")
    press(lead, step(interview, "send_record"), sent_how="read_out", sent_on=today)
    press(lead, step(interview, "sign"))

    finding_url = reverse("cases:finding", args=[allegation.pk])
    page = lead.get(finding_url)
    assert "Precise and concordant documents" in said(page)
    press(
        lead,
        finding_url,
        word="SUST",
        supports=[str(exhibit.pk), str(interview.pk)],
        nothing_against="Nobody says otherwise.",
        reasoning="The log and the keeper agree.",
    )
    refused = lead.post(step(allegation, "confirm"))
    assert refused.status_code == 403
    press(reviewer, step(allegation, "send_back"), questions="What about the second lorry?")
    press(
        lead,
        finding_url,
        word="SUST",
        supports=[str(exhibit.pk)],
        nothing_against="Nobody.",
        reasoning="The log shows both.",
    )
    page = press(reviewer, step(allegation, "confirm"))
    assert "What about the second lorry?" in said(page)

    press(lead, reverse("cases:verify", args=[case.pk]))
    for part in ("summary", "facts", "version", "analysis"):
        url = reverse("cases:report_part", args=[investigation.pk, part])
        press(lead, url, replaces="0", text=f"What belongs into the {part}, resting on [E1].")
    press(lead, step(investigation, "draft"))
    press(lead, step(investigation, "skip"), ground="waived", reasons="The letter is on file.")
    assert lead.post(step(investigation, "deliver"), checked()).status_code == 403
    page = press(reviewer, step(investigation, "deliver"), **checked())
    assert "What belongs into the summary" in said(page)
    press(head, step(investigation, "register"), text="Register 12/2026.")
    press(head, step(case, "decide"))
    page = press(head, step(case, "refer"), authority=people.authority.pk)
    case.refresh_from_db()
    assert case.state == "referred"

    log = said(head.get(reverse("cases:timeline_file", args=[case.pk, "csv"])))
    for words in ("opened the case", "signed the mandate", "sent a finding back", "referred the case"):
        assert words in log


def test_whoever_steps_back_no_longer_sees_that_the_case_exists(people):
    case = factory.preliminary(people)
    lead = browser(people.investigator)
    assert case.number in said(lead.get(reverse("cases:list")))
    answer = press(lead, reverse("cases:recuse", args=[case.pk]), reason="family")
    assert case.number not in said(answer)
    before = Entry.objects.filter(event="door.tried").count()
    assert lead.get(case.get_absolute_url()).status_code == 404
    assert Entry.objects.filter(event="door.tried").count() == before + 1


def test_opening_the_facts_is_an_entry(people):
    case = factory.preliminary(people)
    lead = browser(people.lead)
    assert factory.FACTS not in said(lead.get(case.get_absolute_url()))
    assert factory.FACTS in said(lead.get(case.get_absolute_url() + "?facts=open"))
    entry = Entry.objects.filter(event="case.facts_read").get()
    assert entry.actor_id == people.lead.pk


def test_closing_tells_the_reporter(people):
    case = factory.in_follow_up(people)
    head = browser(people.head)
    url = step(case, "close")
    assert "Feedback to the reporter" in said(head.get(url))
    missing = head.post(url, {"outcome": "no_breach"})
    assert missing.status_code == 422
    page = press(head, url, outcome="no_breach", feedback="Nothing wrong was found.")
    assert "No breach established" in said(page)
    assert case.origins.get().report.state == "feedback_given"
