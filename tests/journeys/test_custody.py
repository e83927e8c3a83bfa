"""An exhibit from hand to hand through the pages; a file that was changed; a destruction before and after its time."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.custody import access
from cases.custody.actions import keeping
from cases.models import Exhibit
from tests.factories import cases as factory
from tests.factories import reporting
from tests.journeys.test_investigation import browser, press, said, step
from vault import files


@pytest.fixture
def people(db):
    return factory.team()


def of(name: str, row) -> str:
    return reverse(f"cases:{name}", args=[row.pk])


def altered(exhibit: Exhibit, by) -> None:
    """Somebody changes one byte of the sealed file on the disk."""
    stored = files.path_of(access.file_id_of(by, exhibit))
    stored.write_bytes(stored.read_bytes()[:-1] + b"!")


def test_it_goes_from_hand_to_hand_only_when_both_say_so_and_a_changed_file_stops_the_report(people):
    case = factory.investigating(people)
    exhibit = factory.exhibit(case, file=factory.upload(b"the log"))
    lead, nema, reviewer = browser(people.lead), browser(people.investigator), browser(people.reviewer)
    press(lead, step(exhibit, "transfer"), to=people.investigator.pk, result="intact", note="To compare.")
    assert lead.post(step(exhibit, "transfer"), {"to": people.reviewer.pk, "result": "intact"}).status_code in (
        403,
        409,
    )
    assert reviewer.post(step(exhibit, "accept"), {"result": "intact"}).status_code in (403, 409)
    assert Exhibit.objects.get(pk=exhibit.pk).holder == people.lead
    assert nema.post(step(exhibit, "refuse"), {"result": "intact", "note": " "}).status_code == 422
    press(nema, step(exhibit, "refuse"), result="intact", note="The seal is broken.")
    press(lead, step(exhibit, "transfer"), to=people.investigator.pk, result="intact", note="Sealed anew.")
    page = said(press(nema, step(exhibit, "accept"), result="intact", note=""))
    for words in ("To compare.", "The seal is broken.", "Sealed anew.", people.investigator.name):
        assert words in page, words
    assert Exhibit.objects.get(pk=exhibit.pk).holder == people.investigator

    one = case.allegations.get()
    one.people = people
    factory.finding(one, supports=[exhibit])
    running = reporting.written(case.investigations.get(), people.lead)
    press(lead, of("verify", case))
    altered(exhibit, people.lead)
    press(nema, step(exhibit, "transfer"), to=people.lead.pk, result="intact", note="")
    press(lead, step(exhibit, "accept"), result="intact", note="")
    refused = lead.post(step(running, "draft"))
    assert refused.status_code == 409  # something happened since the digests were looked at
    page = said(press(lead, of("verify", case)))
    assert lead.post(step(running, "draft")).status_code == 409
    assert "Not as registered" in page


def test_the_digests_are_looked_at_again_before_the_delivery(people):
    case = factory.investigating(people)
    exhibit = factory.exhibit(case, file=factory.upload(b"the log"))
    one = case.allegations.get()
    one.people = people
    factory.finding(one, supports=[exhibit])
    running = reporting.in_review(case.investigations.get(), people)
    altered(exhibit, people.lead)
    lines = ("independent", "complete", "proportionate", "lawful")
    met = {f"{line}_met": "yes" for line in lines} | {f"{line}_note": "Seen." for line in lines}
    answer = browser(people.reviewer).post(step(running, "deliver"), met)
    assert answer.status_code == 409
    assert "not as it was registered" in said(answer)
    assert case.verifications.filter(failed=1).exists()  # the finding outlives the refusal
    running.refresh_from_db()
    assert running.state == "review"
    assert not running.issued.exists()


def test_nothing_is_destroyed_before_its_time_nor_by_fewer_than_three(people):
    case = factory.investigating(people)
    exhibit = factory.exhibit(case)
    lead, reviewer, head = browser(people.lead), browser(people.reviewer), browser(people.head)
    typed = {"method": "burnt", "reasons": "Not needed any more."}
    early = lead.post(of("propose_destruction", exhibit), typed)
    assert early.status_code == 409
    one = case.allegations.get()
    one.people = people
    factory.finding(one, "UNFD", supports=[exhibit])
    reporting.deliver(case.investigations.get(), people)
    closed = factory._moved(factory._moved(factory._moved(case, factory.cases.decide), factory.cases.follow_up),
        factory.cases.close, outcome="no_breach", feedback="Nothing wrong.")  # fmt: skip
    early = lead.post(of("propose_destruction", exhibit), typed)
    assert early.status_code == 409
    assert "time of keeping" in said(early)
    assert typed["reasons"] in said(early)
    later = timezone.now() + timedelta(days=365 * 30)
    row = keeping.propose(exhibit=Exhibit.objects.get(pk=exhibit.pk), by=people.lead, at=later, **typed)
    assert lead.post(step(row, "agree")).status_code in (403, 409)
    press(reviewer, step(row, "agree"))
    for twice in (lead, reviewer):
        assert twice.post(step(row, "approve")).status_code in (403, 409)
    press(head, of("hold_exhibit", exhibit), ground="court")
    assert head.post(step(row, "approve")).status_code == 409
    page = said(head.get(exhibit.get_absolute_url()))
    assert "court" in page.lower()
    assert closed.state == "closed"
