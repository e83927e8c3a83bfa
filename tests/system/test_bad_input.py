"""What people and programs send that no form expects, to the running reporter's site: the issue's list "Bad input".

Each time: a sentence in the reader's language, a status of 4xx, nothing stored, what was typed still on the page.
"""

import json
import threading

import pytest

from tests.system.client import Answer, Visitor, own_words

LANGUAGES = ("fr", "en")
SAID = "Something that must not be lost."
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 64


@pytest.fixture(params=LANGUAGES)
def visitor(request, stack):
    return Visitor(stack.address("reporter"), request.param)


@pytest.fixture
def nothing_stored(count):
    """Fails when a report, a message or an attachment was stored meanwhile."""
    tables = [f"reporting_channels_{name}" for name in ("report", "message", "attachment", "identity")]
    before = [count(table) for table in tables]
    yield
    assert [count(table) for table in tables] == before


def refused(answer: Answer, *, status: int | None = None) -> Answer:
    """A refusal: 4xx, one heading, and words about it in an alert, a notice or the lost page."""
    assert 400 <= answer.status < 500, (answer.status, answer.words[:400])
    assert status is None or answer.status == status, (answer.status, answer.words[:400])
    assert answer.html.count("<h1") == 1
    return answer


def at_the_question(visitor: Visitor, channel: str = "public") -> None:
    visitor.get("tell/")
    visitor.post("tell/", go="next", channel=channel)


def at_the_files(visitor: Visitor) -> Answer:
    at_the_question(visitor)
    visitor.post("tell/", go="next", what=SAID)
    for code in ("when_where", "who", "how", "fear"):
        visitor.post("tell/", go="next", **{code: ""})
    return visitor.post("tell/", go="next", name="", contact="")


@pytest.mark.parametrize(
    "text",
    ["", "   \n ", "x" * 41_000, "a\0b" + SAID, f"a\u202e{SAID}", f"{SAID}\u2066\u0007", f"\ud7ff{SAID}\x1b[31m"],
    ids=["empty", "blank", "enormous", "nul", "bidi", "isolate", "escape"],
)
def test_a_text_that_cannot_be_taken(visitor, nothing_stored, text):
    at_the_question(visitor)
    page = refused(visitor.post("tell/", go="next", what=text), status=422)
    assert 'class="error-summary"' in page.html
    assert SAID not in text or SAID in page.areas["what"]


def test_a_text_larger_than_any_form(visitor, nothing_stored):
    at_the_question(visitor)
    refused(visitor.post("tell/", go="next", what="x" * (5 * 2**20)))


def test_a_receipt_that_is_none(visitor, nothing_stored):
    for typed in ("", "1234", "0" * 31, "1" * 32, "1234 " * 9, "a" * 32, "٣" * 31, "\0" * 32, "9" * 100_000):
        page = refused(visitor.come_back(typed))
        assert 'id="reply"' not in page.html


def test_a_receipt_with_a_missing_or_a_swapped_digit(visitor, stack):
    teller = Visitor(stack.address("reporter"))
    teller.tell(own_words(SAID))
    receipt = teller.send().receipt
    swapped = receipt[:10] + str((int(receipt[10]) + 1) % 10) + receipt[11:]
    says = {refused(visitor.come_back(typed)).words.count(receipt[:4]) for typed in (receipt[:-1], swapped)}
    assert says <= {0, 1}
    assert 'id="reply"' in visitor.come_back(receipt).html


def test_a_second_press_and_a_replayed_form_send_one_report(visitor, count):
    checked = visitor.tell(own_words(SAID))
    before = count("reporting_channels_report")
    answers: list[Answer] = []
    twins = [Visitor(f"http://{visitor.host}:{visitor.port}/", visitor.language) for _press in range(3)]
    for twin in twins:
        twin.cookies = dict(visitor.cookies)
    threads = [
        threading.Thread(target=lambda twin=twin: answers.append(twin.post("tell/", page=checked, go="next")))
        for twin in twins
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    answers.append(visitor.post("tell/", page=checked, go="next"))
    assert {one.status for one in answers} == {200}
    assert len({one.receipt for one in answers}) == 1
    assert answers[0].receipt
    assert count("reporting_channels_report") == before + 1


FILES = {
    "empty": (("empty.txt", b"", "text/plain"),),
    "forbidden": (("virus.exe", b"MZ" + b"\0" * 99, "application/octet-stream"),),
    "archive": (("bundle.zip", b"PK\x03\x04" + b"\0" * 99, "application/zip"),),
    "page": (("page.html", b"<script>alert(1)</script>", "text/html"),),
    "lying": (("photo.pdf", PNG, "application/pdf"),),
    "program as a picture": (("photo.png", b"MZ\x90\0" + b"\0" * 99, "image/png"),),
    "hidden turn in the name": (("gnp\u202etxt.exe", PNG, "image/png"),),
    "endless name": (("x" * 400 + ".txt", b"hello", "text/plain"),),
    "no ending": (("README", b"hello", "text/plain"),),
    "too many": tuple((f"{n}.txt", b"hello", "text/plain") for n in range(12)),
}


@pytest.mark.parametrize("files", FILES.values(), ids=FILES)
def test_a_file_that_is_not_taken(visitor, nothing_stored, files):
    at_the_files(visitor)
    page = refused(visitor.post("tell/", files=files, go="add"))
    assert 'class="error-summary"' in page.html
    checked = visitor.post("tell/", go="next")
    assert SAID in checked.words


def test_a_file_that_is_too_big(visitor, nothing_stored):
    at_the_files(visitor)
    page = refused(
        visitor.post("tell/", files=(("big.txt", b"a" * (101 * 2**20), "text/plain"),), go="add"), status=413
    )
    assert "100" in page.words
    assert SAID in visitor.post("tell/", go="next").words


def test_hidden_fields_that_somebody_made(visitor, nothing_stored):
    checked = visitor.tell(SAID)
    token = checked.hidden["draft"]
    forged = [
        "nonsense",
        "é",
        "A" * 400,
        token[:-6] + "AAAAAA",
        token[: len(token) // 2],
        json.dumps({"step": "check"}),
    ]
    for draft in forged:
        page = refused(visitor.post("tell/", page=checked, go="next", draft=draft, what=SAID), status=400)
        assert SAID in page.areas["lost-1"]
    refused(visitor.post("tell/", page=checked, kept="forged", typed="1"), status=400)
    page = refused(visitor.post("back/", page=checked, open="forged", go="send", text=SAID), status=400)
    assert SAID in page.areas["lost-1"]


def test_a_token_of_one_purpose_is_none_of_another(visitor, nothing_stored):
    checked = visitor.tell(SAID)
    refused(visitor.post("back/", page=checked, open=checked.hidden["draft"], go="send", text=SAID), status=400)
    refused(visitor.post("tell/", page=checked, kept=checked.hidden["draft"]), status=400)


def test_choices_that_were_not_offered(visitor, nothing_stored):
    visitor.get("tell/")
    refused(visitor.post("tell/", go="next", channel="no-such-channel"), status=422)
    at_the_question(visitor)
    for go in ("to:nowhere", "drop:zzz", "to:", "to:check"):
        answer = visitor.post("tell/", go=go, what=SAID)
        assert answer.status < 500
        assert not answer.receipt


def test_a_form_without_its_cookie_or_from_elsewhere(visitor, nothing_stored):
    checked = visitor.tell(SAID)
    stranger = Visitor(f"http://{visitor.host}:{visitor.port}/", visitor.language)
    answer = refused(stranger.post("tell/", page=checked, go="next", what=SAID), status=403)
    assert not answer.receipt


def test_addresses_and_ways_that_do_not_exist(visitor, nothing_stored):
    for path in ("nothing/", "tell/../../etc/passwd", "reports/", "sign-in/", "back/?receipt=1", "%00", "tell/%ff"):
        assert visitor.get(path).status in (200, 302, 400, 404)
        assert SAID not in visitor.last.html
    assert visitor._ask("PUT", "tell/", b"", {}).status in (403, 405)
    assert visitor._ask("DELETE", "back/", b"", {}).status in (403, 405)
