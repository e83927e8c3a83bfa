"""The turns that a case may take: somebody steps back half-way, two cases become one, a closed one is opened again.

Each is walked in one of the two ways; the pages that they share are looked at in both by the other journeys.
"""

import pytest

from tests.browser.office import Office
from tests.browser.seeded import Seeded
from tests.system.client import own_words

NOOR, CONDUCT = ("Noor Fictif", "Inspector"), "Took an envelope to release a container unseen."
FRENCH = pytest.mark.parametrize("way", [("fr", True)], ids=["fr-script"], indirect=True)
ENGLISH = pytest.mark.parametrize("way", [("en", False)], ids=["en-no-script"], indirect=True)
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
    assert case.tries("nema", f"{case.page}register/", **PIECE) == 404
    office.at_home("nema").says_not(case.number, case.case)

    member = case.one("SELECT id FROM accounts_member WHERE sign_in = 'nema'")
    assert not office["mariam"].open(f"{at}assign/").has(f'option[value="{member}"]')
    assert case.tries("mariam", f"{case.page}assign/", member=member, role="investigator") == 422
    office["mariam"].open(f"{at}tab/team/").says(office.name("nema"))
    office["mariam"].open(exhibit).follow("/transfer/").send(to=office.name("joss"), result="intact", note="She left.")
    office["joss"].open(exhibit).follow("/accept/").send(result="intact", note="")
    office["joss"].says("She left.", office.name("nema"))  # what she did stays under her name
    case.finds(allegation, "NSUS", piece)


@ENGLISH
def test_of_two_merged_cases_the_absorbed_number_leads_on_and_its_file_is_closed(office, seed):
    going, absorbed = seed("The gate opened at night."), seed("The scales were set wrong.")
    absorbed.joins(nema="investigator")
    piece = absorbed.registers("Book of the scales", by="nema")
    [old] = absorbed.many("allegation")
    absorbed.act("nema", f"cases/allegations/{old}/evidence/", piece=piece, bearing="supports", why="His hand.")

    mariam = office["mariam"].open(f"{office.home}{going.page}tab/around/").follow("/merge/")
    mariam.send(absorbed=absorbed.number, reasons="The same night.")
    merger = going.one("SELECT id FROM cases_merger WHERE case_id = %s", going.case)
    assert going.tries("mariam", f"cases/mergers/{merger}/", answer="confirm") == 409
    assert going.desk("nema").get(f"cases/mergers/{merger}/").status == 404
    office["thierno"].open(f"{office.home}cases/mergers/{merger}/").says("The same night.").send(answer="confirm")

    joss = office["joss"].open(f"{office.home}cases/number/?number={absorbed.number.replace(' ', '+')}")
    assert joss.path.endswith(going.page)
    assert joss.open(f"{office.home}{absorbed.page}").path.endswith(going.page)
    joss.says(absorbed.number)  # both numbers live on
    moved = going.many("allegation")[-1]
    joss.open(f"{office.home}cases/allegations/{moved}/").says(CONDUCT, "His hand.")
    joss.open(f"{office.home}{absorbed.page}?as=it-was").says(absorbed.number, going.number)
    assert not joss.has('a[href$="/register/"], a[href$="/add-subject/"], a[href$="/reopen/"]')

    for who in ("joss", "nema"):
        assert absorbed.tries(who, f"{absorbed.page}register/", **PIECE) == 409
    reopened = {"ground": "new_facts", "reasons": "x"}
    assert absorbed.tries("mariam", f"do/case/{absorbed.case}/reopen/", **reopened) == 409
    nema = office["nema"].open(f"{office.home}{absorbed.page}").says(absorbed.number)  # of the other team alone
    nema.says_not(going.number)
    nema.open(f"{office.home}{going.page}", status=404).open(f"{office.home}cases/allegations/{moved}/", status=404)


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
        assert case.tries("joss", f"{case.page}{page}", **fields) == 409, page
    step = f"do/case/{case.case}/reopen/"
    assert case.tries("joss", step, ground="new_facts", reasons="x") == 403

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
    assert case.tries("joss", f"do/allegation/{allegation}/investigate/") == 409
    joss.open(f"{at}tab/investigation/").follow("/plan/")  # a new mandate is needed
