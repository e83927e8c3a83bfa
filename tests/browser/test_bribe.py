"""An importer who was asked for money and gives no name: tells, comes back, is asked, and sends what proves it."""

from tests.system.client import own_words

FORM = {"name": "plan.txt", "mimeType": "text/plain", "buffer": b"Mark the gate on this plan."}
PROOF = {"name": "receipt.txt", "mimeType": "text/plain", "buffer": b"Paid at gate four."}
MORE = {"name": "plate.txt", "mimeType": "text/plain", "buffer": b"The plate was 4471."}
NO_NAME = {"en": "gave no name.", "fr": "n’a pas donné de nom."}
UNKNOWN = {"en": "The office does not know who you are.", "fr": "Le bureau ne sait pas qui vous êtes."}


def _write(awa, text: str, file: dict) -> None:
    writing = awa.tab.locator('form[action$="/write/"]')
    writing.locator('[name="kind"][value="question"]').check()
    writing.locator('[name="text"]').fill(text)
    writing.locator('[name="file"]').set_input_files(file)
    awa.press(writing.locator('button[value="send"]')).says(text, file["name"])


def test_an_importer_tells_without_a_name_and_talks_with_the_office_by_number_alone(office, reporter, behind):
    kim = reporter()
    what = own_words("The officer at gate four asked for an envelope & kept my papers.")
    kim.tell(
        channel="operators", what=what, name="", file=PROOF, who="An officer", corrected="Gate four, Tuesday",
        mistypes=False,  # the walked line mistypes all of it
    )  # fmt: skip
    kim.type_back()
    sent = behind.found(kim.receipt)
    awa = office["awa"].open(f"{office.home}{sent.path}")
    awa.says(what, "Gate four, Tuesday", "XOF", PROOF["name"], NO_NAME[office.language])
    assert not awa.has('a[href$="/identity/"]')
    office.with_passphrase("awa", f"{office.home}{sent.path}identity/", status=409)
    awa.open(f"{office.home}{sent.path}").follow("/acknowledge/").send()
    _write(awa, "Which gate was it?", FORM)

    kim.come_back().says("Which gate was it?", UNKNOWN[office.language])
    assert kim.take_file(FORM["name"]) == FORM["buffer"]
    kim.answer("The north gate.", MORE)
    wrong = {"name": "tool.exe", "mimeType": "application/octet-stream", "buffer": b"MZ" + b"\0" * 64}
    kim.eyes.fill(text="And once more.", file=wrong)
    kim.eyes.press('.button[value="send"]', status=422)
    assert kim.eyes.tab.locator('[name="text"]').input_value() == "And once more."

    awa.open(f"{office.home}{sent.path}").says("The north gate.", MORE["name"]).says_not("And once more.")
    awa.press(awa.tab.locator("main a", has_text=MORE["name"]).last)
    with awa.tab.expect_download() as coming:
        awa.tab.locator('a[href$="/original/"]').click()
    assert coming.value.path().read_bytes() == MORE["buffer"]
