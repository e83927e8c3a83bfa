"""Somebody frightened tells what happened, comes back, is asked, answers, and reads what became of it."""

from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from reporting_channels import access
from reporting_channels.actions import messages, reports
from reporting_channels.models import Report
from tests.factories.accounts import member
from tests.factories.reporter_site import Reporter
from tests.factories.reporting_channels import channel

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_reporters_site")]
WHAT = "On Tuesday the officer at gate four took an envelope & let the truck pass."


@pytest.fixture
def the_channel(receiver):
    return channel(code="public", recipients=[receiver, member(["head_of_office"])])


def file(name="note.txt", content=b"The plate was 4471.", kind="text/plain"):
    return SimpleUploadedFile(name, content, kind)


def test_the_first_page_says_what_protects_and_what_does_not(the_channel):
    page = Reporter().look("")
    assert page.says("What protects you")
    assert page.says("What does not protect you")
    assert page.says("Exit this page")
    assert not page.response.cookies


def test_a_whole_report_from_the_first_word_to_the_feedback(the_channel, receiver):
    ama = Reporter()
    checked = ama.tell("public", WHAT, when_where="Tuesday, gate four", how="saw")
    assert checked.says("Nothing has been sent yet")
    assert checked.says("Tuesday, gate four")
    assert checked.says("I saw or heard it myself")
    sent = ama.press()
    receipt = sent.receipt
    assert len(receipt) == 32
    assert sent.status == 200
    assert "<svg" in sent.html.partition("Print it")[2]  # the same number, to scan

    wrong = ama.press("same", typed="1234")
    assert wrong.status == 422
    assert wrong.receipt == receipt
    assert ama.press("same", typed=" ".join(receipt[i : i + 4] for i in range(0, 32, 4))).says("The number is right")

    report = Report.objects.get()
    assert access.read_report(receiver, report, timezone.now()).narrative == WHAT
    reports.acknowledge(report=report, text="We have it, thank you.", by=receiver, at=timezone.now())
    messages.ask(report=report, text="Which colour was the truck?", by=receiver, at=timezone.now())

    back = ama.come_back(receipt)
    assert back.says("We have it, thank you.")
    assert back.says("The office waits for your answer")
    answered = ama.answer("It was green.", file=file())
    assert answered.says("Your message is sealed")
    assert answered.says("It was green.")
    assert not answered.says("The office waits for your answer")
    texts = access.read_report(receiver, report, timezone.now())
    assert [said.text for said in texts.dialogue][-1] == "It was green."
    assert [label.name for label in texts.files] == ["note.txt"]

    reports.assess(
        report=report,
        category="bribery",
        competence="ours",
        credibility="high",
        seriousness="high",
        urgency="low",
        detriment_risk="low",
        proposes="open_case",
        no_case_reason="",
        note="Plausible.",
        by=receiver,
        at=timezone.now(),
    )
    reports.attach(report=report, case_id=1, by=receiver, at=timezone.now())
    reports.give_feedback(report=report, text="The facts were confirmed.", by=receiver, at=timezone.now())
    end = ama.come_back(receipt)
    assert end.says("What became of your report")
    assert end.says("The facts were confirmed.")
    assert receipt not in end.html


def test_pressing_send_twice_sends_once_and_shows_the_same_number(the_channel):
    ama = Reporter()
    checked = ama.tell("public", WHAT)
    first = ama.press().receipt
    ama.page = checked
    assert ama.press().receipt == first
    assert Report.objects.count() == 1


def test_a_name_is_asked_for_with_its_keepers_and_never_reaches_the_readers(the_channel, receiver):
    ama = Reporter()
    checked = ama.tell("public", WHAT, name="Canary Name")
    assert checked.says("Canary Name")
    ama.press()
    texts = access.read_report(receiver, Report.objects.get(), timezone.now())
    assert "Canary Name" not in str(vars(texts))


def test_without_enough_keepers_no_name_is_asked_for(receiver):
    channel(code="bare", recipients=[receiver], custodians=[])
    ama = Reporter()
    ama.look("tell/")
    ama.press(channel="bare")
    for code in ("what", "when_where", "who", "how", "fear"):
        page = ama.press(**{code: "x" if code == "what" else ""})
    assert page.says("Do you have files to add?")


def test_back_and_change_keep_every_word(the_channel):
    ama = Reporter()
    ama.look("tell/")
    ama.press(channel="public")
    ama.press("back", what="Half a sentence")
    assert ama.press(channel="public").areas["what"] == "Half a sentence"
    ama.tell("public", WHAT)
    assert ama.press("to:what").areas["what"] == WHAT
    changed = ama.press(what="Another wording.")
    assert changed.says("Look through your answers")
    assert changed.says("Another wording.")


def test_another_language_keeps_what_was_just_typed(the_channel):
    ama = Reporter()
    ama.look("tell/")
    ama.press(channel="public")
    page = ama.press("", language="fr", what="À moitié écrit")
    assert page.areas["what"] == "À moitié écrit"
    assert 'action="/fr/tell/"' in page.html
    assert '<html lang="fr"' in page.html


def test_files_come_and_go_before_sending(the_channel, receiver):
    ama = Reporter()
    ama.tell("public", WHAT)
    ama.press("to:files")
    page = ama.press("add", file=file())
    assert page.says("note.txt")
    page = ama.press("add", file=file("second.txt"))
    number = page.html.split('value="drop:')[1][:32]
    page = ama.press(f"drop:{number}")
    assert not page.says("note.txt")
    assert page.says("second.txt")
    ama.press()
    assert ama.press().receipt
    texts = access.read_report(receiver, Report.objects.get(), timezone.now())
    assert [label.name for label in texts.files] == ["second.txt"]


def test_sending_an_answer_twice_sends_once(the_channel, receiver):
    ama = Reporter()
    ama.tell("public", WHAT)
    opened = ama.come_back(ama.press().receipt)
    for _press in range(2):
        ama.page = opened
        ama.answer("Once.")
    texts = access.read_report(receiver, Report.objects.get(), timezone.now())
    assert [said.text for said in texts.dialogue] == ["Once."]


def test_no_page_carries_a_script_or_names_another_host(the_channel):
    ama = Reporter()
    pages = [ama.look(""), ama.look("tell/"), ama.tell("public", WHAT), ama.press()]
    pages.append(ama.come_back(pages[-1].receipt))
    for page in pages:
        assert "<script" not in page.html
        assert " style=" not in page.html
        assert page.html.count("http") == page.html.count("https://www.wikipedia.org/")
        assert "<title>Online service</title>" in page.html


def test_nothing_typed_stands_in_an_address(the_channel):
    ama = Reporter()
    ama.tell("public", WHAT)
    page = ama.press()
    assert page.response.request["PATH_INFO"] == "/en/tell/"
    assert not page.response.request["QUERY_STRING"]


def test_changing_words_after_sending_says_that_they_were_not_sent(the_channel, receiver):
    ama = Reporter()
    checked = ama.tell("public", WHAT)
    first = ama.press()
    assert not first.says("You had already sent this report")
    ama.page = checked
    ama.press("to:what")
    ama.press(what="Something else altogether.")
    again = ama.press()
    assert again.receipt == first.receipt
    assert again.says("What you changed since then was not sent")
    assert access.read_report(receiver, Report.objects.get(), timezone.now()).narrative == WHAT


def test_the_number_is_drawn_again_for_an_hour_and_no_longer(the_channel):
    ama = Reporter()
    with time_machine.travel("2026-11-03T09:00:00Z", tick=False) as clock:
        ama.tell("public", "What happened.")
        receipt = ama.press().receipt
        page = ama.page
        clock.shift(timedelta(minutes=59))
        assert ama.press("language", language="fr").receipt == receipt
        clock.shift(timedelta(minutes=2))
        ama.page = page
        late = ama.press("language", language="fr")
        assert late.status == 410
        assert not late.receipt
        assert receipt[:4] not in late.html
