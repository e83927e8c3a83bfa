"""The straight line in a real browser, each part told from the side of the person who lives it."""

import pytest

from tests.browser.inquiry import Inquiry
from tests.browser.intake import Intake
from tests.browser.office import Office
from tests.browser.reporter import Reporter
from tests.browser.sanctioning import Sanctioning

WHAT = "On Tuesday the officer at gate four took an envelope & let the lorry pass."
WHO = "Ama Fictive"
FACTS = "A lorry left the north gate twice without a declaration."
NOTE = {"name": "note.txt", "mimeType": "text/plain", "buffer": b"The plate was 4471."}
MORE = {"name": "more.txt", "mimeType": "text/plain", "buffer": b"A second plate."}


@pytest.mark.parametrize(("language", "script"), [("fr", True), ("en", False)], ids=["fr-script", "en-no-script"])
def test_a_report_becomes_a_sanction_an_appeal_and_feedback(stack, window, language, script):
    ama = Reporter(window(language, script=script), stack.address("reporter"))
    ama.tell(channel="operators", what=WHAT, name=WHO, file=NOTE, who="An officer", corrected="Gate four, Tuesday")
    ama.type_back()

    office = Office(stack, window, language, script=script)
    intake = Intake(office, told=WHAT, name=WHO)
    intake.read()
    intake.acknowledge_and_ask("Which colour was the lorry?")
    ama.come_back().says("Which colour was the lorry?")
    ama.answer("It was green.", MORE)
    intake.read_answer("It was green.", "more.txt")
    intake.propose_no_case()

    inquiry = Inquiry(office, intake.open_case(FACTS))
    inquiry.form_team()
    inquiry.step_back(FACTS)
    for who in ("joss", "thierno"):
        inquiry.declare(who, FACTS)
    inquiry.allege()
    inquiry.mandate()
    inquiry.hear()
    inquiry.register()
    inquiry.find()
    inquiry.refer()
    inquiry.declare("salome", FACTS)

    sanctioning = Sanctioning(office)
    sanctioning.open()
    sanctioning.defend()
    sanctioning.summon_too_late()
    sanctioning.decide()
    sanctioning.execute()
    sanctioning.appeal()
    sanctioning.end()
    sanctioning.one_with_a_board()

    inquiry.close("What you described led to a decision. Thank you for speaking up.")
    ama.come_back().says("What you described led to a decision. Thank you for speaking up.")
