"""A closed report near its end, and one that two people destroy before: what each side reads, and what remains."""

import re

import pytest

from tests.system.client import own_words

TOLD = "The neighbour of the gate keeper is ill, and it is nobody’s business."
MORE = "I found the plan of the gate again."
REASONS = "The text is about the health of somebody else."
ERASED = {"en": "Your report was erased", "fr": "Votre signalement a été effacé"}
ENDS = {"en": "will be destroyed", "fr": "sera détruit"}


@pytest.fixture
def closed(behind, way):
    """A report that ended without a case."""
    return behind.closed(behind.sent(own_words(TOLD), way[0]))


def _certificate(office, behind, sent) -> None:
    """The head and the auditor read the certificate, and nothing that was told; a receiver has no such page."""
    reference = sent.pk[:8].upper()
    mariam = office["mariam"].open(f"{office.home}reports/erasures/")
    mariam.press(mariam.tab.locator("main tbody a", has_text=reference)).says_not(TOLD, REASONS)
    address, digest = mariam.tab.url, mariam.tab.locator("code.wrap").inner_text()
    assert re.fullmatch(r"[0-9a-f]{64}", digest)
    office["rosa"].open(address).says(digest).press('main a[href*="/log/"]').says(digest)
    office["awa"].open(address, status=404)
    office["awa"].open(f"{office.home}{sent.path}", status=404)
    ghost = "SELECT state, narrative, answers, category FROM reporting_channels_report WHERE id = %s"
    assert behind.ask(ghost, sent.pk) == [("erased", None, None, "other")]


def _receipt_opens_nothing(office, reporter, sent) -> None:
    """The number is right, and the page says what became of it; there is no box and no word of it."""
    back = reporter(sent.receipt)
    eyes = back.eyes.open(f"{back.site}{office.language}/back/")
    eyes.send(receipt=sent.receipt, status=410).says(ERASED[office.language]).says_not(TOLD)
    assert not eyes.has("main textarea")


def test_two_people_destroy_it_before_its_time(office, reporter, behind, closed):
    awa = office["awa"].open(f"{office.home}{closed.path}").follow("/keeping/")
    assert awa.has('a[href$="/keeping/delete/"]')
    office.with_passphrase("awa", f"{awa.tab.url}delete/").send(ground="irrelevant", reasons="", status=422)
    awa.send(ground="irrelevant", reasons=REASONS).says(REASONS)
    assert not awa.has('a[href$="/confirm/"]')
    [[proposal]] = behind.ask("SELECT id FROM reporting_channels_earlydeletion WHERE report_id = %s", closed.pk)
    awa.open(f"{office.home}reports/deletions/{proposal}/confirm/", status=409)
    ilan = office.at_home("ilan").press(f'a[href*="{closed.pk}/keeping"]').says(REASONS)
    assert ilan.has(f'a[href$="/{proposal}/confirm/"]')
    office.with_passphrase("ilan", f"{office.home}reports/deletions/{proposal}/confirm/").send()
    behind.sweep("carry_out_deletions", closed, until="erased")
    _receipt_opens_nothing(office, reporter, closed)
    _certificate(office, behind, closed)


def test_what_is_kept_long_enough_is_warned_of_and_goes_by_itself(office, reporter, behind, closed):
    behind.days_pass(closed, 330)
    home = office.at_home("awa").says(ENDS[office.language])
    home.press(f'main a[href$="{closed.path}keeping/"]').says(ENDS[office.language])
    back = reporter(closed.receipt)
    back.come_back()
    back.eyes.fill(text=MORE)
    back.eyes.press('.button[value="send"]').says(MORE)
    office.at_home("awa").press(f'main a[href$="{closed.path}#dialogue"]').says(MORE)
    behind.days_pass(closed, 40)
    behind.sweep("sweep_retention", closed, until="closed")  # for the new word holds it back
    behind.days_pass(closed, 31, with_words=True)
    behind.sweep("sweep_retention", closed, until="erased")
    _receipt_opens_nothing(office, reporter, closed)
    _certificate(office, behind, closed)
