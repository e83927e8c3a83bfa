"""The office and the reporter talk, with files both ways, and the team talks among itself: through the pages alone."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from reporting_channels.actions import lists
from reporting_channels.models import Message, MessageDraft, Note
from tests.factories.accounts import member
from tests.factories.desks import desk, page
from tests.factories.reporter_site import Reporter
from tests.factories.reporting_channels import channel, report

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(receiver, head):
    return report(channel_=channel(code="public", recipients=[receiver, head]), language="fr")


def file(name="form.txt", content=b"Fill this in."):
    return SimpleUploadedFile(name, content, "text/plain")


def test_files_go_both_ways_and_the_reporters_comes_by_the_receipt_alone(made, receiver, sites):
    office = desk(receiver)
    sent = {"go": "send", "kind": "question", "text": "Could you fill this in?", "file": [file(), file("two.txt")]}
    assert office.post(f"/en/reports/{made.pk}/write/", sent).status_code == 302

    sites("reporter")
    ama = Reporter("fr")
    seen = ama.come_back(made.told.receipt)
    assert seen.says("Could you fill this in?")
    assert seen.says("nouveau depuis votre dernier message")
    row = Message.objects.get().attachments.order_by("id").first()
    taken = ama.browser.post("/fr/back/", {**seen.hidden, "go": f"file:{row.pk}"})
    assert b"".join(taken.streaming_content) == b"Fill this in."
    assert taken["Content-Disposition"].startswith("attachment")
    assert taken["Content-Type"] == "application/octet-stream"
    assert ama.browser.post("/fr/back/", {"go": f"file:{row.pk}"}).status_code == 422
    assert ama.browser.post("/fr/back/", {**seen.hidden, "go": f"file:{made.pk}"}).status_code == 404
    back = ama.answer("Voici.", file=file("mine.txt", b"It was me."))
    assert back.says("Voici.")
    assert not back.says("nouveau depuis votre dernier message")

    sites("staff")
    shown = page(office.get(f"/en/reports/{made.pk}/"))
    assert "mine.txt" in shown
    assert "1 new" in shown
    assert "1 new" not in page(office.get(f"/en/reports/{made.pk}/"))


def test_a_ready_text_is_put_below_the_words_in_the_reporters_language(made, receiver, head):
    texts = {"en": "When was it?", "fr": "Quand était-ce ?"}
    ready = lists.write_template(
        kind="question", names={"en": "When", "fr": "Quand"}, texts=texts, by=head, at=timezone.now()
    )
    office = desk(receiver)
    offered = page(office.get(f"/en/reports/{made.pk}/"))
    assert "When</option>" in offered
    put = page(
        office.post(
            f"/en/reports/{made.pk}/write/",
            {"go": "template", "template": ready.pk, "kind": "question", "text": "Bonjour."},
        )
    )
    assert "Bonjour.\n\nQuand était-ce ?" in put
    assert not Message.objects.exists()


def test_words_that_were_kept_are_there_again_for_their_author_alone(made, receiver, head):
    office = desk(receiver)
    url = f"/en/reports/{made.pk}/write/"
    assert office.post(url, {"go": "keep", "kind": "news", "text": "We could perhaps"}).status_code == 302
    assert "We could perhaps" in page(office.get(f"/en/reports/{made.pk}/"))
    assert "We could perhaps" not in page(desk(head).get(f"/en/reports/{made.pk}/"))
    office.post(url, {"go": "drop"})
    assert not MessageDraft.objects.exists()


def test_words_typed_into_a_session_that_ended_are_handed_back(made, receiver):
    office = desk(receiver)
    office.cookies.clear()
    lost = office.post(f"/en/reports/{made.pk}/write/", {"go": "send", "kind": "news", "text": "A long answer."})
    assert lost.status_code in (302, 401, 403, 200)
    assert not Message.objects.exists()
    assert 'name="kept"' in page(lost)


def test_a_wrong_file_leaves_the_words_in_the_box(made, receiver):
    wrong = {"go": "send", "kind": "news", "text": "Our words.", "file": file("tool.exe", b"MZ" + b"\x00" * 64)}
    answer = desk(receiver).post(f"/en/reports/{made.pk}/write/", wrong)
    assert answer.status_code == 422
    assert "Our words." in page(answer)
    assert "Files of this kind cannot be taken" in page(answer)
    assert not Message.objects.exists()


def test_the_team_talks_among_itself_and_the_receipt_shows_nothing_of_it(made, receiver, head, sites):
    desk(head).post(f"/en/reports/{made.pk}/note/", {"note": "Canary for the team."})
    assert "Canary for the team." in page(desk(receiver).get(f"/en/reports/{made.pk}/"))
    assert desk(receiver).post(f"/en/reports/{made.pk}/note/", {"note": ""}).status_code == 422
    assert Note.objects.count() == 1
    sites("reporter")
    assert not Reporter().come_back(made.told.receipt).says("Canary")


def test_labels_are_chosen_filtered_by_and_taken_off(made, receiver, head):
    label = {"name_en": "Press", "name_fr": "Presse", "position": "1", "is_active": "on"}
    keeper, office = desk(head), desk(receiver)
    assert keeper.post("/en/reports/labels/new/", {**label, "code": "Press"}).status_code == 302
    assert keeper.post("/en/reports/labels/new/", {**label, "code": "press"}).status_code == 422
    url = f"/en/reports/{made.pk}/labels/"
    office.post(url, {"tags": ["press"]})
    assert made.reference in page(office.get("/en/reports/?label=press"))
    assert office.post(url, {"tags": ["invented"]}).status_code == 422
    office.post(url, {})
    assert made.reference not in page(office.get("/en/reports/?label=press"))
    assert made.reference in page(office.get("/en/reports/?label=invented"))


def test_ready_texts_are_written_in_every_language_on_a_page(head, receiver):
    text = {
        "name_en": "When",
        "name_fr": "Quand",
        "text_en": "When?",
        "text_fr": "",
        "position": "0",
        "kind": "question",
    }
    keeper = desk(head)
    answer = keeper.post("/en/reports/texts/new/", text)
    assert answer.status_code == 422
    assert "When?" in page(answer)
    assert keeper.post("/en/reports/texts/new/", text | {"text_fr": "Quand ?"}).status_code == 302
    assert "When" in page(keeper.get("/en/reports/texts/"))
    assert desk(receiver).get("/en/reports/texts/").status_code == 403


def test_a_report_handed_over_is_gone_from_my_inbox_and_in_the_colleagues(made, receiver):
    taker = member(["receiver"], "Tara Taker")
    office = desk(receiver)
    answer = office.post(f"/en/reports/{made.pk}/hand-over/", {"member": taker.pk, "note": "Waits for the roster."})
    assert answer.status_code == 302
    assert made.reference not in page(office.get("/en/reports/"))
    assert office.get(f"/en/reports/{made.pk}/").status_code == 404
    assert "Waits for the roster." in page(desk(taker).get(f"/en/reports/{made.pk}/"))
