"""The second part of the line: a team, a mandate, evidence, and a finding that a second person confirms."""

from tests.browser.eyes import Eyes
from tests.browser.office import Office, in_days

CONDUCT = "Took money to let a lorry through undeclared."
REFUSED = "The number of the seal is not the one on the label."
LOG = {"name": "gate.txt", "mimeType": "text/plain", "buffer": b"lorry 1, lorry 2"}


class Inquiry:
    """One case from its team to its referral."""

    def __init__(self, office: Office, case: str) -> None:
        self.office, self.case = office, f"{office.site.rstrip('/')}{case}"
        self.investigation = self.allegation = ""

    def at(self, who: str, tab: str = "") -> Eyes:
        return self.office[who].open(f"{self.case}tab/{tab}/" if tab else self.case)

    def form_team(self) -> None:
        """The head gives the case to three people: permission and key in one step."""
        for who, role in (("joss", "lead"), ("nema", "investigator"), ("thierno", "reviewer")):
            self.at("mariam", "team").follow("/assign/").send(member=self.office.name(who), role=role)

    def step_back(self, facts: str) -> None:
        """Néma has a conflict: she is asked before the file opens, steps back, and the case is gone for her."""
        nema = self.office.at_home("nema").follow("/cases/")
        nema.press('a[href*="/cases/declare/"]').says_not(facts)
        nema.follow("/step-back/").send(reason="family")
        nema.open(f"{self.office.home}cases/").says_not(self.case.rstrip("/").rsplit("/", 1)[-1])
        nema.open(self.case, status=404)

    def declare(self, who: str, facts: str) -> None:
        """Says that there is no conflict, and then reads the facts."""
        eyes = self.at(who)
        assert "/declare/" in eyes.path
        eyes.press("main form button.button").follow("?facts=open#facts").says(facts)

    def allege(self) -> None:
        """Whom it is about and what is said of them, then the plan."""
        self.at("joss", "allegations").follow("/add-subject/").send(kind="named", name="Noor Fictif", post="Inspector")
        joss = self.at("joss", "allegations").follow("/add-allegation/")
        joss.send(subject="Noor Fictif", conduct=CONDUCT, category="corruption", knowledge_on=in_days(-30))
        joss.says(CONDUCT)
        joss = self.at("joss", "investigation").follow("/plan/")
        joss.tab.locator('main [name="from_ready"]').uncheck()
        joss.send(plan="Hear the keeper, read the log.")

    def mandate(self) -> None:
        """The head signs."""
        mariam = self.at("mariam", "investigation").press('a[href*="/cases/investigations/"]')
        self.investigation = mariam.tab.url
        mariam.follow("/mandate/").send(
            mandate="Find out who let the lorries through.", powers=["interviews", "documents"], ends_on=in_days(60)
        )

    def hear(self) -> None:
        """A witness is convoked, told their rights, heard, and signs."""
        joss = self.office["joss"].open(self.investigation)
        joss.follow("/start/").send(notice="notified")
        joss = (
            self.at("joss", "investigation")
            .follow("/plan-interview/")
            .send(person="Sam Fictif, keeper", capacity="witness")
        )
        interview = self._of_interview(joss)
        joss.open(interview).follow("/convoke/").send(convoked_for_on=in_days(0), is_notice_waived=True)
        joss.open(interview).follow("/notify_rights/").send(
            how="in_person", notified_on=in_days(0), language="fr", receipt="Signed on the spot."
        )
        joss.open(interview).follow("/hold/").send(held_on=in_days(0), statement="I saw the lorry leave.")
        joss.open(interview).follow("/send_record/").send(sent_how="read_out", sent_on=in_days(0))
        joss.open(interview).follow("/sign/").send()
        joss.open(interview).says("I saw the lorry leave.")

    def _of_interview(self, eyes: Eyes) -> str:
        if "/interviews/" not in eyes.path:
            eyes.press('a[href*="/cases/interviews/"]')
        return eyes.tab.url

    def register(self) -> None:
        """An exhibit with its file: examined, handed over, refused by the receiver, handed over again, accepted."""
        joss = self.at("joss", "exhibits").follow("/register/")
        joss.fill(kind="document", description="Log of the north gate", source="Chief of the gate", file=LOG)
        joss.fill(result="intact")
        joss.press("main form button.button:not([name])")  # the other one registers, and asks for the next exhibit
        if "/cases/exhibits/" not in joss.path:
            joss.press('a[href*="/cases/exhibits/"]')
        exhibit = joss.tab.url
        joss.open(exhibit).follow("/note/").send(kind="examined", result="intact", note="Read line by line.")
        joss.open(exhibit).follow("/transfer/").send(to=self.office.name("thierno"), result="intact", note="To review.")
        self.office["thierno"].open(exhibit).follow("/refuse/").send(result="intact", note=REFUSED)
        joss.open(exhibit).says("Read line by line.", REFUSED)
        joss.follow("/transfer/").send(to=self.office.name("thierno"), result="intact", note="With the right label.")
        self.office["thierno"].open(exhibit).follow("/accept/").send(result="intact", note="")
        joss.open(exhibit).says(REFUSED, "With the right label.", self.office.name("thierno"))

    def find(self) -> None:
        """Proposed, sent back with a question, proposed again, confirmed: never by the same person."""
        self._propose("The log and the keeper agree.")
        joss = self.office["joss"].open(self.allegation)
        assert not joss.has('a[href$="/confirm/"]')
        thierno = self.office["thierno"].open(self.allegation)
        thierno.follow("/send_back/").send(questions="What about the second lorry?")
        self._propose("The log shows both lorries.")
        self.office["thierno"].open(self.allegation).follow("/confirm/").send().says("The log shows both lorries.")

    def _propose(self, reasoning: str) -> None:
        joss = self.at("joss", "allegations").press('a[href*="/cases/allegations/"]')
        self.allegation = joss.tab.url
        joss.follow("/finding/").send(
            word="SUST", supports="Log of the north gate", nothing_against="Nobody says so.", reasoning=reasoning
        )

    def refer(self) -> None:
        """The report of the investigation, the head's decision, and the way to the disciplinary authority."""
        self.at("joss", "exhibits").press('a[href$="/exhibits/"]:not([href*="/tab/"])').follow(
            "/exhibits/verify/"
        ).send()
        self._report()
        self.at("mariam").follow("/decide/").send()
        self.at("mariam").follow("/refer/").send(authority=self.office.name("salome"))

    def _report(self) -> None:
        """Written in parts, submitted without hearing, reviewed by somebody else, issued."""
        joss = self.office["joss"]
        for part in ("summary", "facts", "version", "analysis"):
            joss.open(self.investigation).press('a[href$="/report/"]').press(f'a[href$="/part/{part}/"]')
            joss.send(text=f"What belongs into the {part}, resting on [E1].")
        joss.open(self.investigation).follow("/draft/").send()
        joss.open(self.investigation).follow("/skip/").send(ground="waived", reasons="The letter is on file.")
        lines = ("independent", "complete", "proportionate", "lawful")
        checked = {f"{line}_met": "yes" for line in lines} | {f"{line}_note": "Seen on file." for line in lines}
        self.office["thierno"].open(self.investigation).follow("/deliver/").send(**checked)

    def close(self, feedback: str) -> None:
        """The head tells the reporter and closes."""
        self.at("mariam").follow("/close/").send(outcome="sanction", feedback=feedback)
