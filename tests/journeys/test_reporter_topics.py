"""An importer tells of a bribe by topic: asked only what matters, nothing typed is lost, nothing forged is kept."""

import pytest
from django.utils import timezone

from reporting_channels.access import get_report, read_report
from reporting_channels.models import Report
from reporting_channels.reporter_door import open_by_receipt
from tests.factories.accounts import member
from tests.factories.reporter_site import Reporter, settle_on
from tests.factories.reporting_channels import channel

pytestmark = pytest.mark.django_db
WHAT = "The inspector of lane 4 asks for an envelope for each container."


@pytest.fixture(autouse=True)
def reporters_site(settings):
    settle_on(settings)


@pytest.fixture
def awa():
    return member(["receiver"])


@pytest.fixture
def importer(awa) -> Reporter:
    channel(code="operators", custodians=(), recipients=[awa], questionnaires=("bribe", "theft", "other"))
    somebody = Reporter()
    somebody.look("tell/")
    somebody.press(channel="operators")
    return somebody


def reach(somebody: Reporter, page: str) -> None:
    """Press on, answering nothing but the heart of it, until this page."""
    for _turn in range(20):
        if somebody.page.hidden["page"] == page:
            return
        somebody.press(what=WHAT if somebody.page.hidden["page"] == "what" else None)
    raise AssertionError(f"{page} never came")


def sent(somebody: Reporter, awa) -> dict:
    """Send it; what a receiver then reads of the answers."""
    reach(somebody, "check")
    receipt = somebody.press().receipt
    report = open_by_receipt(receipt).report
    found = get_report(awa, report.pk)
    return read_report(awa, found, timezone.now()).answers


def test_something_else_is_always_there_and_the_topic_decides_the_questions(importer):
    assert importer.page.says("What is it about?")
    assert importer.page.says("Something else")
    importer.press(topic="theft")
    reach(importer, "lost")
    assert importer.page.says("What became of the things?")


def test_a_bribe_is_told_from_the_topic_to_the_receivers_page(importer, awa):
    importer.press(topic="bribe")
    importer.press(what=WHAT)
    importer.press(deal="given")
    importer.press(gift=["money", "present"])
    assert importer.page.hidden["page"] == "amount", "asked because it was money"
    importer.press(**{"amount-sum": "25 000", "amount-currency": "XOF", "amount-around": "on"})
    importer.press(purpose="owed")
    importer.press(**{"when-month": "9", "when-year": "2026", "when-around": "on"})
    importer.press(**{"where-unit": "Container terminal", "where-post": "Lane 4"})
    importer.press(reference="")
    importer.press("add", **{"who-0-name": "Ama Fictive", "who-0-relation": "did"})
    importer.press(**{"who-0-name": "Ama Fictive", "who-0-relation": "did", "who-1-function": "Broker"})
    importer.press(proof="witnesses")
    assert importer.page.hidden["page"] == "fear", "no file is asked for where there is none"
    reach(importer, "check")
    for words in ("A bribe was asked or paid", "around 25,000", "around September 2026", "Lane 4", "Broker"):
        assert importer.page.says(words), words
    answers = sent(importer, awa)
    assert answers["who"][0] == {"name": "Ama Fictive", "function": "", "relation": "did"}
    assert answers["amount"] == {"sum": "25000.00", "currency": "XOF", "around": True}
    assert Report.objects.get().band == "high"


def test_a_changed_answer_hides_what_it_had_opened_and_drops_its_answer(importer, awa):
    importer.press(topic="bribe")
    importer.press(what=WHAT)
    importer.press(deal="given")
    importer.press(gift="money")
    importer.press(**{"amount-sum": "5", "amount-currency": "EUR"})
    reach(importer, "check")
    importer.press("to:gift")
    importer.press(gift="present")
    assert importer.page.hidden["page"] == "check"
    assert not importer.page.says("How much money?")
    assert "amount" not in sent(importer, awa)


def test_an_answer_that_opens_a_question_leads_there_from_the_last_page(importer):
    importer.press(topic="bribe")
    reach(importer, "check")
    importer.press("to:gift")
    assert importer.press(gift="money").hidden["page"] == "amount"
    assert importer.press().hidden["page"] == "check"


def test_words_stay_when_the_topic_the_language_or_the_channel_changes(importer):
    importer.press(topic="bribe")
    importer.press(what=WHAT)
    reach(importer, "who")
    importer.press("back", **{"who-0-name": "Ama Fictive"})
    importer.press()
    assert 'value="Ama Fictive"' in importer.page.html, "going back lost nothing"
    importer.press(**{"who-0-name": "Ama Fictive"})
    reach(importer, "check")
    importer.press("to:topic")
    importer.press(topic="theft")
    reach(importer, "check")
    assert importer.page.says(WHAT)
    assert importer.page.says("Ama Fictive")
    page = importer.press("", language="fr")
    assert page.says("Ama Fictive")
    assert "marchandises" in page.html


def test_a_forged_answer_to_a_hidden_question_is_never_kept(importer, awa):
    importer.press(topic="bribe")
    importer.press(what=WHAT, **{"amount-sum": "99", "amount-currency": "EUR", "receiver": "x", "order": "yes"})
    assert sent(importer, awa) == {}


@pytest.mark.parametrize(
    ("page", "typed", "says"),
    [
        ("deal", {"deal": "forged"}, "Select a valid choice"),
        ("gift", {"gift": "forged"}, "Select a valid choice"),
        ("when", {"when-day": "31", "when-month": "2", "when-year": "2026"}, "This month has no such day"),
        ("when", {"when-year": "99999999999999"}, "Write it in digits"),
        ("when", {"when-day": "\u202e3", "when-year": "2026"}, "hidden characters"),
        ("where", {"where-unit": "a\x00b"}, "control characters"),
        ("where", {"where-unit": "x" * 5_000}, "This text has 5,000 characters"),
        ("reference", {"reference": "x" * 201}, "This text has 201 characters"),
        ("who", {f"who-{row}-name": "x" for row in range(30)}, "At most 20 persons"),
        ("who", {"who-0-name": "Ama", "who-0-relation": "guilty"}, "Select a valid choice"),
        ("who", {"who-0-relation": "did"}, "Write a name or a function"),
    ],
)
def test_bad_input_gets_a_sentence_beside_the_field_and_keeps_the_page(importer, page, typed, says):
    importer.press(topic="bribe")
    reach(importer, page)
    answer = importer.press(**typed)
    assert answer.status == 422
    assert answer.hidden["page"] == page
    assert answer.says(says), answer.html
    assert not Report.objects.exists()


@pytest.mark.parametrize(("typed", "says"), [("-5", "above zero"), ("much", "in digits"), ("9" * 30, "too large")])
def test_an_impossible_amount_is_told_off(importer, typed, says):
    importer.press(topic="bribe")
    reach(importer, "gift")
    importer.press(gift="money")
    assert importer.press(**{"amount-sum": typed, "amount-currency": "EUR"}).says(says)
    assert importer.press(**{"amount-sum": "5", "amount-currency": "XXX"}).status == 422


def test_far_too_many_persons_are_refused_with_a_page_and_not_a_failure(importer):
    importer.press(topic="bribe")
    reach(importer, "who")
    crowd = importer.press(**{f"who-{row}-name": "x" for row in range(180)})
    assert crowd.status == 422
    assert crowd.says("At most 20 persons")
    assert len(crowd.html) < 200_000


def test_a_forged_topic_and_what_is_too_long_for_a_draft_stay_on_their_page(importer):
    assert importer.press(topic="gossip").status == 422
    importer.press(topic="other")
    enormous = importer.press(what="x" * 150_000)
    assert enormous.status == 422
    assert len(enormous.areas["what"]) == 150_000, "it stays in its box"
