"""Somebody frightened tells what happened, comes back, is asked, answers, and reads what became of it."""

import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from reporting_channels import access
from reporting_channels.actions import messages, reports
from reporting_channels.models import Report
from tests.factories.accounts import member
from tests.factories.reporter_site import Reporter, settle_on
from tests.factories.reporting_channels import channel

pytestmark = pytest.mark.django_db
WHAT = "On Tuesday the officer at gate four took an envelope & let the truck pass."


@pytest.fixture(autouse=True)
def on_the_reporters_site(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    settle_on(settings)


@pytest.fixture
def receiver(db):
    return member(["receiver"])


@pytest.fixture
def the_channel(receiver):
    return channel(code="public", recipients=[receiver, member(["head_of_office"])])


def file(name="note.txt", content=b"The plate was 4471.", kind="text/plain"):
    return SimpleUploadedFile(name, content, kind)


def test_the_first_page_says_what_protects_and_what_does_not(the_channel):
    page = Reporter().look("")
    assert page.says("What protects you") and page.says("What does not protect you")
    assert page.says("Exit this page")
    assert not page.response.cookies


def test_a_whole_report_from_the_first_word_to_the_feedback(the_channel, receiver):
    ama = Reporter()
    checked = ama.tell("public", WHAT, when_where="Tuesday, gate four", how="saw")
    assert checked.says("Nothing has been sent yet") and checked.says("Tuesday, gate four")
    assert checked.says("I saw or heard it myself")
    sent = ama.press()
    receipt = sent.receipt
    assert len(receipt) == 32 and sent.status == 200

    wrong = ama.press("same", typed="1234")
    assert wrong.status == 422 and wrong.receipt == receipt
    assert ama.press("same", typed=" ".join(receipt[i : i + 4] for i in range(0, 32, 4))).says("The number is right")

    report = Report.objects.get()
    assert access.read_report(receiver, report, timezone.now()).narrative == WHAT
    reports.acknowledge(report=report, text="We have it, thank you.", by=receiver, at=timezone.now())
    messages.ask(report=report, text="Which colour was the truck?", by=receiver, at=timezone.now())

    back = ama.come_back(receipt)
    assert back.says("We have it, thank you.") and back.says("The office waits for your answer")
    answered = ama.answer("It was green.", file=file())
    assert answered.says("Your message is sealed") and answered.says("It was green.")
    assert not answered.says("The office waits for your answer")
    texts = access.read_report(receiver, report, timezone.now())
    assert [said.text for said in texts.dialogue][-1] == "It was green."
    assert [label.name for label in texts.files] == ["note.txt"]

    reports.assess(
        report=report, category="bribery", competence="ours", credibility="high", seriousness="high",
        urgency="low", detriment_risk="low", proposes="open_case", no_case_reason="", note="Plausible.",
        by=receiver, at=timezone.now(),
    )
    reports.attach(report=report, case_id=1, by=receiver, at=timezone.now())
    reports.give_feedback(report=report, text="The facts were confirmed.", by=receiver, at=timezone.now())
    end = ama.come_back(receipt)
    assert end.says("What became of your report") and end.says("The facts were confirmed.")
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
    assert changed.says("Look through your answers") and changed.says("Another wording.")


def test_another_language_keeps_what_was_just_typed(the_channel):
    ama = Reporter()
    ama.look("tell/")
    ama.press(channel="public")
    page = ama.press("", language="fr", what="À moitié écrit")
    assert page.areas["what"] == "À moitié écrit"
    assert 'action="/fr/tell/"' in page.html and '<html lang="fr"' in page.html


def test_files_come_and_go_before_sending(the_channel, receiver):
    ama = Reporter()
    ama.tell("public", WHAT)
    ama.press("to:files")
    page = ama.press("add", file=file())
    assert page.says("note.txt")
    page = ama.press("add", file=file("second.txt"))
    number = page.html.split('value="drop:')[1][:32]
    page = ama.press(f"drop:{number}")
    assert not page.says("note.txt") and page.says("second.txt")
    ama.press()
    assert ama.press().receipt
    texts = access.read_report(receiver, Report.objects.get(), timezone.now())
    assert [label.name for label in texts.files] == ["second.txt"]


@pytest.mark.parametrize(
    ("upload", "sentence"),
    [
        (file("virus.exe", b"MZ\x90\x00" + bytes(60)), "Files of this kind cannot be taken."),
        (file("letter.pdf", b"MZ\x90\x00" + bytes(60)), "its content is another"),
        (file("photo.jpg", b"%PDF-1.7 lies"), "its content is another"),
        (file("noteless", b"words"), "Files of this kind cannot be taken."),
        (file("empty.txt", b""), "This file is empty."),
        (file("n" * 160 + ".txt", b"words"), "name of this file cannot be read safely"),
        (file("binary.txt", bytes(range(32)) * 9), "its content is another"),
    ],
)
def test_a_refused_file_is_a_sentence_and_loses_nothing(the_channel, upload, sentence):
    ama = Reporter()
    ama.tell("public", WHAT)
    ama.press("to:files")
    page = ama.press("add", file=upload)
    assert page.status == 422 and page.says(sentence)
    upload.seek(0)
    assert ama.press().says(WHAT)


def test_a_file_that_is_too_big_is_a_sentence(the_channel, settings):
    settings.UPLOAD_MAX_BYTES = 2**20
    ama = Reporter()
    ama.tell("public", WHAT)
    ama.press("to:files")
    page = ama.press("add", file=file("big.txt", b"x" * (2**20 + 1)))
    assert page.status == 413 and page.says("too big")
    assert ama.press().says(WHAT)


def test_too_many_files_are_a_sentence(the_channel, settings):
    settings.UPLOAD_MAX_FILES = 2
    ama = Reporter()
    ama.tell("public", WHAT)
    ama.press("to:files")
    for number in range(2):
        ama.press("add", file=file(f"{number}.txt"))
    page = ama.press("add", file=file("3.txt"))
    assert page.status == 422 and page.says("at most 2 files")


@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        ("", "Write what happened."),
        ("   \n ", "Write what happened."),
        ("a\x00b", "control characters"),
        ("a\u202eb", "hidden characters"),
        ("x" * 40_001, "It was not cut"),
    ],
)
def test_bad_words_are_a_sentence_and_stay_in_the_box(the_channel, what, sentence):
    ama = Reporter()
    ama.look("tell/")
    ama.press(channel="public")
    page = ama.press(what=what)
    assert page.status == 422 and page.says(sentence)
    assert len(page.areas["what"]) >= len(what.strip())
    assert not Report.objects.exists()


def test_a_forged_draft_is_refused_and_the_words_are_handed_back(the_channel):
    ama = Reporter()
    checked = ama.tell("public", WHAT)
    for forged in ("nonsense", checked.hidden["draft"][:-8] + "AAAAAAA=", "é", "A" * 400):
        ama.page = None
        page = ama.press(draft=forged, what="My words")
        assert page.status == 400 and page.areas["lost-1"] == "My words"
    assert not Report.objects.exists()


def test_a_page_left_open_for_days_keeps_the_words(the_channel, monkeypatch):
    ama = Reporter()
    ama.tell("public", WHAT)
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 3 * 24 * 3600)
    page = ama.press()
    assert page.status == 409 and page.says(WHAT) and page.says("open for more than a day")
    assert ama.press().receipt


@pytest.mark.parametrize("typed", ["", "12", "0" * 31, "1234 " * 8, "a" * 32])
def test_what_is_no_receipt_opens_nothing(the_channel, typed):
    ama = Reporter()
    page = ama.come_back(typed)
    assert 400 <= page.status < 500 and "What happened so far" not in page.html


def test_a_wrong_receipt_says_the_same_as_a_broken_one(the_channel):
    from vault.receipts import new_code

    right_form, broken = Reporter().come_back(new_code()), Reporter().come_back("1" * 31)
    for page in (right_form, broken):
        assert page.says("No report opens with this receipt.")


def test_after_half_an_hour_the_page_asks_again_and_keeps_the_answer(the_channel, monkeypatch):
    ama = Reporter()
    ama.tell("public", WHAT)
    receipt = ama.press().receipt
    ama.come_back(receipt)
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 31 * 60)
    page = ama.answer("A long answer")
    assert page.status == 409 and page.areas["text"] == "A long answer"
    page = ama.press("", "back/", receipt=receipt, text="A long answer")
    assert page.areas["text"] == "A long answer" and page.says("have not been sent yet")


def test_sending_an_answer_twice_sends_once(the_channel, receiver):
    ama = Reporter()
    ama.tell("public", WHAT)
    opened = ama.come_back(ama.press().receipt)
    for _press in range(2):
        ama.page = opened
        ama.answer("Once.")
    texts = access.read_report(receiver, Report.objects.get(), timezone.now())
    assert [said.text for said in texts.dialogue] == ["Once."]


def test_a_refused_file_does_not_lose_the_answer(the_channel):
    ama = Reporter()
    ama.tell("public", WHAT)
    ama.come_back(ama.press().receipt)
    page = ama.answer("My long answer", file=file("virus.exe", b"MZ"))
    assert page.status == 422 and page.areas["text"] == "My long answer"


def test_an_empty_answer_is_a_sentence(the_channel):
    ama = Reporter()
    ama.tell("public", WHAT)
    ama.come_back(ama.press().receipt)
    page = ama.answer("")
    assert page.status == 422 and page.says("Write something, or choose a file.")


def test_a_forged_open_page_hands_the_words_back(the_channel):
    page = Reporter().press("send", "back/", open="forged", text="My words")
    assert page.status == 400 and page.areas["lost-1"] == "My words"


def test_no_page_carries_a_script_or_names_another_host(the_channel):
    ama = Reporter()
    pages = [ama.look(""), ama.look("tell/"), ama.tell("public", WHAT), ama.press()]
    pages.append(ama.come_back(pages[-1].receipt))
    for page in pages:
        assert "<script" not in page.html and " style=" not in page.html
        assert page.html.count("http") == page.html.count("https://www.wikipedia.org/")
        assert "<title>Online service</title>" in page.html


def test_nothing_typed_stands_in_an_address(the_channel):
    ama = Reporter()
    ama.tell("public", WHAT)
    page = ama.press()
    assert page.response.request["PATH_INFO"] == "/en/tell/" and not page.response.request["QUERY_STRING"]


def test_changing_words_after_sending_says_that_they_were_not_sent(the_channel, receiver):
    ama = Reporter()
    checked = ama.tell("public", WHAT)
    first = ama.press()
    assert not first.says("You had already sent this report")
    ama.page = checked
    ama.press("to:what")
    ama.press(what="Something else altogether.")
    again = ama.press()
    assert again.receipt == first.receipt and again.says("What you changed since then was not sent")
    assert access.read_report(receiver, Report.objects.get(), timezone.now()).narrative == WHAT
