"""A bribe for the release of cargo: three subjects, four allegations against each, a finding each, the report."""

import pytest

from tests.browser.office import in_days
from tests.browser.seeded import CHECKED, Seeded
from tests.system.client import own_words

PEOPLE = {"Noor Fictif": "Inspector", "Robin Fictif": "Guard", "Kim Fictif": "Weigher"}
CONDUCTS = (
    "Took an envelope to release a container unseen.",
    "Took a second envelope a year later.",
    "Opened the gate for a lorry that was not declared.",
    "Wrote a weight that was never weighed.",
)
ENVELOPE, SECOND, GATE, WEIGHT = CONDUCTS
WORDS = ("NSUS", "EXON", "UNFD")  # of the other eleven, in turns
SUMMARY = {"en": "Partially sustained", "fr": "Partiellement établi"}
WHY, OFF = "No account moves so much by chance.", "The log says that he was off that day."


@pytest.fixture
def inquiry(behind):
    made = Seeded(behind, own_words("A container left the terminal; nobody had looked into it."))
    made.joins(joss="lead", thierno="reviewer")
    made.concerns(*PEOPLE.items())
    return made


def wordings(behind) -> tuple[str, str]:
    """The article that is breached, in its older and its newer wording."""
    versions = behind.ask(
        "SELECT v.id FROM procedures_articleversion v JOIN procedures_conductarticle a ON a.id = v.article_id"
        " WHERE a.number = '3' ORDER BY v.valid_from"
    )
    older, newer = (str(row[0]) for row in versions)
    return older, newer


def test_three_subjects_with_four_allegations_each_come_to_an_issued_report(office, inquiry):
    case = f"{office.home}{inquiry.page}"
    older, newer = wordings(inquiry.behind)
    joss = office["joss"].open(f"{case}tab/grid/").says(*PEOPLE).follow("/fill/")
    joss.fill(subjects=list(PEOPLE), category="corruption", knowledge_on=in_days(-20))
    joss.fill(conduct_1=ENVELOPE, from_1="2024-06-03", version_1=newer)
    joss.fill(conduct_2=SECOND, from_2="2025-03-04", version_2=newer)
    joss.fill(conduct_3=GATE, from_3="2025-03-04", version_3=newer, conduct_4=WEIGHT)
    joss.send(status=409)  # the wording of 2025 was not in force in 2024
    assert joss.tab.locator('[name="conduct_4"]').input_value() == WEIGHT
    joss.send(version_1=older).says(*CONDUCTS)
    first, *others = inquiry.many("allegation")
    assert len(others) == len(PEOPLE) * len(CONDUCTS) - 1

    running = f"{office.home}cases/investigations/{inquiry.mandated()}/"
    account, log = inquiry.registers("Statement of account"), inquiry.registers("Log of the gate")
    page = f"cases/allegations/{first}/"
    inquiry.desk("joss").do(f"{page}evidence/", piece=log, bearing="contradicts", why=OFF)
    joss.open(f"{office.home}{page}").follow("/evidence/").send(piece=account, bearing="supports", why=WHY)
    joss.says(WHY, OFF).follow("/finding/")
    joss.send(word="SUST", supports=account, contradicts=log, reasoning="The account outweighs the log.")
    office["thierno"].open(f"{office.home}{page}").says("The account outweighs the log.", OFF)
    office["thierno"].follow("/confirm/").send()
    for number, one in enumerate(others):
        inquiry.finds(one, WORDS[number % len(WORDS)], account)
    joss.open(f"{case}tab/grid/").says(SUMMARY[office.language], *PEOPLE, *CONDUCTS)

    inquiry.writes("summary", "version", "analysis")
    joss.open(f"{running}report/part/facts/").send(text="The account and the log disagree: [E1], [E2], [A1].")
    joss.says(WHY, OFF, *CONDUCTS)
    inquiry.submits()
    office["thierno"].open(running).follow("/deliver/").send(**CHECKED)
    mariam = office["mariam"].open(f"{running}report/")
    with mariam.tab.expect_download() as coming:
        mariam.tab.locator('a[href*="/issued-reports/"]').first.click()
    assert coming.value.path().read_bytes().startswith(b"%PDF")
