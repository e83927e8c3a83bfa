"""An exhibit is handed over, refused by the receiver with a reason, handed over again, and accepted."""

from tests.browser.office import Office

LOG = {"name": "seal.txt", "mimeType": "text/plain", "buffer": b"seal 4471, intact"}
WHY = "The seal number is not the one on the label."


def test_an_exhibit_is_refused_by_its_receiver_and_then_accepted(stack, window):
    office = Office(stack, window, "en", script=False)
    joss = office["joss"].open(f"{office.home}cases/?state=investigation").press("main table a")
    joss.press('a[href*="/tab/exhibits/"]').follow("/register/")
    joss.send(kind="thing", description="A sealed box", source="Store of the gate", result="intact", file=LOG)
    exhibit, thierno = joss.tab.url, office.name("thierno")

    joss.follow("/transfer/").send(to=thierno, result="intact", note="For your review.")
    joss.open(exhibit).says("Until then")
    office.at_home("thierno").says("confirm it, or refuse it")
    office["thierno"].open(exhibit).follow("/refuse/").send(result="intact", note=WHY)

    joss.open(exhibit).says(WHY)
    joss.follow("/transfer/").send(to=thierno, result="intact", note="With the right label.")
    office["thierno"].open(exhibit).follow("/accept/").send(result="intact", note="")
    office["thierno"].open(exhibit).says("Receipt refused", "Receipt confirmed", "the line is whole")
