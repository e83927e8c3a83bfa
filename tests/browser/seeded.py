"""A case that is brought to where a journey begins, by the members' own acts on the office's own pages."""

import re

from tests.browser.behind import Behind, Desk
from tests.browser.office import in_days

GRID = {
    "category": "bribery", "competence": "ours", "credibility": "high", "seriousness": "high", "urgency": "medium",
    "detriment_risk": "none", "note": "Read.", "proposes": "open_case",
}  # fmt: skip
CHECKED = {f"{one}_met": "yes" for one in ("independent", "complete", "proportionate", "lawful")}
CHECKED |= {name.replace("_met", "_note"): "Seen on file." for name in CHECKED}


class Seeded:
    """The steps of one case that no window is opened for; ``facts`` are the report's words and the case's."""

    def __init__(self, behind: Behind, facts: str) -> None:
        self.behind, self.running, self.desks, self.tokens = behind, "", {}, {}
        self.report = behind.sent(facts).pk
        self.act("awa", f"do/report/{self.report}/acknowledge/", text="We have it.")
        self.act("awa", f"do/report/{self.report}/assess/", **GRID)
        opening = f"cases/from/{self.report}/"
        procedure = re.search(r'name="procedure" value="([0-9a-f-]{36})"', self.desk("mariam").get(opening).html)[1]
        self.act(
            "mariam", opening, procedure=procedure, category="corruption", unit="container-terminal", facts=facts,
            no_conflict="on",
        )  # fmt: skip
        self.case = self.one("SELECT case_id FROM cases_origin WHERE report_id = %s", self.report)
        self.number = self.one("SELECT number FROM cases_case WHERE id = %s", self.case)
        self.page = f"cases/{self.case}/"

    def desk(self, who: str) -> Desk:
        """Signed in once for this case: a look at whether the session lasts costs a whole page."""
        if who not in self.desks:
            self.desks[who] = self.behind.desk(who)
        return self.desks[who]

    def act(self, who: str, path: str, **fields: str) -> None:
        """One act; its page is not opened first, one page of each member lends the token that forms carry."""
        desk = self.desk(who)
        if who not in self.tokens:
            self.tokens[who] = desk.get("search/")
        done = desk.post(path, page=self.tokens[who], **fields)
        assert done.status == 302, done.words[:2000]

    def tries(self, who: str, path: str, **fields: str) -> int:
        """What the site answers to a form that somebody forges, with a good token: the refusal is the office's own."""
        desk = self.desk(who)
        return desk.post(path, page=desk.get("search/"), **fields).status

    # -- asking ----------------------------------------------------------------

    def one(self, sql: str, *values: str) -> str:
        return str(self.behind.ask(sql, *values)[0][0])

    def many(self, table: str) -> list[str]:
        """The rows of the case, by their numbers in it."""
        rows = self.behind.ask(f"SELECT id FROM cases_{table} WHERE case_id = %s ORDER BY rank", self.case)
        return [str(row[0]) for row in rows]

    # -- taking steps ----------------------------------------------------------

    def joins(self, **roles: str) -> None:
        """Each of these members, who states that there is no conflict."""
        for who, role in roles.items():
            member = self.one("SELECT id FROM accounts_member WHERE sign_in = %s", who)
            self.act("mariam", f"{self.page}assign/", member=member, role=role)
            found = "SELECT id FROM cases_assignment WHERE case_id = %s AND member_id = %s"
            self.act(who, f"cases/declare/{self.one(found, self.case, member)}/")

    def concerns(self, *people: tuple[str, str]) -> list[str]:
        """These named persons, with their posts."""
        for name, post in people:
            self.act("joss", f"{self.page}add-subject/", kind="named", name=name, post=post)
        return self.many("subject")

    def alleges(self, conduct: str, subject: str) -> str:
        known = {"category": "corruption", "knowledge_on": in_days(-20)}
        self.act("joss", f"{self.page}add-allegation/", subject=subject, conduct=conduct, **known)
        return self.many("allegation")[-1]

    def mandated(self) -> str:
        """Planned, signed by the head, started."""
        self.act("joss", f"{self.page}plan/", plan="Accounts first.")
        self.running = self.one("SELECT id FROM cases_investigation WHERE case_id = %s", self.case)
        signed = {"mandate": "Find out.", "powers": "documents", "ends_on": in_days(60)}
        self.act("mariam", f"do/investigation/{self.running}/mandate/", **signed)
        self.act("joss", f"do/investigation/{self.running}/start/", notice="notified")
        return self.running

    def registers(self, words: str, *, by: str = "joss") -> str:
        piece = {"kind": "document", "description": words, "source": "The bank", "result": "intact"}
        self.act(by, f"{self.page}register/", **piece)
        return self.many("exhibit")[-1]

    def finds(self, allegation: str, word: str, piece: str) -> None:
        """Proposed by the lead on this piece, confirmed by the reviewer."""
        rests = {"supports": piece, "nothing_against": "Nobody says so.", "reasoning": "The account says so."}
        self.act("joss", f"cases/allegations/{allegation}/finding/", word=word, **rests)
        self.act("thierno", f"do/allegation/{allegation}/confirm/")

    def writes(self, *parts: str) -> None:
        """The digests looked at again, then these parts of the report."""
        self.act("joss", f"{self.page}exhibits/verify/")
        for part in parts:
            page = f"cases/investigations/{self.running}/report/part/{part}/"
            self.desk("joss").do(page, text="What the account shows, resting on [E1].")

    def submits(self) -> None:
        """The draft is fixed, and goes to review without hearing anybody."""
        self.act("joss", f"do/investigation/{self.running}/draft/")
        waived = {"ground": "waived", "reasons": "They wrote that they wish to say nothing."}
        self.act("joss", f"do/investigation/{self.running}/skip/", **waived)

    def delivered(self) -> None:
        self.writes("summary", "facts", "version", "analysis")
        self.submits()
        self.act("thierno", f"do/investigation/{self.running}/deliver/", **CHECKED)

    def closed(self) -> None:
        """Decided, followed up, the subject told how it ended, closed without a breach."""
        told = {"subject": "1", "kind": "told", "how": "letter", "told_on": in_days(0)}
        for verb, fields in (
            ("decide", {}), ("follow_up", {}), ("", told),
            ("close", {"outcome": "no_breach", "feedback": "Nothing wrong."}),
        ):  # fmt: skip
            self.act("mariam", f"do/case/{self.case}/{verb}/" if verb else f"{self.page}outcome/", **fields)
