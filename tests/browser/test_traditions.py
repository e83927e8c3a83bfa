"""Four traditions in a real browser: France, Japan, Mauritius, Tunisia, each told by the persons who live it."""

import json

import pytest

from config import embedded
from procedures.guards import DEMONSTRATION
from tests.browser.behind import Behind
from tests.browser.office import Office, in_days
from tests.browser.traditions import Tradition, unfold
from tests.stack import HOST, answers, free_port


@pytest.fixture(scope="module")
def matters(stack):
    """Where each matter stands when its journey begins."""
    told = stack.run("tests.browser.seeding")
    assert told.returncode == 0, told.stderr
    return json.loads(told.stdout)


@pytest.fixture
def tradition(stack, window, matters):
    def begin(name: str, language: str, *, script: bool) -> Tradition:
        return Tradition(Office(stack, window, language, script=script), Behind(stack), matters[name])

    return begin


def test_in_france_the_authority_departs_from_the_boards_opinion_and_a_court_annuls_on_form(tradition):
    aude = tradition("fr-charged", "fr", script=True)
    aude.at("paulin", "decision/", status=409).says("La procédure demande d’abord une autre étape : Ouvrir le dossier")

    solal = tradition("fr", "fr", script=False)
    office, paulin = solal.office, solal.office["paulin"]
    solal.at("paulin", "vote/", status=409)
    solal.at("paulin", "board/").press('main a[href$="/open/"]')
    seats = {f"seat_{n}": office.name(who) for n, who in enumerate(("karim", "odile", "lise", "tomas"), start=1)}
    paulin.send(**seats | {"seat_4": "nobody"}, status=422).says("Trop peu de membres", "84-961")
    paulin.send(**seats)
    boxes = ("silence_notified", "file_access_stated", "report_read", "prosecution_disclosed", "last_word_given")
    solal.step("paulin", "hold", is_person_present=True, minutes="La personne a répondu.", status=422)
    paulin.send(**{f"is_{name}": True for name in boxes})
    keeper = aude.office["paulin"].open(f"{solal.proceeding}vote/?sanction=exclusion-3")
    keeper.send(number_days=90, votes_for=1, votes_against=3, abstained=0)
    for _milder in ("retrogradation", "deplacement-office"):
        keeper.send(votes_for=0, votes_against=4, abstained=0)
    keeper.send(number_days=10, votes_for=3, votes_against=2, abstained=0, status=422)
    keeper.send(votes_against=1)
    reasons = keeper.follow("/give_opinion/").tab.locator('main [name="reasons"]').input_value()
    keeper.send(given_on=in_days(0), reasons=f"{reasons}\nLes faits sont établis, les antécédents sont bons.")

    why = {"sanction": "exclusion-3", "reasons": "Les faits sont graves et répétés."}
    solal.propose("paulin", **why, number_days=900, status=422).says("entre 16 et 2 ans, et non 900", "L533-1")
    paulin.send(number_days=90, number_suspended_days=80, status=422).says("Au moins 1 mois doit rester ferme")
    paulin.send(number_suspended_days=30, status=422).says("s’écarte de l’avis", "84-961")
    paulin.send(departure="La répétition des faits, que l’avis ne retient pas.")
    solal.at("paulin", "decision/", status=409)
    solal.step("salome", "decide")
    solal.office["salome"].follow("/sanction/").send()
    solal.at("salome", "sanction/", status=409)
    solal.hand_over("paulin", "notice")
    solal.act("paulin", "/notify/")
    paulin.follow("/execute/").send(executed_on=in_days(0))

    court = {"kind": "court", "filed_by": "person", "grounds": "La convocation est irrégulière."}
    paulin.follow("/appeal/").send(**court, filed_on=in_days(0), authority=office.name("ines"))
    solal.act("ines", "/admit/", is_in_form=True)
    office["ines"].follow("/determine/").send(outcome="annulled_form", reasons="La convocation est irrégulière.")
    solal.act("paulin", "/implement/").says(
        "Rembourser ce qui a été retenu", "La procédure peut être reprise jusqu’à ce jour"
    )
    again = solal.open("salome", "Solal Fictif, inspecteur", "Les mêmes faits, convocation régulière.")
    again.says("Elle reprend, après un recours")


def test_in_japan_a_pay_cut_is_decided_with_its_reasons_served_in_the_gazette_and_reviewed(tradition):
    ren = tradition("jp", "en", script=False)
    office, paulin = ren.office, ren.office["paulin"]
    ren.open("salome", "Ren Example, inspector", "Let the plates of a watch list leak.").says_not("Serve the charges")
    ren.charge("salome", "Left the watch list on an open screen after an order on security.")
    ren.at("paulin", "convoke/", status=409).says("The procedure that this file follows has no such step")
    ren.at("paulin", "decision/")
    unfold(paulin).says("Leak by neglect after a specific information-security order", "Degree of intent or negligence")
    cut = {"sanction": "pay-cut", "number_months": 3, "reasons": "A leak by neglect, and no warning before."}
    ren.propose("paulin", **cut, number_percent=25, status=422).says("between 1 and 20, not 25", "NPA rule 12-0")
    paulin.send(number_percent=10)
    ren.step("salome", "decide")
    ren.office["salome"].follow("/sanction/").send()

    ren.at("paulin", "papers/").says_not("/papers/opening-letter/", "/papers/summons/")
    ren.paper("paulin", "notice").says(
        "Statement of reasons (処分説明書)", "Let the plates of a watch list leak.", "an open screen", "and no warning",
        "National Personnel Authority", "3 months, the first day does not count", "NPSA art. 90(1)–(3)",
    )  # fmt: skip
    paulin.follow("/service/").send(way="gazette", served_on=in_days(0), status=422)
    paulin.send(reference="Gazette 4471")
    ren.act("paulin", "/notify/", status=422).says("The notice counts as received on", "NPA rule 12-0")
    ren.days_pass(15)
    ren.act("paulin", "/notify/")

    asked = {"kind": "npa-review", "filed_by": "person", "grounds": "Too heavy.", "authority": office.name("ines")}
    paulin.follow("/appeal/").send(**asked, filed_on=in_days(0))
    unfold(paulin).says("Counted from the day after", "NPSA art. 90-2")
    ren.act("ines", "/admit/", is_in_form=True)
    heavier = {"varied_sanction": "suspension", "number_days": 5}
    office["ines"].follow("/determine/").send(outcome="varied", reasons="A first fault.", **heavier, status=422)
    lighter = {"varied_sanction": "pay-cut", "number_months": 1, "number_percent": 10, "number_days": ""}
    office["ines"].send(**lighter).says("Act modified")
    ren.act("paulin", "/implement/").says("Another sanction takes its place", "Length in months: 1")


def test_in_mauritius_a_charge_after_ten_days_takes_an_override_of_another_person_and_an_oral_hearing(tradition):
    dev = tradition("mu", "en", script=True)
    office, paulin, salome = dev.office, dev.office["paulin"], dev.office["salome"]
    opening = f"{office.home}discipline/open/{dev.matter['case']}/"
    unfold(salome.open(opening, status=409)).says(
        "10 days, the first day does not count", "WRA 2019 s. 64", "The time to open a proceeding has run out"
    )
    salome.press('main a[href*="/override/ask/"]').send(request="", status=422)
    salome.send(request="The employer learnt the extent on the day of the report.")
    override = salome.says("Another person than the one who asked decides this").tab.url
    salome.open(opening, status=409)
    mariam = office.at_home("mariam").says("An override of the prescription is asked for")
    mariam.open(override).send(answer="yes", reasons="", status=422)
    mariam.send(reasons="The extent was known on the day of the report alone.")
    granted = f"{office.home}log/?event=prescription_override.confirmed"
    office["rosa"].open(granted).says(office.name("mariam"))

    dev.open("salome", "Dev Example, officer", "Took money at the cargo gate.")
    salome.says("Opened past its prescription", office.name("mariam"))
    dev.charge("salome", "Took money to let a pallet pass.")
    dev.hand_over("paulin", "opening-letter")
    dev.step("paulin", "serve")
    unfold(paulin).says("Notify the charge", "A step taken in breach of it can be annulled")
    dev.at("paulin", "rights/").send(rights=True, notified_on=in_days(0))
    dev.at("paulin", "convoke/").send(sits_on=in_days(3), place="10 am, room 4", status=422).says("WRA 2019 s. 64")
    paulin.send(sits_on=in_days(8))
    dev.hand_over("paulin", "summons")
    dev.days_pass(8)
    dev.at("paulin", "board/").press('main a[href$="/open/"]').send()
    dev.step("paulin", "hold", is_person_present=True, minutes="The person answered in person.")
    unfold(dev.at("paulin")).says("Terminate after the answer or the hearing", "7 days, the first day does not count")
    dev.propose("paulin", sanction="termination", reasons="No other course could be taken in good faith.")
    dev.step("salome", "decide").says("Termination of employment")


def test_in_tunisia_a_draft_binds_nobody_until_somebody_named_signs_it(tradition, stack):
    slim = tradition("tn", "fr", script=False)
    office, port = slim.office, free_port()
    child = stack.start_site("staff", port, name="sober", AMANA_DEMO="", AMANA_LOOPBACK="1")
    office.site = f"http://{HOST}:{port}/"
    with stack.postgres.superuser(embedded.DATABASE) as server:
        server.execute(DEMONSTRATION.format("false"))
    try:
        stack.supervisor.wait_until(lambda: answers(port), name="sober")
        _sign_and_follow(slim)
    finally:
        with stack.postgres.superuser(embedded.DATABASE) as server:
            server.execute(DEMONSTRATION.format("true"))
        child.process.terminate()
        stack.supervisor.children.remove(child)


def _sign_and_follow(slim):
    office = slim.office
    omar = office["omar"].open(f"{office.home}procedures/")
    omar.press(omar.tab.locator("main a", has_text="Douanes tunisiennes"))
    omar.says("Aucun dossier ne peut suivre ce projet", "Ce que personne n’a vérifié", "Échelle des sanctions")
    page = omar.tab.url
    assert not omar.has('main a[href$="/sign/"]')
    omar.open(f"{page}sign/", status=403)
    mariam = office["mariam"].open(f"{office.home}cases/from/{slim.matter['report']}/")
    case = {"category": "corruption", "unit": "container-terminal", "facts": "Un agent a pris de l’argent."}
    mariam.send(procedure="Douanes tunisiennes", **case, no_conflict=True, status=409)
    mariam.says("Une personne désignée doit la relire")
    mariam.open(page).follow("/sign/").send(note="", status=422)
    mariam.send(note="Lu avec le conseil juridique : l’échelle est celle du statut général.")
    mariam.says("Lu avec le conseil juridique", office.name("mariam"))
    mariam.open(f"{office.home}cases/from/{slim.matter['report']}/")
    mariam.send(procedure="Douanes tunisiennes", **case, no_conflict=True)
    mariam.says("Douanes tunisiennes")
