"""In Arabic and in Japanese, from the first page to the feedback: not one sentence is in another language."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone, translation
from django.utils.translation import trans_real

from reporting_channels import access
from reporting_channels.actions import messages, reports
from reporting_channels.dialogue.ready import TEMPLATES
from reporting_channels.forms import Acknowledge
from reporting_channels.models import Report
from tests.factories.accounts import member
from tests.factories.reporter_site import Reporter, settle_on
from tests.factories.reporting_channels import channel

pytestmark = pytest.mark.django_db
WORDS = {
    "ar": "طلب موظف في الرصيف 3 مبلغ 300 دينار عن كل حاوية.",
    "ja": "第3岸壁の職員が、コンテナ1本ごとに300ドルを求めてきます。",
}
ZERO = {"ar": 0x660, "ja": 0xFF10}
SOON = {"ar": "تسلّم المكتب بلاغك", "ja": "監察室が通報を受け取りました"}
each_language = pytest.mark.parametrize("language", ["ar", "ja"])


@pytest.fixture(autouse=True)
def on_the_reporters_site(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    settle_on(settings)


@pytest.fixture
def unsaid(monkeypatch):
    """Every sentence that was asked for in a language whose catalogues do not have it."""
    missing: set[tuple[str, str]] = set()

    def listening(plain):
        def said(message, *rest):
            language = translation.get_language()
            if language in WORDS and message and message not in trans_real.translation(language)._catalog:
                context = ("\x04".join((message, str(rest[0])))) if rest and isinstance(rest[0], str) else ""
                known = (message, 0) in trans_real.translation(language)._catalog or (
                    context and context in trans_real.translation(language)._catalog
                )
                missing.update(() if known else {(language, str(message))})
            return plain(message, *rest)

        return said

    for name in ("gettext", "ngettext"):
        monkeypatch.setattr(translation._trans, name, listening(getattr(trans_real, name)), raising=False)
    return missing


@pytest.fixture
def awa(db):
    return member(["receiver"])


@pytest.fixture
def the_channel(awa):
    spoken = ("fr", "en", "ar", "ja")
    return channel(code="operators", recipients=[awa], questionnaires=("bribe", "other"), languages=spoken)


def on_to(ama: Reporter, page: str) -> None:
    """Press on, answering nothing, until this page."""
    for _turn in range(20):
        if ama.page.hidden.get("page") == page:
            return
        ama.press()
    raise AssertionError(f"{page} never came")


def in_their_digits(receipt: str, language: str) -> str:
    """As it is written by hand there: groups, a space of that script."""
    groups = (receipt[start : start + 4] for start in range(0, 32, 4))
    return "\u3000".join("".join(chr(ZERO[language] + int(one)) for one in group) for group in groups)


def tell(ama: Reporter) -> str:
    """A bribe, mistyped here and there; the number."""
    language = ama.language
    ama.look("")
    ama.look("tell/")
    assert ama.press(channel="").status == 422
    ama.press(channel="operators")
    ama.press(topic="bribe")
    assert ama.press(what="").status == 422
    ama.press(what=WORDS[language])
    ama.press(deal="given")
    ama.press(gift=["money", "present"])
    for wrong in ("-5", "x", "9" * 30):
        assert ama.press(**{"amount-sum": wrong, "amount-currency": "TND"}).status == 422
    ama.press(**{"amount-sum": "".join(chr(ZERO[language] + int(one)) for one in "300"), "amount-currency": "TND"})
    ama.press(purpose="owed")
    assert ama.press(**{"when-day": "31", "when-month": "2", "when-year": "2026"}).status == 422
    ama.press(**{"when-day": "", "when-month": "6", "when-year": "2026", "when-around": "on"})
    ama.press(**{"where-unit": "D-12"})
    ama.press(reference="D-4471/26")
    ama.press("add", **{"who-0-function": "B", "who-0-relation": "did"})
    ama.press(**{"who-0-function": "B", "who-0-relation": "did", "who-1-name": "C"})
    ama.press(proof=["papers"])
    file = SimpleUploadedFile("note.txt", b"D-4471/26", "text/plain")
    ama.press("add", file=file)
    assert ama.press("add", file=SimpleUploadedFile("a.exe", b"MZ" + bytes(80), "text/plain")).status >= 400
    on_to(ama, "check")
    assert ama.page.says(WORDS[language])
    return ama.press().receipt


@each_language
def test_a_whole_report_from_home_to_the_feedback(the_channel, awa, unsaid, language):
    ama = Reporter(language)
    receipt = tell(ama)
    assert len(receipt) == 32
    assert '<p class="receipt" dir="ltr">' in ama.page.html
    assert f'dir="{"rtl" if language == "ar" else "ltr"}"' in ama.page.html.partition("<head>")[0]
    assert ama.press("same", typed="1234").status == 422
    assert ama.press("same", typed=in_their_digits(receipt, language)).status == 200

    report = Report.objects.get()
    assert report.language == language
    with translation.override("fr"):  # a member reads French; what is offered to be sent is not
        offered = Acknowledge.for_object(report, awa).initial["text"]
        reports.acknowledge(report=report, text=offered, by=awa, at=timezone.now())
    messages.ask(report=report, text=TEMPLATES[0]["texts"][language], by=awa, at=timezone.now())
    assert ama.come_back("1234").status == 400
    back = ama.come_back(in_their_digits(receipt, language))
    assert back.says(SOON[language])
    assert back.says(offered)
    assert back.says(TEMPLATES[0]["texts"][language])
    assert ama.answer(WORDS[language]).says(WORDS[language])
    ama.press("identity", "back/")
    assert ama.press("add", "back/", page="identity").status == 422
    ama.press("add", "back/", page="identity", name="Ama")
    ama.press("take:all", "back/", page="identity")
    ama.press("prove", "back/")
    ama.press("back", "back/")
    ama.press("rate", "back/", told="yes")
    texts = access.read_report(awa, report, timezone.now())
    assert texts.narrative == WORDS[language]
    assert texts.answers["amount"]["sum"] == "300.00"
    assert not unsaid


@each_language
def test_the_first_pages_the_errors_and_the_crowds_question_speak_it_too(the_channel, unsaid, language, settings):
    ama = Reporter(language)
    assert ama.look("nowhere/").status == 404
    assert all(f'href="/{code}/"' in ama.page.html for code in ("fr", "en")), "a way on in the others"
    settings.FLOOD_ASKS_FROM = 0
    ama.page = None
    ama.look("tell/")
    ama.press(channel="operators")
    ama.press(topic="other")
    ama.press(what=WORDS[language])
    on_to(ama, "check")
    ama.press()
    assert not unsaid


def test_the_language_changes_in_the_middle_of_a_page_and_nothing_typed_is_lost(the_channel, awa):
    ama = Reporter("fr")
    ama.look("tell/")
    ama.press(channel="operators")
    ama.press(topic="bribe")
    page = ama.press("", language="ar", what=WORDS["ar"])
    assert page.areas["what"] == WORDS["ar"]
    assert 'lang="ar" dir="rtl"' in page.html
    assert 'action="/ar/tell/"' in page.html
    ama.language = "ar"
    ama.press(what=WORDS["ar"])
    on_to(ama, "who")
    page = ama.press("", language="ja", **{"who-0-name": "Ama Fictive", "who-0-relation": "did"})
    assert 'value="Ama Fictive"' in page.html
    ama.language = "ja"
    on_to(ama, "check")
    assert ama.page.says(WORDS["ar"]), "in whatever language it was told"
    receipt = ama.press("next").receipt
    assert Report.objects.get().language == "ja"
    switched = ama.press("", language="en")
    assert switched.receipt == receipt
    assert switched.says("This is your number")
    sent = ama.press("written")
    assert sent.status == 200
    assert ama.press("", language="ar").says("بلاغك عندنا"), "the last page too"


def test_words_of_a_page_that_cannot_go_on_follow_into_the_other_language(the_channel):
    ama = Reporter("en")
    ama.look("tell/")
    ama.page.hidden["draft"] = "forged"
    lost = ama.press(what=WORDS["ar"])
    assert lost.status == 400
    there = ama.press("", language="ar")
    assert there.says("لا يمكن متابعة هذه الصفحة") or WORDS["ar"] in there.html


def test_a_channel_that_does_not_speak_the_language_says_which_it_speaks(awa):
    channel(code="operators", recipients=[awa], languages=("fr", "en"))
    said = re.sub(r"\s+", " ", Reporter("ja").look("tell/").html)
    assert "こちらで通報を読み、お答えする言語：français、English" in said


def test_the_reporters_site_alone_speaks_all_four(settings):
    assert [code for code, _name in settings.LANGUAGES] == ["fr", "en", "ar", "ja"]
    assert [code for code, _name in settings.OFFICE_LANGUAGES] == ["fr", "en"]
