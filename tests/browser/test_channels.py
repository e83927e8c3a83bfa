"""A channel of one's own: an administrator writes the questions and opens the channel, and a carrier tells by it."""

from tests.browser.office import Office
from tests.browser.reporter import Reporter

TOLD = "The guard asked for money before he opened the gate."
TEXTS = {
    "audience": "operators", "languages": ["en", "fr"], "name_en": "Carriers at the gate",
    "name_fr": "Transporteurs à la porte", "notice_en": "For drivers.", "notice_fr": "Pour les chauffeurs.",
}  # fmt: skip
SEATS = {
    "recipients-0-member": "Awa Valombre", "recipients-1-member": "Ilan Tassongo",
    "custodians-0-member": "Fatou Merindal", "custodians-1-member": "Gaspard Ilmenau",
}  # fmt: skip
BOTH = {"why_en": "To look at the right rosters.", "why_fr": "Pour consulter les bons tableaux."}


def _write_questions(omar) -> None:
    """A questionnaire with a choice that opens another question, tried out and published."""
    omar.follow("/questionnaires/").follow("/questionnaires/new/")
    omar.send(title_en="At the gate", title_fr="À la porte", about_en="Gates.", about_fr="Portes.", category="bribery")
    omar.follow("/sections/facts/add/").send(kind="choice")
    omar.fill(asks_en="Which gate was it?", asks_fr="Quelle porte était-ce ?", **BOTH)
    for number, (english, french) in enumerate((("North", "Nord"), ("South", "Sud"))):
        omar.fill(**{f"choices-{number}-words_en": english, f"choices-{number}-words_fr": french})
    omar.press('.button[value="save"]').follow("/sections/facts/add/").send(kind="short_text")
    omar.fill(asks_en="What was the guard’s number?", asks_fr="Quel était le matricule du garde ?", joint="all", **BOTH)
    omar.press('.button[value="conditions:add"]')
    omar.fill(**{"conditions-0-compares": "which_gate_was_it|is|north"})
    omar.press('.button[value="save"]').says("asked if", "North")
    draft = omar.tab.url.partition("#")[0]
    omar.follow("/preview/").says("What happened?")
    omar.fill(what="Tried out.")
    omar.press('.button[value="next"]').says("Which gate was it?")
    omar.press('button[value="language:fr"]').says("Quelle porte était-ce ?")
    omar.open(draft).follow("/publish/").says("Which gate was it?").send()


def _open_channel(omar) -> None:
    """Texts, people, rules; looked at in both languages, then opened."""
    omar.follow("/channels/").follow("/channels/new/")
    omar.fill(**TEXTS, **SEATS, procedure="fr-state", retention="report_retention", questionnaires=["at-the-gate"])
    omar.press('.button[value="save"]').says("Carriers at the gate", "Nobody with a key would take over")
    made = omar.tab.url
    omar.follow("/preview/").says("Transporteurs à la porte", "Carriers at the gate")
    omar.open(made).follow("/standing/").press('.button[value="open"]').says("Open", "version 2")


def test_an_administrator_makes_a_channel_for_carriers_with_its_own_questions_and_a_carrier_uses_it(stack, window):
    office = Office(stack, window, "en", script=False)
    omar = office.at_home("omar")
    _write_questions(omar)
    _open_channel(omar)

    carrier = Reporter(window("en", script=False), stack.address("reporter"))
    eyes = carrier.eyes.open(f"{carrier.site}en/").follow("/tell/").says("Carriers at the gate", "For drivers.")
    eyes.fill(channel="carriers-at-the-gate")
    eyes.press('.button[value="next"]').says("What happened?")
    eyes.fill(what=TOLD)
    eyes.press('.button[value="next"]').says("Which gate was it?")
    eyes.fill(which_gate_was_it="north")
    eyes.press('.button[value="next"]').says("What was the guard’s number?")
    eyes.fill(what_was_the_guards_numb="Badge 12")
    eyes.press('.button[value="next"]')
    while not eyes.has('button[value^="to:"]'):
        eyes.press('.button[value="next"]')
    eyes.says(TOLD, "North", "Badge 12").press('.button[value="next"]')
    assert eyes.has(".receipt")

    awa = office.at_home("awa").follow("/reports/").says("Carriers at the gate")
    awa.fill(channel="carriers-at-the-gate", state="received")
    awa.press("form.filters button").press("table.ledger tbody a").says(TOLD, "North", "Badge 12")
    office.at_home("omar").open(awa.tab.url, status=404)
