"""A photograph on its way: what its sender is told, what its readers see, and what a file with a virus takes."""

import io
import json
import zipfile
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from PIL import Image

from audit.models import Entry
from reporting_channels.cleaning import cleaner, scanner
from reporting_channels.models import Attachment, CleanedFile, Cleaning, Report
from tests.factories.accounts import member, sign_in
from tests.factories.reporter_site import Reporter, settle_on
from tests.factories.reporting_channels import channel, cleaned_file, report, stored_file
from tests.system.needles import Needles
from tests.unit.reporting_channels.cleaning import made
from vault import files
from vault.streams import FileSecret

pytestmark = pytest.mark.django_db


@pytest.fixture
def the_channel(receiver):
    return channel(recipients=[receiver])


class Desk(Client):
    """A receiver at a report's files."""

    def __init__(self, who, of) -> None:
        super().__init__()
        sign_in(self, who)
        self.row = of.attachments.get()
        self.file = f"/en/reports/{of.pk}/files/{self.row.pk}/"

    def at(self, place: str = ""):
        return self.get(self.file + place)

    def press(self, place: str, **fields):
        return self.post(self.file + place, fields)


def photograph(name="gate.jpg"):
    return SimpleUploadedFile(name, made.photograph(), "image/jpeg")


def entries(event: str) -> int:
    return Entry.objects.filter(event=event).count()


def test_the_sender_is_told_what_is_hidden_in_a_photograph_before_sending(the_channel, settings):
    settle_on(settings)
    ama = Reporter()
    ama.tell(the_channel.code, "They took money at the gate.")
    ama.press("to:files")
    page = ama.press("add", file=photograph())
    assert page.says("Hidden in it, and it may tell who you are")
    for words in ("Place", "48.85837, 2.29448", "CanaryPhone", "Canary Photographer"):
        assert page.says(words), words
    assert page.says("The office reads a cleaned copy without these details.")
    page = ama.press("next")
    assert page.says("Look through your answers")
    assert page.says("48.85837, 2.29448")
    assert ama.press().receipt
    kept = [path for path in files.path_of(Attachment.objects.get().file_id).parents[1].rglob("*") if path.is_file()]
    assert len(kept) == 3  # the original, its copy, its page


def test_nothing_of_what_was_hidden_lies_in_clear_in_the_database_or_beside_the_files(the_channel, settings, tmp_path):
    settle_on(settings)
    ama = Reporter()
    ama.tell(the_channel.code, "They took money at the gate.")
    ama.press("to:files")
    ama.press("add", file=photograph("canary-name.jpg"))
    ama.press("next")
    assert ama.press().receipt
    needles = Needles(
        {"device": b"CanaryPhone", "place": b"48.85837", "author": b"Canary Photographer", "name": b"canary-n"}
    )
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT t::text FROM {connection.ops.quote_name(table)} t")
            for (row,) in cursor.fetchall():
                assert not needles.in_bytes(row.encode()), table
    assert not needles.in_folders([tmp_path])


def test_the_answer_of_somebody_who_comes_back_carries_a_cleaned_file_too(the_channel, settings):
    settle_on(settings)
    ama = Reporter()
    receipt = ama.tell(the_channel.code, "They took money.") and ama.press().receipt
    ama.come_back(receipt)
    page = ama.answer("Here is the plate.", file=photograph())
    assert page.says("48.85837, 2.29448")
    assert page.says("The office reads a cleaned copy without these details.")
    assert CleanedFile.objects.count() == 2


def test_a_file_that_cannot_be_cleaned_is_taken_all_the_same(the_channel, settings):
    settle_on(settings)
    ama = Reporter()
    ama.tell(the_channel.code, "They took money at the gate.")
    ama.press("to:files")
    page = ama.press("add", file=SimpleUploadedFile("locked.pdf", made.encrypted_pdf(), "application/pdf"))
    assert page.says("No cleaned copy could be made. It is locked with a password.")
    ama.press("next")
    assert ama.press().receipt
    assert Attachment.objects.count() == Cleaning.objects.count() == 1
    assert not CleanedFile.objects.exists()


def sent(the_channel, content: bytes, name: str) -> Report:
    """A report whose file went through the real cleaner."""
    file = stored_file(content, name)
    file = replace(file, standing=cleaner.clean(name, FileSecret.from_bytes(file.secret)), scanned=scanner.scan([]))
    return report(channel_=the_channel, files=(file,))


def test_the_reader_sees_what_was_hidden_reads_the_copy_and_looks_at_its_page(the_channel, receiver):
    desk = Desk(receiver, sent(the_channel, made.photograph(), "gate é.jpg"))
    page = desk.at().content.decode()
    for words in ("48.85837, 2.29448", "CanaryPhone", "no virus scanner here", "Download the cleaned copy"):
        assert words in page, words
    copy = desk.at("copy/")
    assert copy["Content-Disposition"].startswith("attachment")
    assert "cleaned" in copy["Content-Disposition"]
    assert b"Canary" not in b"".join(copy.streaming_content)
    original = desk.at("original/")
    assert b"Canary" in b"".join(original.streaming_content)
    assert (entries("attachment.opened"), entries("attachment.copy_downloaded"), entries("attachment.downloaded")) == (
        1,
    ) * 3


def test_a_page_is_a_picture_that_can_do_nothing(the_channel, receiver):
    desk = Desk(receiver, sent(the_channel, made.pdf(pages=2, words="Gate"), "note.pdf"))
    answer = desk.at("pages/2/")
    with Image.open(io.BytesIO(b"".join(answer.streaming_content))) as drawn:
        assert drawn.format == "PNG"
    assert answer["Content-Type"] == "image/png"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert set(answer["Content-Security-Policy"].split("; ")) == {"default-src 'none'", "sandbox"}
    assert answer["Cache-Control"] == "no-store"
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert entries("attachment.previewed") == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("place", ["pages/0/", "pages/3/", "pages/99999999999/"])
def test_a_page_that_is_not_there_is_a_404(the_channel, receiver, place):
    desk = Desk(receiver, sent(the_channel, made.pdf(pages=2), "note.pdf"))
    assert desk.at(place).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_nobody_else_comes_to_any_of_it(the_channel, receiver):
    theirs, mine = sent(the_channel, made.photograph(), "gate.jpg"), report(channel_=channel(recipients=[receiver]))
    desk = Desk(member(["receiver"]), theirs)
    assert {desk.at(place).status_code for place in ("", "original/", "copy/", "pages/1/")} == {404}
    assert {desk.press(place).status_code for place in ("clean/", "scan/", "original/")} == {404}
    assert entries("door.tried") == 7
    own = Desk(receiver, theirs)
    own.file = own.file.replace(str(theirs.pk), str(mine.pk))
    assert {own.at(place).status_code for place in ("", "original/", "copy/", "pages/1/")} == {404}


def infected(the_channel) -> Report:
    file = cleaned_file(b"evil", name="note.txt", hidden="Canary", copy=b"copy", virus="Amana.Test <b>")
    return report(channel_=the_channel, files=(file,))


@pytest.mark.django_db(transaction=True)
def test_a_file_with_a_virus_is_handed_out_only_after_a_second_yes_that_is_kept(the_channel, receiver):
    desk = Desk(receiver, infected(the_channel))
    page = desk.at().content.decode()
    assert "A virus was found in this file" in page
    assert "Amana.Test &lt;b&gt;" in page
    assert "/pages/" not in page
    assert "/copy/" not in page
    assert desk.at("copy/").status_code == desk.at("pages/1/").status_code == 404
    asked = desk.at("original/")
    assert asked.status_code == 409
    assert "Yes, download the original with the virus" in asked.content.decode()
    assert desk.press("original/", sure="no").status_code == 409
    assert entries("attachment.downloaded") == 0
    assert b"".join(desk.press("original/", sure="yes").streaming_content) == b"evil"
    assert json.loads(Entry.objects.get(event="attachment.downloaded").facts)["is_infected"] is True


def test_a_copy_that_could_not_be_made_at_arrival_is_made_for_whoever_can_open_the_report(the_channel, receiver):
    desk = Desk(receiver, report(channel_=the_channel, files=(stored_file(made.photograph(), "gate.jpg"),)))
    assert "There is no cleaned copy yet" in desk.at().content.decode()
    assert desk.press("clean/").status_code == 302
    page = desk.at().content.decode()
    assert "48.85837, 2.29448" in page
    assert "pages/1/" in page
    assert entries("attachment.cleaned") == 1
    assert desk.press("clean/").status_code == 409  # there is one: nothing is made twice
    assert Cleaning.objects.count() == 2


def test_the_scanner_is_asked_again_with_the_signatures_of_the_day(the_channel, receiver, monkeypatch):
    desk = Desk(receiver, report(channel_=the_channel, files=(stored_file(b"words", "note.txt"),)))
    said = scanner.Scanned(scanner.Verdict.INFECTED, "Amana.Test", "ClamAV 1.4/27001")
    monkeypatch.setattr(scanner, "scan", lambda chunks: b"".join(chunks) == b"words" and said)
    assert desk.press("scan/").status_code == 302
    page = desk.at().content.decode()
    assert "Amana.Test" in page
    assert "ClamAV 1.4/27001" in page
    assert entries("attachment.scanned") == 1


def test_a_draft_that_waited_too_long_for_its_copy_still_sends_the_original(the_channel, receiver):
    file = cleaned_file(b"words", name="note.txt", hidden="Canary", copy=b"copy")
    files.erase(file.standing.copy.file_id)
    desk = Desk(receiver, report(channel_=the_channel, files=(file,)))
    assert "There is no cleaned copy yet" in desk.at().content.decode()
    desk.press("clean/")
    assert b"".join(desk.at("copy/").streaming_content) == b"words"


def test_the_same_words_in_french(the_channel, receiver, settings):
    desk = Desk(receiver, sent(the_channel, made.photograph(), "gate.jpg"))
    page = desk.get(desk.file.replace("/en/", "/fr/")).content.decode()
    for words in ("Télécharger la copie nettoyée", "Caché dans l’original", "Lieu"):
        assert words in page, words


def test_the_copy_of_a_document_is_still_a_document(the_channel, receiver):
    desk = Desk(receiver, sent(the_channel, made.open_document(), "note.odt"))
    with zipfile.ZipFile(io.BytesIO(b"".join(desk.at("copy/").streaming_content))) as parcel:
        assert "content.xml" in parcel.namelist()
