"""Whatever goes wrong on the reporter's site is a sentence, and not one word is lost."""

import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

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
    assert page.status == 422
    assert page.says(sentence)
    upload.seek(0)
    assert ama.press().says(WHAT)


def test_a_file_that_is_too_big_is_a_sentence(the_channel, settings):
    settings.UPLOAD_MAX_BYTES = 2**20
    ama = Reporter()
    ama.tell("public", WHAT)
    ama.press("to:files")
    page = ama.press("add", file=file("big.txt", b"x" * (2**20 + 1)))
    assert page.status == 413
    assert page.says("too big")
    assert ama.press().says(WHAT)


def test_too_many_files_are_a_sentence(the_channel, settings):
    settings.UPLOAD_MAX_FILES = 2
    ama = Reporter()
    ama.tell("public", WHAT)
    ama.press("to:files")
    for number in range(2):
        ama.press("add", file=file(f"{number}.txt"))
    page = ama.press("add", file=file("3.txt"))
    assert page.status == 422
    assert page.says("at most 2 files")


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
    assert page.status == 422
    assert page.says(sentence)
    assert len(page.areas["what"]) >= len(what.strip())
    assert not Report.objects.exists()


def test_a_forged_draft_is_refused_and_the_words_are_handed_back(the_channel):
    ama = Reporter()
    checked = ama.tell("public", WHAT)
    for forged in ("nonsense", checked.hidden["draft"][:-8] + "AAAAAAA=", "é", "A" * 400):
        ama.page = None
        page = ama.press(draft=forged, what="My words")
        assert page.status == 400
        assert page.areas["lost-1"] == "My words"
    assert not Report.objects.exists()


def test_a_page_left_open_for_days_keeps_the_words(the_channel, monkeypatch):
    ama = Reporter()
    ama.tell("public", WHAT)
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 3 * 24 * 3600)
    page = ama.press()
    assert page.status == 409
    assert page.says(WHAT)
    assert page.says("open for more than a day")
    assert ama.press().receipt


@pytest.mark.parametrize("typed", ["", "12", "0" * 31, "1234 " * 8, "a" * 32])
def test_what_is_no_receipt_opens_nothing(the_channel, typed):
    ama = Reporter()
    page = ama.come_back(typed)
    assert 400 <= page.status < 500
    assert "What happened so far" not in page.html


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
    assert page.status == 409
    assert page.areas["text"] == "A long answer"
    page = ama.press("", "back/", receipt=receipt, text="A long answer")
    assert page.areas["text"] == "A long answer"
    assert page.says("have not been sent yet")


def test_a_refused_file_does_not_lose_the_answer(the_channel):
    ama = Reporter()
    ama.tell("public", WHAT)
    ama.come_back(ama.press().receipt)
    page = ama.answer("My long answer", file=file("virus.exe", b"MZ"))
    assert page.status == 422
    assert page.areas["text"] == "My long answer"


def test_an_empty_answer_is_a_sentence(the_channel):
    ama = Reporter()
    ama.tell("public", WHAT)
    ama.come_back(ama.press().receipt)
    page = ama.answer("")
    assert page.status == 422
    assert page.says("Write something, or choose a file.")


def test_a_forged_open_page_hands_the_words_back(the_channel):
    page = Reporter().press("send", "back/", open="forged", text="My words")
    assert page.status == 400
    assert page.areas["lost-1"] == "My words"


def test_an_enormous_text_stays_in_its_box_whatever_button_is_pressed(the_channel):
    ama = Reporter()
    ama.look("tell/")
    ama.press(channel="public")
    enormous = "word " * 100_000
    for go in ("next", "back", "next"):
        page = ama.press(go, what=enormous)
        assert page.status == 422
        assert page.says("It was not cut")
        assert len(page.areas["what"]) >= len(enormous) - 1
        assert len(page.hidden["draft"]) < 10_000
