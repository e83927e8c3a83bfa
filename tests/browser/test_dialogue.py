"""The three voices: what the reporter reads, what the team tells itself, and what nobody else sees yet."""

import re

import pytest

from tests.browser.reporter import Reporter
from tests.system.client import own_words

BEGUN, NOTE, LONG = "Thank you for writing so soon.", "Ilan knows this gate.", "A long answer, an hour in the making."
READY = {"en": ("When and where", "When did it happen"), "fr": ("Quand et où", "Quand et où cela s’est-il passé")}
OTHER = {"en": "fr", "fr": "en"}
FORM = {"name": "plan.txt", "mimeType": "text/plain", "buffer": b"Mark the gate on this plan."}
BACK = {"name": "marked.txt", "mimeType": "text/plain", "buffer": b"Here."}


@pytest.fixture
def sent(behind, way):
    """A report in another language than the office's."""
    sent = behind.sent(own_words("The seal was broken when the lorry came."), OTHER[way[0]])
    behind.desk("awa").do(f"do/report/{sent.pk}/acknowledge/", text="We have it.")
    return sent


def _is_marked_new(eyes) -> bool:
    return eyes.has("h2#dialogue .tag")


def test_words_are_kept_sent_read_and_answered_and_no_voice_reaches_another(office, behind, sent, stack, window, way):
    page = f"{office.home}{sent.path}"
    awa = office["awa"].open(page)
    awa.tab.locator('form[action$="/write/"] [name="text"]').fill(BEGUN)
    awa.press('button[value="keep"]')
    assert awa.tab.locator('[name="text"]').input_value() == BEGUN
    awa.tab.locator('[name="note"]').fill(NOTE)
    awa.press(awa.tab.locator('form[action$="/note/"] button')).says(NOTE)
    ilan = office["ilan"].open(page).says(NOTE).says_not(BEGUN)

    awa.open(page).tab.locator('form[action$="/write/"] details summary').click()
    awa.fill(template=READY[office.language][0])
    awa.press('button[value="template"]')
    written = awa.tab.locator('[name="text"]').input_value()
    assert BEGUN in written
    assert READY[OTHER[office.language]][1] in written
    awa.fill(kind="question", file=FORM)
    awa.press('button[value="send"]').says(BEGUN, FORM["name"])

    ama = Reporter(window(OTHER[way[0]], script=way[1]), stack.address("reporter"), sent.receipt)
    ama.come_back().says(BEGUN, READY[ama.eyes.language][1]).says_not(NOTE)
    assert ama.take_file(FORM["name"]) == FORM["buffer"]
    ama.answer("On Monday, at the north gate.", BACK)
    for eyes in (awa, ilan):
        assert _is_marked_new(eyes.open(page).says("On Monday, at the north gate.", BACK["name"]))
        assert not _is_marked_new(eyes.open(page))


def test_a_session_that_ends_while_somebody_writes_takes_no_word_with_it(office, behind, sent):
    mariam = office["mariam"].open(f"{office.home}{sent.path}")
    writing = mariam.tab.locator('form[action$="/write/"]')
    writing.locator('[name="text"]').fill(LONG)
    writing.locator('[name="kind"][value="news"]').check()
    mariam.context.clear_cookies(name=re.compile(r"^(?!.*-form$)"))  # as when the session's time is over
    mariam.press(writing.locator('button[value="send"]'), status=403)
    assert LONG not in mariam.tab.content()
    office.one_press("mariam", mariam)
    assert LONG in mariam.tab.content()
    mariam.press("main form button.button >> nth=0").says(LONG)
    assert behind.ask(
        "SELECT count(*) FROM reporting_channels_message WHERE report_id = %s AND kind = 'news'", sent.pk
    ) == [(1,)]
