"""Somebody asks who the reporter is: refused, granted and told, or opened under a recorded derogation."""

import pytest

from tests.browser.eyes import ID
from tests.browser.office import in_days
from tests.system.client import own_words

NAME, CONTACT = "Nadia Fictive", "0600 000 000"
WHY, NO, NOTICE, SECRET = (
    "The court of Port-Lumen asks for her as a witness.",
    "A letter of the court is missing.",
    "A court asks who you are: you may be heard as a witness.",
    "Telling her would warn the person concerned.",
)
REFUSED = {"en": "The keepers of your identity refused", "fr": "Les dépositaires de votre identité ont refusé"}


@pytest.fixture
def sent(behind, way):
    """A report with a name, which a receiver acknowledged."""
    sent = behind.sent(own_words("The gate was left open for a friend."), way[0], name=NAME, contact=CONTACT)
    behind.desk("awa").do(f"do/report/{sent.pk}/acknowledge/", text="We have it.")
    return sent


class Asking:
    """One request for an identity, from whoever makes it to whoever answers."""

    def __init__(self, office, behind, sent, by: str) -> None:
        self.office, self.behind, self.by = office, behind, by
        asks = office[by].open(f"{office.home}{sent.path}")
        assert asks.has('a[href$="/identity/"]')
        asks = office.with_passphrase(by, f"{office.home}{sent.path}identity/")
        asks.send(legal_basis="court", reasons=WHY).says(WHY).says_not(NAME)
        self.address, self.pk = asks.tab.url, ID.findall(asks.path)[-1]

    def at(self, who: str):
        return self.office[who].open(self.address)

    def release(self, *custodians: str) -> None:
        """Each finds it at home, reads the reasons, and lets their share go."""
        for who in custodians:
            self.office.at_home(who).press(f'a[href*="{self.pk}"]').says(WHY)
            self.office.step_again(who, "/complete/")

    def is_closed_for(self, *members: str) -> None:
        """Whoever has no part in it finds nothing at either address, with the passphrase or without."""
        path = f"reports/identities/{self.pk}/"
        for who in members:
            desk = self.behind.desk(who)
            assert (desk.get(path).status, desk.with_passphrase(f"{path}name/")) == (404, 404)
        self.office[members[0]].open(self.address, status=404).says_not(NAME, WHY)

    def read(self) -> None:
        """Open it, read it, and end the access: a custodian never reads, and then nobody does."""
        name = f"{self.address}name/"
        eyes = self.office.with_passphrase(self.by, name, status=409).says_not(NAME)
        self.at(self.by)
        self.office.step_again(self.by, "/open/")
        eyes.follow("/name/").says(NAME, CONTACT)
        self.office.with_passphrase("fatou", name, status=403).says_not(NAME)
        self.at(self.by).follow("/end/").send()
        assert not eyes.has('a[href$="/name/"]')
        eyes.open(name, status=409).says_not(NAME)


def test_refused_then_granted_and_the_reporter_reads_it_before_it_is_opened(office, reporter, behind, sent):
    refused = Asking(office, behind, sent, "awa")
    refused.release("fatou")
    gaspard = refused.at("gaspard").follow("/refuse/")
    gaspard.send(reasons="", status=422).send(reasons=NO).says(NO)
    refused.at("awa").says(NO, office.name("gaspard"))
    refused.is_closed_for("ilan", "mariam", "omar")
    nadia = reporter(sent.receipt)
    nadia.come_back().says(REFUSED[office.language]).says_not(WHY, NO)

    granted = Asking(office, behind, sent, "awa")
    granted.at("fatou").says(office.name("gaspard"))  # an earlier refusal is seen by whoever is asked again
    granted.release("fatou", "gaspard")
    awa = granted.at("awa")
    assert not awa.has('a[href$="/open/"]')
    office.with_passphrase("awa", f"{granted.address}open/", status=409)
    granted.at("awa").follow("/tell/").send(text=NOTICE)
    nadia.come_back().says(NOTICE)
    granted.read()
    granted.is_closed_for("ilan", "omar")
    nadia.come_back().says(NOTICE)
    log = office["rosa"].open(f"{office.home}log/?subject_kind=identity_disclosure&subject_id={granted.pk}")
    log.says("disclosure.noticed", "disclosure.opened", "disclosure.ended").says_not(NAME)


def test_under_a_derogation_a_custodian_answers_for_it_and_the_reporter_learns_of_it_later(
    office, reporter, behind, sent
):
    asking = Asking(office, behind, sent, "ilan")
    asking.release("fatou", "hana")
    ilan = asking.at("ilan")
    assert not ilan.has('a[href$="/derogate/"]')
    gaspard = asking.at("gaspard").follow("/derogate/")
    gaspard.send(ground="investigation", until=in_days(400), note=SECRET, status=422)
    assert gaspard.tab.locator('[name="note"]').input_value() == SECRET
    gaspard.send(ground="investigation", until=in_days(30), note=SECRET).says(SECRET)
    nadia = reporter(sent.receipt)
    asking.read()
    asking.at("ilan").says(SECRET, office.name("gaspard"))
    asking.is_closed_for("awa", "mariam")
    nadia.come_back().says_not(SECRET, WHY)
    nadia.eyes.press('.button[value="identity"]').says_not("nobody had opened it", "personne ne l’avait ouverte")
