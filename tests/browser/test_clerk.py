"""Telephone intake with correction by the reporter, in a real browser: who calls, who writes, who reads."""

import pytest

from tests.browser.office import Office
from tests.browser.reporter import Reporter

SAID = "On Tuesday at the north gate the officer kept my papers until I paid."
RIGHT = "On Thursday at the north gate the officer kept my papers until my boss paid."
SOUND = {"name": "call.mp3", "mimeType": "audio/mpeg", "buffer": b"ID3\x04\x00\x00\x00\x00\x00\x00" + b"\xff\xfb" * 40}
GRID = {
    "category": "bribery", "competence": "ours", "credibility": "high", "seriousness": "high", "urgency": "medium",
    "detriment_risk": "high", "note": "Plausible.", "proposes": "open_case",
}  # fmt: skip


def _take_down(noor) -> str:
    """Everything that is said, from the first question to the receipt in the caller's hands."""
    noor.follow("/taking-down/").follow("/taking-down/new/")
    noor.fill(medium="telephone", channel="operators", language=noor.language)
    noor.press('button[value="start"]')
    noor.fill(topic="bribe")
    noor.press('button[value="topic"]')
    noor.press('button[value="check"]', status=422)
    noor.fill(**{"q-what": SAID, "q-gift": "money", "file": SOUND, "p-name": "Kim Sample"})
    noor.press('button[value="check"]', status=422).says("call.mp3")
    noor.fill(**{"v-scope": "kept", "v-given_by": "The caller", "v-given_on": "2026-01-05"})
    noor.fill(**{"q-amount-sum": "10 000", "q-amount-currency": "EUR"})
    noor.press('button[value="check"]').says(SAID, "The caller")
    noor.press('button[value="send"]').says_not(SAID)
    code = "".join(one for one in noor.tab.locator(".receipt").inner_text() if one.isdigit())
    noor.fill(typed_code=f"{(int(code[0]) + 1) % 10}{code[1:]}")
    noor.press('button[value="same"]', status=422)
    noor.fill(typed_code=code)
    noor.press('button[value="same"]')
    noor.press('button[value="handed_over"]').says_not(f">{code[:4]}<")
    return code


@pytest.mark.parametrize(("language", "script"), [("fr", True), ("en", False)], ids=["fr-script", "en-no-script"])
def test_a_call_is_taken_down_corrected_by_the_caller_and_then_assessed(stack, window, language, script):
    office = Office(stack, window, language, script=script)
    code = _take_down(office.at_home("noor"))

    awa = office.at_home("awa").follow("/reports/")
    awa.fill(channel="operators", state="received")
    awa.press("form.filters button").press("table.ledger tbody a").says(SAID, "call.mp3", "The caller")
    report = awa.tab.url
    awa.says_not("Kim Sample")
    awa.follow("/acknowledge/").send()
    assert not awa.has('a[href$="/assess/"]')

    noor = office["noor"]
    noor.open(report, status=404).open(f"{report}minutes/", status=404)

    caller = Reporter(window(language, script=script), stack.address("reporter"), code)
    eyes = caller.come_back().press('button[value="minutes"]').says(SAID)
    eyes.tab.locator("details:has([name=q-what]) summary").first.click()
    eyes.fill(**{"q-what": ""})
    eyes.press('button[value="correct"]', status=422)
    eyes.fill(**{"q-what": RIGHT})
    eyes.press('button[value="correct"]').says("Thursday", "Tuesday")
    eyes.press('button[value="agree"]')

    awa.open(report).follow("/minutes/").says("Thursday", "Tuesday", SAID)
    awa.open(report).follow("/assess/").send(**GRID)
    assert not awa.has('a[href$="/assess/"]')
