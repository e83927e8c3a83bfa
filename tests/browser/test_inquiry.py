"""A bribe for the release of cargo: the grid of three subjects, a finding each, the report that is issued."""

import re

import pytest

from tests.browser.office import in_days
from tests.system.client import own_words

PEOPLE = {"Noor Fictif": "Inspector", "Robin Fictif": "Guard", "Kim Fictif": "Weigher"}
GRID = {
    "category": "bribery", "competence": "ours", "credibility": "high", "seriousness": "high", "urgency": "medium",
    "detriment_risk": "none", "note": "Read.", "proposes": "open_case",
}  # fmt: skip
SUMMARY = {"en": "Partially sustained", "fr": "Partiellement établi"}
ENVELOPE, SECOND = "Took an envelope to release a container unseen.", "Took a second envelope a year later."
WHY, OFF = "No account moves so much by chance.", "The log says that he was off that day."
CHECKED = {f"{one}_met": "yes" for one in ("independent", "complete", "proportionate", "lawful")}
CHECKED |= {name.replace("_met", "_note"): "Seen on file." for name in CHECKED}
RECORD = "The keeper heard the envelope being torn."


class Behind:
    """The steps of this case that no window is opened for."""

    def __init__(self, behind, what: str) -> None:
        self.behind, self.desk = behind, behind.desk
        self.report = behind.sent(what).pk
        self.desk("awa").do(f"do/report/{self.report}/acknowledge/", text="We have it.")
        self.desk("awa").do(f"do/report/{self.report}/assess/", **GRID)
        opening = f"cases/from/{self.report}/"
        procedure = re.search(r'name="procedure" value="([0-9a-f-]{36})"', self.desk("mariam").get(opening).html)[1]
        self.desk("mariam").do(
            opening, procedure=procedure, category="corruption", unit="container-terminal", facts=what, no_conflict="on"
        )
        self.case = self.one("SELECT case_id FROM cases_origin WHERE report_id = %s", self.report)

    def one(self, sql: str, *values: str) -> str:
        return str(self.behind.ask(sql, *values)[0][0])

    def many(self, table: str) -> list[str]:
        rows = self.behind.ask(f"SELECT id FROM cases_{table} WHERE case_id = %s ORDER BY rank", self.case)
        return [str(row[0]) for row in rows]

    def team(self) -> None:
        for who, role in (("joss", "lead"), ("thierno", "reviewer")):
            member = self.one("SELECT id FROM accounts_member WHERE sign_in = %s", who)
            self.desk("mariam").do(f"cases/{self.case}/assign/", member=member, role=role)
            found = "SELECT id FROM cases_assignment WHERE case_id = %s AND member_id = %s"
            self.desk(who).do(f"cases/declare/{self.one(found, self.case, member)}/")
        for name, post in PEOPLE.items():
            self.desk("joss").do(f"cases/{self.case}/add-subject/", kind="named", name=name, post=post)

    def others(self) -> None:
        """An allegation against each of the other two, the mandate, two exhibits."""
        for subject, conduct in zip(self.many("subject")[1:], ("Opened the gate.", "Wrote a weight."), strict=True):
            self.desk("joss").do(
                f"cases/{self.case}/add-allegation/", subject=subject, conduct=conduct, category="corruption",
                knowledge_on=in_days(-20),
            )  # fmt: skip
        self.desk("joss").do(f"cases/{self.case}/plan/", plan="Accounts first.")
        self.running = self.one("SELECT id FROM cases_investigation WHERE case_id = %s", self.case)
        signed = {"mandate": "Find out.", "powers": "documents", "ends_on": in_days(60)}
        self.desk("mariam").do(f"do/investigation/{self.running}/mandate/", **signed)
        self.desk("joss").do(f"do/investigation/{self.running}/start/", notice="notified")
        for words in ("Statement of account", "Log of the gate"):
            piece = {"kind": "document", "description": words, "source": "The bank", "result": "intact"}
            self.desk("joss").do(f"cases/{self.case}/register/", **piece)

    def tie(self, piece: str, why: str) -> None:
        """A piece that speaks against the first allegation."""
        page = f"cases/allegations/{self.many('allegation')[0]}/evidence/"
        self.desk("joss").do(page, piece=piece, bearing="contradicts", why=why)

    def submit(self) -> None:
        """The draft is fixed, and goes to review without hearing anybody."""
        self.desk("joss").do(f"do/investigation/{self.running}/draft/")
        waived = {"ground": "waived", "reasons": "They wrote that they wish to say nothing."}
        self.desk("joss").do(f"do/investigation/{self.running}/skip/", **waived)

    def findings(self) -> None:
        """Of the other three allegations, each another word; all four confirmed."""
        account = self.many("exhibit")[0]
        for one, word in zip(self.many("allegation")[1:], ("NSUS", "EXON", "UNFD"), strict=True):
            rests = {"supports": account, "nothing_against": "Nobody says so.", "reasoning": RECORD}
            self.desk("joss").do(f"cases/allegations/{one}/finding/", word=word, **rests)
            self.desk("thierno").do(f"do/allegation/{one}/confirm/")

    def written(self) -> None:
        self.desk("joss").do(f"cases/{self.case}/exhibits/verify/")
        for part in ("summary", "version", "analysis"):
            page = f"cases/investigations/{self.running}/report/part/{part}/"
            self.desk("joss").do(page, text="What the account shows, resting on [E1].")


@pytest.fixture
def inquiry(behind):
    made = Behind(behind, own_words("A container left the terminal; nobody had looked into it."))
    made.team()
    return made


def test_three_subjects_and_four_allegations_come_to_an_issued_report(office, inquiry):
    case = f"{office.home}cases/{inquiry.case}/"
    versions = inquiry.behind.ask(
        "SELECT v.id FROM procedures_articleversion v JOIN procedures_conductarticle a ON a.id = v.article_id"
        " WHERE a.number = '3' ORDER BY v.valid_from"
    )
    older, newer = (str(row[0]) for row in versions)
    joss = office["joss"].open(f"{case}tab/grid/").says(*PEOPLE).follow("/fill/")
    joss.fill(subjects="Noor Fictif", category="corruption", knowledge_on=in_days(-20))
    joss.fill(conduct_1=ENVELOPE, from_1="2024-06-03", version_1=newer)
    joss.fill(conduct_2=SECOND, from_2="2025-03-04", version_2=newer)
    joss.send(status=409)  # the wording of 2025 was not in force in 2024
    assert joss.tab.locator('[name="conduct_2"]').input_value() == SECOND
    joss.send(version_1=older).says(ENVELOPE, SECOND)
    inquiry.others()

    first = f"{office.home}cases/allegations/{inquiry.many('allegation')[0]}/"
    account, log = inquiry.many("exhibit")
    inquiry.tie(log, OFF)
    joss.open(first).follow("/evidence/").send(piece=account, bearing="supports", why=WHY)
    joss.says(WHY, OFF).follow("/finding/")
    joss.send(word="SUST", supports=account, contradicts=log, reasoning="The account outweighs the log.")
    office["thierno"].open(first).says("The account outweighs the log.", OFF).follow("/confirm/").send()
    inquiry.findings()
    joss.open(f"{case}tab/grid/").says(SUMMARY[office.language], ENVELOPE, "Opened the gate.", "Wrote a weight.")

    inquiry.written()
    running = f"{office.home}cases/investigations/{inquiry.running}/"
    joss.open(f"{running}report/part/facts/").send(text="The account and the log disagree: [E1], [E2], [A1].")
    joss.says(WHY, OFF, ENVELOPE)
    inquiry.submit()
    office["thierno"].open(running).follow("/deliver/").send(**CHECKED)
    mariam = office["mariam"].open(f"{running}report/")
    with mariam.tab.expect_download() as coming:
        mariam.tab.locator('a[href*="/issued-reports/"]').first.click()
    assert coming.value.path().read_bytes().startswith(b"%PDF")
