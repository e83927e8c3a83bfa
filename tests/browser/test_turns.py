"""The turns that a case may take: somebody steps back half-way, a closed one is opened again.

Each is walked in one of the two ways; the pages that they share are looked at in both by the other journeys.
"""

import pytest

from tests.browser.office import Office
from tests.browser.seeded import Seeded
from tests.system.client import own_words

NOOR, CONDUCT = ("Noor Fictif", "Inspector"), "Took an envelope to release a container unseen."
FRENCH = pytest.mark.parametrize("way", [("fr", True)], ids=["fr-script"], indirect=True)
PIECE = {"kind": "document", "description": "One more.", "source": "The bank", "result": "intact"}


@pytest.fixture
def seed(behind):
    """A case of the head's with Joss to lead and Thierno to review, one subject and one allegation."""

    def made(facts: str) -> Seeded:
        case = Seeded(behind, own_words(facts))
        case.joins(joss="lead", thierno="reviewer")
        [subject] = case.concerns(NOOR)
        case.alleges(CONDUCT, subject)
        return case

    return made


def found_of(office: Office, who: str, text: str) -> str:
    """Where the search's first answer leads this person; empty when it finds nothing."""
    eyes = office.at_home(who).open(f"{office.home}search/")
    eyes.fill(q=text)
    eyes.press('main form[role="search"] button, main form button.button')
    link = eyes.tab.locator('main a[href*="/cases/"]:not([href*="?"])')
    return link.first.get_attribute("href") if link.count() else ""


@FRENCH
def test_an_investigator_is_recused_half_way_and_sees_nothing_any_more(office, seed):
    case = seed("The gate opened at night.")
    case.joins(nema="investigator")
    running = case.mandated()
    piece = case.registers("Statement of account", by="nema")
    [allegation] = case.many("allegation")
    at, exhibit = f"{office.home}{case.page}", f"{office.home}cases/exhibits/{piece}/"
    assert found_of(office, "nema", case.number).endswith(case.page)
    assert found_of(office, "nema", "NOÓR fictif").endswith(case.page)
    nema = office["nema"].open(exhibit).says("Statement of account").open(at)
    nema.follow("/step-back/").send(reason="interest").says_not(case.number)

    assert found_of(office, "nema", case.number) == found_of(office, "nema", "Noor Fictif") == ""
    for page in (
        case.page, f"{case.page}tab/timeline/", f"cases/exhibits/{piece}/", f"cases/allegations/{allegation}/",
        f"cases/investigations/{running}/report/", f"{case.page}file/", f"{case.page}step-back/",
    ):  # fmt: skip
        assert case.desk("nema").get(page).status == 404, page
    assert case.desk("nema").post(f"{case.page}register/", **PIECE).status == 404
    office.at_home("nema").says_not(case.number, case.case)

    member = case.one("SELECT id FROM accounts_member WHERE sign_in = 'nema'")
    assert not office["mariam"].open(f"{at}assign/").has(f'option[value="{member}"]')
    assert case.desk("mariam").post(f"{case.page}assign/", member=member, role="investigator").status == 422
    office["mariam"].open(f"{at}tab/team/").says(office.name("nema"))
    office["mariam"].open(exhibit).follow("/transfer/").send(to=office.name("joss"), result="intact", note="She left.")
    office["joss"].open(exhibit).follow("/accept/").send(result="intact", note="")
    office["joss"].says("She left.", office.name("nema"))  # what she did stays under her name
    case.finds(allegation, "NSUS", piece)


@FRENCH
def test_a_case_is_reopened_on_new_facts_and_keeps_how_it_was_closed(office, seed):
    case = seed("The gate opened at night.")
    case.mandated()
    account = case.registers("Statement of account")
    [allegation] = case.many("allegation")
    case.finds(allegation, "UNFD", account)
    case.delivered()
    case.closed()
    at = f"{office.home}{case.page}"
    joss = office["joss"].open(at)
    assert not joss.has('a[href$="/reopen/"]')
    for page, fields in (
        ("register/", PIECE), ("add-subject/", {"kind": "unknown"}), ("notes/team/", {"text": "One more word."}),
    ):  # fmt: skip
        assert case.desk("joss").post(f"{case.page}{page}", **fields).status in (403, 409), page
    step = f"do/case/{case.case}/reopen/"
    assert case.desk("joss").post(step, ground="new_facts", reasons="x").status == 403

    mariam = office["mariam"].open(at).follow("/reopen/")
    mariam.send(ground="new_facts", reasons=" ", status=422)
    mariam.send(ground="new_facts", reasons="A second register was found.")
    joss.open(f"{at}tab/around/").says("A second register was found.", office.name("mariam"))
    [earlier] = case.behind.ask("SELECT outcome, closed_at FROM cases_reopening WHERE case_id = %s", case.case)
    assert earlier[0] == "no_breach"
    assert earlier[1] is not None
    joss.open(f"{office.home}cases/investigations/{case.running}/report/")
    with joss.tab.expect_download() as coming:  # what was delivered before stands as it was
        joss.tab.locator('a[href*="/issued-reports/"]').first.click()
    assert coming.value.path().read_bytes().startswith(b"%PDF")
    joss.open(f"{at}tab/allegations/").follow("/add-subject/").send(kind="named", name="Robin Fictif", post="Guard")
    assert case.desk("joss").post(f"do/allegation/{allegation}/investigate/").status in (403, 409)
    joss.open(f"{at}tab/investigation/").follow("/plan/")  # a new mandate is needed
