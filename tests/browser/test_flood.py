"""A person in a flood: at a site where every submission is asked something first, with script and without."""

import re

import pytest

from config.running.places import ROOT
from reporting_channels.crowd import questions
from tests.browser.eyes import Eyes
from tests.browser.office import Office
from tests.stack import answers, free_port
from tests.system.client import Visitor

WHAT = "At gate four the shift leader asks each driver for an envelope."
JUNK = "Buy watches today, offer number {number}, one dollar each, answer at once."


@pytest.fixture(scope="module")
def rush(stack):
    """The reporter's site of the stack in a rush that does not end."""
    port = free_port()
    child = stack.start_site("reporter", port, name="rush", FLOOD_ASKS_FROM="0")
    stack.supervisor.wait_until(lambda: answers(port), name="rush", seconds=120)
    yield f"http://127.0.0.1:{port}/"
    child.process.terminate()
    child.process.wait()
    stack.supervisor.children.remove(child)


def tell(eyes: Eyes, site: str, what: str) -> Eyes:
    """From the first page to the one that lists the answers."""
    eyes.open(f"{site}{eyes.language}/tell/")
    for _page in range(30):
        if eyes.has('button[value^="to:"]'):
            return eyes
        for name in eyes.tab.locator("main input[type=radio]").evaluate_all(
            "all => [...new Set(all.map(e => e.name))]"
        ):
            eyes.tab.locator(f'main [name="{name}"]').first.check()
        areas = eyes.tab.locator("main textarea")
        if areas.count():
            areas.first.fill(what)
        eyes.press('.button[name="go"][value="next"]')
    raise AssertionError("the questions do not end")


def two_words(eyes: Eyes) -> str:
    """What a person sees in the six words."""
    six = set(eyes.tab.locator(".six li").all_inner_texts())
    kind = next(one for one in questions._kinds() if one["names"][eyes.language] in eyes.words())
    return " ".join(six & set(kind[eyes.language]))


def receipt(eyes: Eyes) -> str:
    return re.sub(r"\D", "", eyes.tab.locator(".receipt").first.inner_text())


def test_without_script_an_answer_in_words_lets_it_in_and_none_keeps_it_apart(stack, window, rush):
    ama = tell(window("fr", script=False), rush, WHAT)
    ama.press('.button[name="go"][value="next"]').says("Deux de ces mots désignent")
    assert not ama.tab.locator("#puzzle").is_visible()
    ama.fill(plain="je ne sais pas")
    ama.press('.button[name="go"][value="next"]', status=422).says("En voici une autre")
    ama.fill(plain=two_words(ama))
    ama.press('.button[name="go"][value="next"]')
    assert len(receipt(ama)) == 32
    shy = tell(window("en", script=False), rush, "I cannot read those words well.")
    shy.press('.button[name="go"][value="next"]')
    shy.press('button[value="unanswered"]')
    number = receipt(shy)
    shy.open(f"{stack.address('reporter')}en/back/").send(receipt=number)
    shy.says("Your report has arrived. Nobody has answered it yet.")


def test_with_script_the_browser_answers_and_the_office_empties_what_is_kept_apart(stack, window, rush):
    ama = tell(window("en"), rush, WHAT)
    ama.press('.button[name="go"][value="next"]')
    ama.tab.wait_for_selector("#puzzle .done:not([hidden])", timeout=60_000)
    ama.look()
    ama.press('.button[name="go"][value="next"]')
    assert len(receipt(ama)) == 32
    for number in range(3):
        machine = Visitor(rush, "en")
        machine.tell(JUNK.format(number=number))
        machine.send()
        assert machine.post("tell/", go="unanswered").receipt
    office = Office(stack, window, "fr", script=False)
    desk = office["awa"].open(f"{office.home}reports/apart/")
    desk.says("3 qui disent presque la même chose")
    desk.press("button[value^='set_aside:']").says("3 signalements ont été écartés")
    desk.open(f"{office.home}reports/apart/?state=set_aside").says("Buy watches today")
    desk.tab.locator("main input[type=checkbox]").first.check()
    desk.press("button[value='let_in']").says("1 signalement a été admis")


def test_no_style_sheet_loads_a_font():
    for sheet in ROOT.glob("*/static/**/*.css"):
        assert "@font-face" not in sheet.read_text(encoding="utf-8")
        assert "@import" not in sheet.read_text(encoding="utf-8")


def test_the_pages_for_those_who_trust_no_script_draw_nothing_that_safest_blocks(stack, window):
    """Tor Browser at "Safest": no script, no font from the network, no SVG; every button keeps its words."""
    ama = window("en", script=False)
    for path in ("", "tell/", "back/"):
        ama.open(f"{stack.address('reporter')}en/{path}")
        assert not ama.has("script, svg script, foreignObject, object, embed, iframe, video, audio")
        for button in ama.tab.locator("button:visible, a.button:visible").all():
            assert button.inner_text().strip(), "an icon stands beside words"
