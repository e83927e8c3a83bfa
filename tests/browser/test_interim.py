"""An interim measure in a real browser: asked for by one, decided by another, notified, and over by itself."""

from tests.browser.office import Office, in_days

NOW_IS_LATER = (
    "from datetime import timedelta; from django.utils import timezone; from discipline.actions import interim;"
    " print(interim.sweep(at=timezone.now() + timedelta(days={days})))"
)


def test_a_measure_is_decided_notified_warned_of_and_lapses(stack, window):
    office = Office(stack, window, "fr", script=False)
    mariam = office.at_home("mariam").open(f"{office.home}cases/")
    case = mariam.press(mariam.tab.locator('main tbody a[href*="/cases/"]').last).tab.url  # the story's, the oldest
    tab = f"{case}tab/interim/"
    mariam.open(tab).says("Aucune mesure conservatoire dans ce dossier")
    mariam.press('main a[href*="/interim/propose/"]')
    person = mariam.tab.locator('main [name="subject"]').first.get_attribute("value")
    mariam.send(status=422, subject=person, code="no-contact").says("Répondez à cette question")
    mariam.send(subject=person, code="no-contact", request="Deux témoins ont été abordés.")
    mariam.says("Proposée")

    salome = office["salome"].open(tab).press('main tbody a[href*="/interim/"]')
    measure = salome.tab.url
    salome.follow("/decide/").send(
        terms="Aucun contact avec les témoins.",
        gravity="Pression sur des témoins.",
        plausibility="Deux récits concordent.",
    )
    salome.says("Décidée", "Aucun contact avec les témoins.", "Le traitement est maintenu.")

    mariam.open(measure).follow("/notify/")
    mariam.send(status=422, notified_on=in_days(2), proof="in_person").says("Ce jour est dans l’avenir")
    mariam.send(notified_on=in_days(0), proof="in_person").says("En vigueur")
    mariam.open(case).says("Mesure conservatoire")

    assert stack.manage("shell", "-c", NOW_IS_LATER.format(days=115)).stdout.strip().endswith("1")
    mariam.open(measure).says("Alerte à 7 jours de la fin", "En vigueur")
    assert stack.manage("shell", "-c", NOW_IS_LATER.format(days=130)).stdout.strip().endswith("1")
    mariam.open(measure).says("Échue")
    office["salome"].open(f"{office.home}discipline/interim/").says("Échue")
