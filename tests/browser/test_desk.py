"""A day at the desk: the list by keyboard, a note that is kept while it is typed, and the same without any script."""

import pytest

from tests.browser.office import Office

WORDS = "The weighbridge slip does not agree with the register of the gate."


@pytest.mark.parametrize(("language", "script"), [("en", True), ("fr", False)], ids=["en-script", "fr-no-script"])
def test_the_list_the_note_and_the_search(stack, window, language, script):
    office = Office(stack, window, language, script=script)
    joss = office.at_home("joss").open(f"{office.home}cases/")
    if script:
        joss.tab.keyboard.press("j")
        assert "/cases/" in joss.tab.evaluate("document.activeElement.href")
        joss.tab.keyboard.press("x")
        assert joss.tab.locator("tbody input:checked").count() == 1
        with joss.tab.expect_navigation():
            joss.tab.keyboard.press("g")
            joss.tab.keyboard.press("h")
        joss.open(f"{office.home}cases/?state=discipline")
    case = joss.tab.locator("tbody td a").first.get_attribute("href")
    site = office.site.rstrip("/")
    joss.open(f"{site}{case}tab/timeline/?kind=team")
    joss.open(f"{site}{case}notes/team/")
    _type(joss, script)
    joss.open(f"{site}{case}notes/team/")
    assert WORDS in joss.tab.locator('[name="text"]').input_value()
    joss.send(text=WORDS)
    joss.says(WORDS)
    joss.open(f"{site}{case}notes/own/").send(text="Only mine: read the first version again.")
    office["mariam"].open(f"{site}{case}tab/notes/").says(WORDS).says_not("Only mine")
    joss.open(f"{office.home}search/")
    joss.tab.locator("main [name=q]").fill(case.rsplit("/", 2)[-2][:1] or "1")
    joss.press(joss.tab.locator('main form[role="search"] button'))


def _type(joss, script: bool) -> None:
    """With script it is kept a little after the pause; without, when what was sent is refused."""
    if not script:
        joss.send(status=422, text=WORDS + " x" * 12_000)
        return
    joss.tab.locator('[name="text"]').fill(WORDS)
    joss.tab.locator("[data-draft-said]:not([hidden])").wait_for(timeout=15_000)
