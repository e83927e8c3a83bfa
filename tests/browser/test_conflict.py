"""An officer tells about her chief and gives her name: where it goes, who answers, and who never hears of it."""

from tests.system.client import own_words

ASKED = "Who signed the roster of that night?"
ANSWER = "We have it, and nobody of your office does."
# Every list, count and figure that a member of the office can ask for.
LISTS = ("", "reports/", "reports/apart/", "reports/identities/", "cases/", "statistics/")


def _world_of(behind, who: str) -> dict[str, tuple[int, str]]:
    """What all these pages answer to this member, and their words."""
    answers = {page: behind.desk(who).get(page) for page in LISTS}
    return {page: (answer.status, answer.words) for page, answer in answers.items()}


def _tries(office, behind, sent, *members: str) -> None:
    """Each of them types the report's addresses: as if it were not there, and each try stands in the log.

    The typed address itself stands in the page's links to the other languages; the reference of a report may be
    all digits, so it is looked for in what the page says and not in its source.
    """
    for who in members:
        desk = behind.desk(who)
        assert (desk.get(sent.path).status, desk.get(f"{sent.path}keeping/").status) == (404, 404)
    refused = office[members[0]].open(f"{office.home}{sent.path}keeping/", status=404)
    assert sent.pk[:8].upper() not in refused.words()
    log = office["rosa"].open(f"{office.home}log/?event=door.tried&subject_kind=report&subject_id={sent.pk}")
    assert log.tab.locator("main tbody tr").count() == 2 * len(members) + 1


def test_a_report_about_the_chief_goes_past_the_office_and_is_answered_from_outside(office, reporter, behind):
    before = {who: _world_of(behind, who) for who in ("mariam", "ilan")}
    told = own_words("My chief has the rosters changed for those who pay.")
    nadia = reporter()
    nadia.tell_shortly(
        channel="staff", topic="interest", what=told, persons=("SOLVERE Mariam", "Ilan Tassongo"),
        name="Nadia Fictive", contact="Post 12",
    )  # fmt: skip
    sent = behind.found(nadia.receipt)
    zina = office.at_home("zina")
    zina.open(f"{office.home}{sent.path}").says(told)
    zina.says_not("Nadia Fictive")
    zina.follow("/acknowledge/").send(text=ANSWER)
    writing = zina.tab.locator('form[action$="/write/"]')
    writing.locator('[name="kind"][value="question"]').check()
    writing.locator('[name="text"]').fill(ASKED)
    zina.press(writing.locator('button[value="send"]')).says(ASKED)

    assert {who: _world_of(behind, who) for who in ("mariam", "ilan")} == before
    _tries(office, behind, sent, "mariam", "ilan", "awa")
    nadia.come_back().says(ANSWER, ASKED)
    nadia.eyes.fill(text="The deputy signed it.")
    nadia.eyes.press('.button[value="send"]')
    zina.open(f"{office.home}reports/").says(sent.pk[:8].upper())
    zina.open(f"{office.home}{sent.path}").says("The deputy signed it.")


def test_whoever_is_named_never_hears_of_it_and_the_colleagues_answer(office, reporter, behind):
    before = _world_of(behind, "ilan")
    sina = reporter()
    told = own_words("He keeps the files of his cousin at the bottom.")
    sina.tell_shortly(channel="staff", topic="interest", what=told, persons=("Tassongo, Ilan",))
    sent = behind.found(sina.receipt)
    assert _world_of(behind, "ilan") == before
    _tries(office, behind, sent, "ilan", "zina")
    mariam = office["mariam"].open(f"{office.home}{sent.path}").says(told, office.name("awa"))
    assert office.name("ilan") not in mariam.tab.locator("[aria-labelledby=who] > ul").first.inner_text()
    mariam.follow("/give/")
    assert not mariam.tab.locator("select option", has_text=office.name("ilan")).count()
    awa = office["awa"].open(f"{office.home}{sent.path}")
    awa.follow("/acknowledge/").send(text=ANSWER)
    sina.come_back().says(ANSWER)
