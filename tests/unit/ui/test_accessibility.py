"""The sample pages in a real browser: no axe violation, nothing wider than a small screen, focus where it belongs."""

import re
from pathlib import Path

import pytest

from tests.browser.chromium import CHROMIUM, MISSING, QUIET
from tests.unit.ui.pages import PAGES, page

STATIC = Path(__file__).resolve().parents[3] / "ui/static"
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM, reason=MISSING),
]
ADDRESS = "http://sample.test/"


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield chromium
        chromium.close()


@pytest.fixture
def show(browser):
    """Opens a sample page without any server; every file comes from this folder."""
    contexts = []

    def open_page(name, language="en", inline_size=1280, scheme="light"):
        html = page(name, language)
        context = browser.new_context(viewport={"width": inline_size, "height": 700}, color_scheme=scheme)
        contexts.append(context)
        tab = context.new_page()

        def answer(route):
            wanted = route.request.url.removeprefix(ADDRESS)
            if not wanted:
                return route.fulfill(body=html, content_type="text/html; charset=utf-8")
            return route.fulfill(path=STATIC / re.sub(r"^static/", "", wanted).partition("?")[0])

        tab.route("**/*", answer)
        tab.goto(ADDRESS)
        return tab

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(show, name, scheme):
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(show(name, scheme=scheme))
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("language", ["fr", "ar"])
@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_wider_than_a_small_screen(show, name, language):
    assert show(name, language, inline_size=320).evaluate("document.documentElement.scrollWidth") == 320


def test_the_error_summary_has_the_focus_without_any_script(show):
    assert show("mistaken").evaluate("document.activeElement.className") == "error-summary"


def test_the_first_tab_stop_leads_to_the_content(show):
    tab = show("listed")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.getAttribute('href')") == "#main"


def test_j_and_k_walk_the_list_and_slash_goes_to_the_search(show):
    tab = show("listed")
    tab.keyboard.press("j")
    assert tab.evaluate("document.activeElement.textContent.trim()") == "2026-0042"
    tab.keyboard.press("j")
    assert tab.evaluate("document.activeElement.textContent.trim()") == "2026-0043"
    tab.keyboard.press("k")
    tab.keyboard.press("/")
    assert tab.evaluate("document.activeElement.name") == "q"


@pytest.mark.parametrize("name", PAGES)
def test_a_control_can_be_hit_with_a_finger(show, name):
    """WCAG 2.2, 2.5.8: at least 24 by 24 pixels."""
    small = show(name, inline_size=320).evaluate(
        """() => [...document.querySelectorAll('.button, .exit, input, select, textarea, summary')]
            .map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
            .filter(([, box]) => box.width && (box.width < 22 || box.height < 22)).map(([html]) => html)"""
    )
    assert small == []
