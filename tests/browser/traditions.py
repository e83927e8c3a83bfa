"""One proceeding under a tradition of its own, and the hands of those who conduct it."""

from uuid import UUID

from config import embedded
from tests.browser.eyes import Eyes
from tests.browser.office import Office, in_days

# Tables that hang on a proceeding, and which of their rows do.
HANGING = {
    "discipline_proceeding": "id = '{0}'",
    "discipline_charge": "proceeding_id = '{0}'",
    "discipline_rightnotice": "proceeding_id = '{0}'",
    "discipline_paper": "proceeding_id = '{0}'",
    "discipline_paperservice": "paper_id IN (SELECT id FROM discipline_paper WHERE proceeding_id = '{0}')",
    "discipline_board": "proceeding_id = '{0}'",
    "discipline_sitting": "board_id IN (SELECT id FROM discipline_board WHERE proceeding_id = '{0}')",
    "discipline_hearing": "proceeding_id = '{0}'",
    "discipline_decision": "proceeding_id = '{0}'",
    "discipline_sanction": "proceeding_id = '{0}'",
}
DATED = """SELECT table_name, string_agg(format('%1$I = %1$I - make_interval(days => {days})', column_name), ', ')
    FROM information_schema.columns WHERE table_name = ANY(%s) AND data_type IN ('date', 'timestamp with time zone')
    GROUP BY table_name"""


class Tradition:
    """One matter under one procedure; ``matter`` holds the ids that the seeding printed."""

    def __init__(self, office: Office, behind, matter: dict[str, str]) -> None:
        self.office, self.behind, self.matter = office, behind, matter
        self.proceeding = f"{office.home}discipline/{matter['proceeding']}/" if "proceeding" in matter else ""

    def at(self, who: str, part: str = "", *, status: int = 200) -> Eyes:
        """Somebody before the proceeding, or before a part of it."""
        return self.office[who].open(self.proceeding + part, status=status)

    @property
    def pk(self) -> str:
        return self.proceeding.rstrip("/").rpartition("/")[2]

    def open(self, who: str, person: str, facts: str) -> Eyes:
        """The authority opens and names the secretariat."""
        eyes = self.office[who]
        eyes.open(f"{self.office.home}discipline/open/{self.matter['case']}/")
        eyes.send(person=person, facts=facts, secretary=self.office.name("paulin"))
        self.proceeding = eyes.tab.url
        return eyes

    def charge(self, who: str, wording: str) -> Eyes:
        eyes = self.at(who, "charge/")
        eyes.tab.locator('main [name="allegation"]').first.check()
        return eyes.send(wording=wording).says(wording)

    def step(self, who: str, verb: str, *, status: int = 200, **typed) -> Eyes:
        """A step of the proceeding, on its own page."""
        self.office[who].open(f"{self.office.home}do/proceeding/{self.pk}/{verb}/")
        return self.office[who].send(status=status, **typed)

    def act(self, who: str, ending: str, *, status: int = 200, **typed) -> Eyes:
        """What the proceeding's page offers under this ending, done."""
        return self.at(who).follow(ending).send(status=status, **typed)

    def propose(self, who: str, *, status: int = 200, proved: bool = True, **typed) -> Eyes:
        eyes = self.at(who, "decision/")
        if proved:
            eyes.tab.locator('main [name="proved"]').first.check()
        return eyes.send(status=status, **typed)

    def paper(self, who: str, kind: str) -> Eyes:
        """Issue a paper of this kind in the language of the page."""
        eyes = self.at(who, f"papers/{kind}/")
        return eyes.send(language=eyes.language)

    def serve(self, who: str, **proof) -> Eyes:
        return self.office[who].follow("/service/").send(**proof)

    def hand_over(self, who: str, kind: str) -> Eyes:
        self.paper(who, kind)
        return self.serve(who, way="in_person", served_on=in_days(0))

    def days_pass(self, days: int) -> None:
        """Everything in this proceeding becomes so many days older, past the guards: nobody waits a week for a test."""
        with self.behind.stack.postgres.superuser(embedded.DATABASE) as server:
            server.execute("SET session_replication_role = replica")
            dated = DATED.replace("{days}", str(int(days))).replace("%1", "%%1")
            for table, older in server.execute(dated, [list(HANGING)]).fetchall():
                server.execute(f"UPDATE {table} SET {older} WHERE {HANGING[table].format(UUID(self.pk))}")


def unfold(eyes: Eyes) -> Eyes:
    """Open every "how it was computed" of the page."""
    eyes.tab.evaluate("() => document.querySelectorAll('main details').forEach(one => { one.open = true; })")
    return eyes
