"""The first half of the line: what the receivers and the head of office do with a report."""

from tests.browser.office import Office, number_in

GRID = {
    "category": "bribery", "competence": "ours", "credibility": "high", "seriousness": "high", "urgency": "medium",
    "detriment_risk": "high",
}  # fmt: skip


class Intake:
    """One report in the hands of the office."""

    def __init__(self, office: Office, *, told: str, name: str) -> None:
        self.office, self.told, self.name = office, told, name
        self.report = ""

    def read(self) -> None:
        """The receiver types passphrase and code, looks through the day's reports and finds this one."""
        awa = self.office.sign_in_by_hand("awa")
        awa.follow("/reports/").fill(channel="operators")
        awa.press("form.filters button")
        # Of a report the day is kept and no time, so that those of one day stand in no order.
        rows = awa.tab.locator("table.ledger tbody a").evaluate_all("links => links.map(link => link.href)")
        assert rows
        for address in rows[:12]:
            if self.told in awa.open(address).words() and awa.has('a[href$="/acknowledge/"]'):
                break
        self.report = awa.path
        awa.says(self.told).says_not(self.name)

    def acknowledge_and_ask(self, question: str) -> None:
        """The reporter hears that somebody reads them, and is asked something."""
        awa = self.office["awa"].open(self._address)
        awa.follow("/acknowledge/").send()
        writing = awa.tab.locator('form[action$="/write/"]')
        writing.locator('[name="kind"][value="question"]').check()
        writing.locator('[name="text"]').fill(question)
        awa.press(writing.locator('button[value="send"]')).says(question)

    def read_answer(self, answer: str, file: str) -> None:
        """Text and file of the answer; the file has a page of its own, and the original is a download."""
        awa = self.office["awa"].open(self._address)
        awa.says(answer, file)
        awa.press(awa.tab.locator("main a", has_text=file).last)
        with awa.tab.expect_download() as coming:
            awa.tab.locator('a[href$="/original/"]').click()
        assert coming.value.suggested_filename == file

    def propose_no_case(self) -> None:
        """Whoever proposes cannot agree with themselves; the second person sends it back."""
        awa = self.office["awa"].open(self._address)
        awa.follow("/assess/").send(**GRID, note="Too thin.", proposes="no_case", status=422)
        awa.send(no_case_reason="too_little")
        awa.follow("/propose_no_case/").send(reason="too_little", note="Nothing more can be learnt.")
        assert not awa.has('a[href$="/confirm_no_case/"]')
        awa.open(f"{self.office.home}do/report/{number_in(self.report)}/confirm_no_case/", status=409)
        ilan = self.office["ilan"].open(self._address)
        assert ilan.has('a[href$="/confirm_no_case/"]')
        ilan.follow("/return/").send(note="The answer names a witness.").says("The answer names a witness.")

    def open_case(self, facts: str) -> str:
        """The head of office opens a case from it, under the procedure that is pinned; returns the case's address."""
        mariam = self.office["mariam"].open(self._address)
        mariam.follow(f"/cases/from/{number_in(self.report)}/")
        mariam.send(category="corruption", unit="container-terminal", facts=facts, no_conflict=True)
        return mariam.path

    @property
    def _address(self) -> str:
        return f"{self.office.site.rstrip('/')}{self.report}"
