"""Somebody telephones: a clerk takes it down and forgets it; the caller comes back, corrects and agrees."""

import re
import time

import pytest
from django.test import Client

from accounts.models import Member
from audit.models import Entry
from reporting_channels.models import Attachment, Report
from tests.factories.accounts import member, sign_in
from tests.factories.reporter_site import Page, Reporter, settle_on
from tests.factories.reporting_channels import channel
from vault import receipts

pytestmark = pytest.mark.django_db(transaction=True)
NEW = "/en/reports/taking-down/new/"
SAID = "On Tuesday the officer at gate four took an envelope."


class Clerk:
    """A clerk at a page that runs no script."""

    def __init__(self) -> None:
        self.member: Member = member(["clerk"])
        self.browser = Client()
        sign_in(self.browser, self.member)
        self.page: Page | None = None

    def press(self, go: str, **fields) -> Page:
        hidden = self.page.hidden if self.page else {}
        self.page = Page(self.browser.post(NEW, {**hidden, "go": go, **fields}))
        return self.page

    def begin(self, way, medium: str = "telephone", **fields) -> Page:
        self.page = Page(self.browser.get(NEW))
        return self.press("start", medium=medium, channel=way.code, language="fr", referred_by="", **fields)


@pytest.fixture
def way():
    return channel()


@pytest.fixture
def clerk():
    return Clerk()


@pytest.fixture
def on_the_line(clerk, way):
    clerk.begin(way)
    clerk.press("check", **{"q-what": SAID, "q-when_where": "Gate four"})
    clerk.press("send")
    return clerk


def test_the_questions_are_in_the_persons_language_and_are_read_out_before_sealing(clerk, way):
    page = clerk.begin(way)
    assert page.says("Que s’est-il passé") or page.says("Que s’est‑il passé"), page.html
    page = clerk.press("check", **{"q-what": SAID})
    assert page.says(SAID)
    assert page.says("Read it to the person")
    assert not Report.objects.exists()


def test_the_receipt_is_read_out_compared_and_then_gone(on_the_line):
    page, code = on_the_line.page, on_the_line.page.receipt
    assert len(code) == 32
    assert page.says("quatre") or page.says("cinq") or page.says("deux")
    groups = receipts.grouped(code)
    wrong = f"{(int(groups[0]) + 1) % 10000:04}"
    page = on_the_line.press("same", typed_code=" ".join([wrong, *groups[1:]]))
    assert page.status == 422
    assert page.says("Group 1 is not the same")
    assert on_the_line.press("same", typed_code=" ".join(groups)).says("The person has the number as it is")
    slip = on_the_line.page.hidden["slip"]
    assert on_the_line.press("handed_over").status == 302
    again = on_the_line.browser.post(NEW, {"slip": slip, "go": "same", "typed_code": code})
    assert again.status_code == 410
    assert code[:4] + " " not in again.content.decode()
    home = Page(on_the_line.browser.get("/en/reports/taking-down/"))
    assert home.says("Today 1 1 0 0")
    assert SAID not in home.html


def test_a_replayed_send_is_one_report_and_shows_the_receipt_until_it_was_handed_over(clerk, way):
    clerk.begin(way)
    checked = clerk.press("check", **{"q-what": SAID})
    first = clerk.press("send").receipt
    clerk.page = checked
    again = clerk.press("send")
    assert again.receipt == first
    assert again.says("This report had already been sent")
    clerk.press("handed_over")
    clerk.page = checked
    assert clerk.press("send").status == 410
    assert Report.objects.count() == 1


def test_a_long_call_still_ends_with_a_receipt(clerk, way, monkeypatch):
    clerk.begin(way)
    checked = clerk.press("check", **{"q-what": SAID})
    now = time.time()
    monkeypatch.setattr("time.time", lambda: now + 5 * 60 * 60)
    sign_in(clerk.browser, clerk.member)
    assert clerk.press("send").receipt
    clerk.page = checked
    assert clerk.press("send").status == 410


def test_an_enormous_answer_is_handed_back_in_its_box(clerk, way):
    clerk.begin(way)
    page = clerk.press("check", **{"q-what": "x" * 150_000, "q-when_where": "Gate four"})
    assert page.status == 422
    assert len(page.areas["q-what"]) == 150_000
    assert len(page.hidden["draft"]) < 50_000


def test_the_clerk_finds_neither_report_nor_list_nor_minutes(on_the_line):
    report = Report.objects.get()
    for path in (f"{report.pk}/", f"{report.pk}/minutes/", "", f"{report.pk}/write/"):
        assert on_the_line.browser.get(f"/en/reports/{path}").status_code == 404, path
    assert on_the_line.browser.get(f"/en/do/minutes/{report.minutes.pk}/give_up/").status_code == 404
    assert Entry.objects.filter(event="door.tried", actor_id=on_the_line.member.pk).count() == 5


def test_another_clerks_draft_and_receipt_open_nothing(on_the_line, way):
    other = Clerk()
    slip = on_the_line.page.hidden["slip"]
    assert other.browser.post(NEW, {"slip": slip, "go": "handed_over"}).status_code == 400
    draft = on_the_line.begin(way).hidden["draft"]
    assert other.browser.post(NEW, {"draft": draft, "go": "send"}).status_code == 400
    assert other.browser.post(NEW, {"draft": "forged", "go": "send", "q-what": SAID * 3}).status_code == 400


def test_a_voice_without_consent_is_refused_and_with_it_is_kept(clerk, way):
    from django.core.files.uploadedfile import SimpleUploadedFile

    clerk.begin(way)
    sound = SimpleUploadedFile("call.mp3", b"ID3\x04\x00\x00\x00\x00\x00\x00" + b"\xff\xfb" * 40)
    page = clerk.press("check", file=sound, **{"q-what": SAID})
    assert page.status == 422
    assert page.says("nobody’s consent is recorded")
    typed = {"q-what": SAID, "v-scope": "kept", "v-given_by": "The caller", "v-given_on": "2199-01-01"}
    assert clerk.press("check", **typed).says("This day is still to come")
    assert clerk.press("send").status == 422  # past the page that asks: the server asks again
    assert clerk.press("check", **typed | {"v-given_on": "2026-01-05"}).says("The caller")
    assert clerk.press("send").receipt
    assert Attachment.objects.get().consent.scope == "kept"


def test_an_expired_session_loses_no_word(clerk, way):
    page = clerk.begin(way)
    clerk.browser.logout()
    kept = clerk.browser.post(NEW, {**page.hidden, "go": "check", "q-what": SAID})
    assert kept.status_code in (200, 401, 403)
    carried = re.search(r'name="kept" value="([^"]+)"', kept.content.decode()).group(1)
    assert SAID not in carried
    clerk.page = None


def test_what_was_typed_comes_back_whatever_button_was_pressed(clerk, way):
    clerk.begin(way)
    for go in ("add", "", "nonsense", "to:start"):
        page = clerk.press(go, **{"q-what": SAID, "q-how": "told"})
    page = clerk.press("start", medium="visit", channel=way.code, language="en", referred_by="")
    assert page.areas["q-what"] == SAID
    assert re.search(r'value="told"[^>]*checked', page.html)


def test_the_caller_reads_corrects_and_agrees_by_receipt(on_the_line, settings):
    code = on_the_line.page.receipt
    settle_on(settings)
    caller = Reporter()
    page = caller.come_back(code)
    assert page.says("Please check what was written down")
    page = caller.press("minutes", "back/")
    assert page.says(SAID)
    corrected = SAID.replace("Tuesday", "Wednesday")
    page = caller.press("correct", "back/", **{"q-what": corrected, "q-when_where": "Gate four"})
    assert page.says("Your corrections are sealed and kept")
    assert re.search(r"<del>.*?Tuesday</del>", page.html)
    page = caller.press("agree", "back/")
    assert page.says("You have agreed to the minutes")
    assert Report.objects.get().minutes.state == "agreed"
    assert not caller.come_back(code).says("Please check what was written down")


def test_a_correction_without_its_heart_is_handed_back(on_the_line, settings):
    code = on_the_line.page.receipt
    settle_on(settings)
    caller = Reporter()
    caller.come_back(code)
    caller.press("minutes", "back/")
    page = caller.press("correct-agree", "back/", **{"q-what": "", "q-when_where": "A long way off"})
    assert page.status == 422
    assert page.areas["q-when_where"] == "A long way off"
    assert Report.objects.get().minutes.state == "offered"


def test_who_stays_away_for_half_an_hour_keeps_their_corrections(on_the_line, settings, monkeypatch):
    code = on_the_line.page.receipt
    settle_on(settings)
    caller = Reporter()
    caller.come_back(code)
    caller.press("minutes", "back/")
    monkeypatch.setattr("reporting_channels.views.come_back.IDLE", -1)
    page = caller.press("correct", "back/", **{"q-what": "Corrected words."})
    assert page.status == 409
    monkeypatch.undo()
    settle_on(settings)
    page = caller.press("", "back/", receipt=code)
    assert page.areas["q-what"] == "Corrected words."


def test_every_kind_of_question_is_asked_on_one_page_and_can_be_corrected(clerk, settings):
    way = channel(questionnaires=("bribe", "general"))
    assert clerk.begin(way).says("What is it about?") or clerk.page.says("De quoi s’agit-il")
    page = clerk.press("topic", topic="bribe")
    assert "q-amount-sum" not in page.html
    said = {"q-what": SAID, "q-gift": "money", "q-when-year": "2026", "q-when-month": "3", "q-where-unit": "Nord"}
    page = clerk.press("check", page="write", **said)
    assert "q-amount-sum" in page.html, "money was given: how much is asked before anything is sealed"
    persons = {"q-who-0-name": "Kim", "q-who-0-relation": "did"}
    page = clerk.press("person:who", page="write", **said, **persons)
    assert "q-who-1-name" in page.html
    page = clerk.press("no-person:who:0", page="write", **said, **persons, **{"q-who-1-name": "Lou"})
    assert 'value="Lou"' in page.html
    assert 'value="Kim"' not in page.html
    amount = {"q-amount-sum": "10 000", "q-amount-currency": "EUR", "q-amount-around": "on"}
    page = clerk.press("check", page="write", **said, **{"q-who-0-name": "Lou"}, **amount)
    assert page.status == 200, page.html
    assert page.says("mars 2026")
    assert page.says("Lou")
    code = clerk.press("send").receipt
    report = Report.objects.get()
    assert report.questionnaire.questionnaire.code == "bribe"
    settle_on(settings)
    caller = Reporter()
    caller.come_back(code)
    page = caller.press("minutes", "back/")
    assert re.search(r'name="q-when-year" value="2026"', page.html)
    assert re.search(r'name="q-who-0-name" value="Lou"', page.html)
    corrected = {**said, "q-when-year": "2025", "q-who-0-name": "Lou", **amount}
    page = caller.press("correct", "back/", **corrected)
    assert page.status == 200, page.html
    assert re.search(r"<ins>.*?2025</ins>", page.html)
    assert report.minutes.words.get().kind == "correction"


def test_forged_steps_of_minutes_change_nothing(on_the_line, settings):
    code = on_the_line.page.receipt
    settle_on(settings)
    caller = Reporter()
    caller.page = None
    assert caller.press("agree", "back/", receipt=code, page="minutes").says("The minutes of what you told")
    assert Report.objects.get().minutes.state == "offered"
