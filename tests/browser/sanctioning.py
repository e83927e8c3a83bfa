"""The third part of the line: the proceeding, the decision of two persons, the sanction, the appeal."""

from tests.browser.eyes import Eyes
from tests.browser.office import Office, in_days

OWED = 'main a[href*="/effect"]'
CHARGE = "Took money on 3 March to let a lorry through undeclared."


class Sanctioning:
    """One referred case before the disciplinary authority. A sanction of the first group needs no board."""

    def __init__(self, office: Office) -> None:
        self.office, self.proceeding = office, ""

    def at(self, who: str) -> Eyes:
        return self.office[who].open(self.proceeding)

    def open(self) -> None:
        """The authority finds the referred case, opens against the person, and lays the charge."""
        salome = self.office.at_home("salome").press('a[href*="/discipline/open/"]').says("Noor Fictif")
        salome.send(
            person="Noor Fictif, inspector", facts="Let two lorries through.", secretary=self.office.name("paulin")
        )
        self.proceeding = salome.tab.url
        salome.follow("/charge/")
        salome.tab.locator('main [name="allegation"]').first.check()
        salome.send(wording=CHARGE).says(CHARGE)

    def defend(self) -> None:
        """The charges are served, every right is notified, the file is open and read."""
        assert not self.at("paulin").has('a[href$="/serve/"]')
        self.paper("opening-letter")
        self.at("paulin").follow("/serve/").send()
        paulin = self.at("paulin").follow("/rights/")
        for box in paulin.tab.locator('main [name="rights"]').all():
            box.check()
        paulin.send(notified_on=in_days(0))
        self.at("paulin").follow("/give_file_access/").send(opened_on=in_days(0))
        self.at("paulin").follow("/consultation/").send(reader="counsel", consulted_on=in_days(0), pages=84)

    def paper(self, kind: str) -> None:
        """Read the draft, issue it, record that it was handed over."""
        paulin = self.at("paulin").follow("/papers/").press(f'main a[href*="/papers/{kind}/"]')
        paulin.send(language="fr")
        paulin.follow("/service/").send(way="in_person", served_on=in_days(0))

    def summon_too_late(self) -> None:
        """Fifteen days must lie between the summons and the session: the refusal says so, and nothing happens."""
        paulin = self.at("paulin").follow("/convoke/")
        seats = {"titular_1": "karim", "titular_2": "odile", "titular_101": "lise", "titular_102": "tomas"}
        filled = {seat: self.office.name(who) for seat, who in seats.items()}
        filled |= {seat.replace("titular", "titular_category"): "A" for seat in seats}
        paulin.send(
            **filled, chair="1", category="A", size_ground="Order of 3 May: four members.",
            sits_on=in_days(5), place="9.30 am, council room", status=422,
        )  # fmt: skip
        assert self.at("paulin").has('a[href$="/convoke/"]')

    def decide(self) -> None:
        """Too heavy without a board; a reprimand is proposed by the secretariat and confirmed by the authority."""
        heavy = self.at("paulin").follow("/decision/")
        heavy.tab.locator('main [name="proved"]').first.check()
        heavy.send(sanction="exclusion-2", number_days=8, reasons="Grave.", status=409)
        paulin = self.at("paulin").follow("/decision/")
        paulin.tab.locator('main [name="proved"]').first.check()
        paulin.send(sanction="blame", number_days="", reasons="The facts are proved, the record is clean.")
        assert not self.at("paulin").has('a[href$="/decide/"]')
        self.at("salome").follow("/decide/").send()
        self.at("salome").follow("/sanction/").send()

    def execute(self) -> None:
        """The person is told, and it is carried out."""
        self.paper("notice")
        self.at("paulin").follow("/notify/").send()
        self.at("paulin").follow("/execute/").send(executed_on=in_days(0))

    def appeal(self) -> None:
        """Lodged for the person by the secretariat, determined by somebody who had no part, carried out."""
        paulin = self.at("paulin").follow("/appeal/")
        paulin.send(
            kind="hierarchical",
            filed_on=in_days(0),
            filed_by="person",
            grounds="The sanction is too heavy.",
            authority=self.office.name("ines"),
        )
        self.at("ines").follow("/admit/").send(is_in_form=True)
        self.at("ines").follow("/determine/").send(outcome="upheld", reasons="It fits the fault.")
        self.at("paulin").follow("/implement/").send()
        while (paulin := self.at("paulin")).has(OWED):
            paulin.press(f"{OWED} >> nth=0").send(done_on=in_days(0))

    def end(self) -> None:
        """The case goes back to the head of office."""
        self.at("paulin").follow("/finish/").send()

    def one_with_a_board(self) -> None:
        """The story's other proceeding went before a board, whose opinion and minutes stand on its page."""
        paulin = self.office.at_home("paulin").follow("/discipline/")
        paulin.press("main table tbody tr:last-child a")
        assert paulin.has("#board")
        assert paulin.tab.locator(".sealed").count() >= 3
