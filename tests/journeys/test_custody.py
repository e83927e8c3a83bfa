"""An exhibit from hand to hand through the pages; a file that was changed; a destruction before and after its time."""

import json
from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from pypdf import PdfReader

from audit.models import Entry
from cases.custody import access, policies
from cases.custody.actions import certificates, keeping
from cases.models import Exhibit
from letters import press as press_of_letters
from tests.factories import cases as factory
from tests.factories import reporting
from tests.factories.accounts import member
from tests.factories.telling import told_the_outcome
from tests.journeys.test_investigation import browser, checked, press, said, step
from vault import files


@pytest.fixture
def people(db):
    return factory.team()


def of(name: str, row) -> str:
    return reverse(f"cases:{name}", args=[row.pk])


def altered(exhibit: Exhibit, by) -> None:
    """Somebody changes one byte of the sealed file on the disk."""
    stored = files.path_of(access.file_id_of(by, exhibit))
    stored.write_bytes(stored.read_bytes()[:-1] + bytes([stored.read_bytes()[-1] ^ 1]))


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
    back = f'href="{reverse("cases:report", args=[running.pk])}"'
    evidence = lead.get(of("exhibits", case)).content.decode()
    assert back in evidence  # whom the report sent here finds the way back to it
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
    followed = factory._moved(factory._moved(case, factory.cases.decide), factory.cases.follow_up)
    told_the_outcome(followed)
    closed = factory._moved(followed, factory.cases.close, outcome="no_breach", feedback="Nothing wrong.")
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

    # The hold goes by another hand than the one that placed it; only then a third person signs.
    lift = reverse("cases:lift_hold", args=[exhibit.holds.get().pk])
    assert head.post(lift).status_code in (403, 409)
    press(reviewer, lift)
    assert lead.post(step(row, "carry_out"), {"note": "Too early."}).status_code == 409
    stranger = browser(member(["reviewer"]))
    assert stranger.post(step(row, "approve")).status_code == 404
    page = said(press(head, step(row, "approve")))
    assert all(who.name in page for who in (people.lead, people.reviewer, people.head))
    assert head.post(step(row, "carry_out"), {"note": "Not mine."}).status_code == 409  # its holder alone destroys it
    assert lead.post(step(row, "carry_out"), {"note": " "}).status_code == 422
    certificate = of("destruction_certificate", row)
    press(lead, step(row, "carry_out"), note="Burnt in the yard before two witnesses.")
    assert Exhibit.objects.get(pk=exhibit.pk).state == "destroyed"
    assert lead.get(certificate).status_code == 409
    certificates.finish(at=timezone.now())
    told = json.loads(said(lead.get(certificate)))
    assert [told[who] for who in ("proposed_by", "agreed_by", "approved_by", "carried_out_by")] == [
        str(one.pk) for one in (people.lead, people.reviewer, people.head, people.lead)
    ]
    page = said(head.get(exhibit.get_absolute_url()))
    assert "Burnt in the yard before two witnesses." in page
    assert lead.post(step(row, "approve")).status_code == 409
    assert lead.post(of("move", exhibit), {"result": "intact"}).status_code in (409, 422)


@pytest.mark.parametrize(("language", "words"), [("en", "Inventory of exhibits"), ("fr", "Inventaire des pièces")])
def test_the_inventory_and_the_labels_are_papers_in_the_readers_language(people, language, words):
    case = factory.investigating(people)
    exhibit = factory.exhibit(case, file=factory.upload(b"the log"))
    lead = browser(people.lead)
    press(lead, of("verify", case))
    with override(language):
        taken, labels, page = of("exhibits_pdf", case), of("labels_pdf", case), of("exhibits", case)
    assert taken in said(lead.get(page))
    answer = lead.get(taken)
    assert press_of_letters.is_archival(answer.content)
    read = " ".join(" ".join(one.extract_text() for one in PdfReader(BytesIO(answer.content)).pages).split())
    bare = read.replace(" ", "")
    last = exhibit.custody.order_by("-rank").first()
    for told in (words, case.number, people.lead.name, "Page 1"):
        assert told in read
    assert last.hash in bare, "the paper can be held against the export and the log"
    assert policies.heads(case) in bare
    assert Entry.objects.filter(event="exhibits.inventory_taken").exists()
    sheet = " ".join(one.extract_text() for one in PdfReader(BytesIO(lead.get(f"{labels}?only=1").content)).pages)
    assert exhibit.number in sheet
    assert lead.get(f"{labels}?only=77").status_code == 404
    assert browser(member(["investigator"])).get(taken).status_code == 404


def test_a_document_that_cannot_be_laid_out_in_time_is_a_sentence(people, monkeypatch, tmp_path):
    case = factory.investigating(people)
    factory.exhibit(case)
    (tmp_path / "typesetter.py").write_text("import time; time.sleep(600)", encoding="utf-8")
    monkeypatch.setattr(press_of_letters, "TYPESETTER", tmp_path / "typesetter.py")
    monkeypatch.setattr(press_of_letters, "SECONDS", 0.5)
    for language, words in (("en", "took too long and was stopped"), ("fr", "a pris trop de temps et a été arrêtée")):
        with override(language):
            answer = browser(people.lead).get(of("exhibits_pdf", case))
        assert answer.status_code == 503
        assert words in said(answer)


def test_a_press_that_fails_is_a_sentence_and_nothing_is_lost(people, monkeypatch):
    case = factory.investigating(people)
    factory.exhibit(case)
    lead, running = browser(people.lead), case.investigations.get()

    def broken(*_given, **_named):
        raise press_of_letters.NotPrinted("The sheet could not be printed.")

    monkeypatch.setattr(press_of_letters, "pdf", broken)
    for name, row in (("exhibits_pdf", case), ("labels_pdf", case), ("letter_pdf", running)):
        answer = lead.get(of(name, row))
        assert answer.status_code == 503, name
        assert "The PDF could not be made, and nothing is lost." in said(answer)

    exhibit = case.exhibits.get()
    one = case.allegations.get()
    one.people = people
    factory.finding(one, supports=[exhibit])
    running = reporting.in_review(running, people)
    answer = browser(people.reviewer).post(step(running, "deliver"), checked() | {"independent_note": "Read twice."})
    assert answer.status_code == 503
    assert "Read twice." in said(answer)
    running.refresh_from_db()
    assert running.state == "review"
