"""A report after its draft: shown, answered, sent back, issued; then what it recommends, told through the pages."""

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.models import Comment, Extract, Investigation, Recommendation
from tests.factories import cases as factory
from tests.factories import reporting
from tests.factories.accounts import member
from tests.journeys.test_investigation import browser, checked, press, said, step

TODAY = timezone.localdate
FACTS = "Two lorries left the gate [E1].\n\nThe keeper of the bar saw both [I1]."


@pytest.fixture
def people(db):
    return factory.team()


@pytest.fixture
def running(people) -> Investigation:
    """An investigation whose one finding is confirmed, its parts written and its exhibits verified."""
    case = factory.investigating(people)
    heard, piece = factory.interview(case), factory.exhibit(case, file=factory.upload())
    one = case.allegations.get()
    one.people = people
    factory.finding(one, supports=[piece, heard])
    found = reporting.written(case.investigations.get(), people.lead, facts=FACTS)
    reporting.verified(found, people)
    return found


def on_stage(lead, running, name: str, **values):
    return press(lead, reverse(f"cases:{name}", args=[running.pk]), **values)


def shown_and_answered(lead, running) -> None:
    """The extract goes out without the witness, a comment comes back and is answered."""
    url = reverse("cases:prepare_extract", args=[running.pk])
    values = {"subject": running.scopes.get().allegation.subject_id, "language": "fr", "chosen": ["1", "2"]}
    wrong = lead.post(url, values | {"words_witness": "The sailor"})
    assert wrong.status_code == 422
    assert "The sailor" in said(wrong)
    page = press(lead, url, **values, words_witness="The keeper of the bar")
    extract = Extract.objects.get(investigation=running, round=Investigation.objects.get(pk=running.pk).round)
    assert "█" in said(page)
    letter = lead.get(reverse("cases:extract_letter", args=[extract.pk]))
    assert letter.content.startswith(b"%PDF")
    assert lead.post(reverse("cases:record_comment", args=[extract.pk]), {}).status_code in (403, 409)
    press(lead, step(running, "put_forward"), sent_on=TODAY().isoformat())
    assert lead.post(step(running, "submit")).status_code in (403, 409)  # the time to comment is theirs
    comment = reverse("cases:record_comment", args=[extract.pk])
    nothing = lead.post(comment, {"kind": "comment", "received_on": TODAY().isoformat()})
    assert nothing.status_code == 422
    press(lead, comment, kind="comment", received_on=TODAY().isoformat(), text="I was at home.")
    assert lead.post(step(running, "submit")).status_code in (403, 409)  # answered one by one
    said_so = Comment.objects.get(extract=extract)
    answering = reverse("cases:answer_comment", args=[said_so.pk])
    page = press(lead, answering, answer="not_accepted", reply="The log says no.")
    assert "The log says no." in said(page)


def test_a_report_is_shown_answered_sent_back_and_issued(running, people):
    lead, reviewer, head = browser(people.lead), browser(people.reviewer), browser(people.head)
    press(lead, step(running, "draft"))
    shown_and_answered(lead, running)
    press(lead, step(running, "submit"))
    unmet = checked() | {"complete_met": "no", "complete_note": "The second bar?"}
    assert reviewer.post(step(running, "deliver"), unmet).status_code == 422
    assert lead.post(step(running, "deliver"), checked()).status_code == 403
    assert reviewer.post(step(running, "send_back"), unmet | {"questions": ""}).status_code == 422
    press(reviewer, step(running, "send_back"), **unmet, questions="Who kept the second bar?")
    page = lead.get(reverse("cases:contradiction", args=[running.pk]))
    assert "Who kept the second bar?" in said(page)

    part = reverse("cases:report_part", args=[running.pk, "analysis"])
    older = {"replaces": "0", "text": "Nobody else kept it."}
    conflict = lead.post(part, older)
    assert conflict.status_code == 409
    assert "Nobody else kept it." in said(conflict)
    press(lead, part, **older | {"replaces": "1"})
    press(lead, step(running, "draft"))
    press(lead, step(running, "skip"), ground="waived", reasons="The person has said all they wish to say.")
    page = press(reviewer, step(running, "deliver"), **checked())
    press(head, step(running, "register"), text="Register 7.")
    for issued in running.issued.all():
        printed = head.get(issued.get_absolute_url())
        assert b"".join(printed.streaming_content).startswith(b"%PDF")
    assert lead.post(part, older | {"replaces": "2"}).status_code in (403, 409)


def test_a_recommendation_is_carried_out_by_somebody_who_reads_nothing_else(running, people):
    lead, head = browser(people.lead), browser(people.head)
    due = (TODAY().replace(year=TODAY().year + 1)).isoformat()
    on_stage(lead, running, "recommend", text="Lock the bar at night.", unit="north-gate", due_on=due)
    reporting.deliver(running, people)
    row = Recommendation.objects.get()
    owner_is = member(["supervisor"])
    owner = browser(owner_is)
    page = reverse("cases:recommendation", args=[row.pk])
    assert owner.get(page).status_code == 404
    press(head, reverse("cases:address_recommendation", args=[row.pk]), owner=owner_is.pk, due_on=due)
    assert "Lock the bar at night." in said(owner.get(page))
    assert owner.get(running.case.get_absolute_url()).status_code == 404
    assert owner.get(reverse("cases:recommended", args=[row.pk])).status_code == 404
    assert lead.get(page).status_code == 404
    press(owner, step(row, "accept"))
    press(owner, reverse("cases:note_recommendation", args=[row.pk]), text="The lock is ordered.")
    assert owner.post(step(row, "complete"), {"proof": ""}).status_code == 422
    press(owner, step(row, "complete"), proof="The lock is in place since Monday.")
    assert owner.post(step(row, "close")).status_code == 403
    press(head, step(row, "hand_back"), text="Which lock?")
    press(owner, step(row, "complete"), proof="That of the inner bar.")
    press(head, step(row, "close"))
    row.refresh_from_db()
    assert (row.state, row.closed_by_id) == ("closed", people.head.pk)
