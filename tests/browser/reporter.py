"""Somebody frightened, at a screen: tells, comes back, answers; in any language."""

from dataclasses import dataclass

from tests.browser.eyes import Eyes


@dataclass
class Reporter:
    """One reporter and their window."""

    eyes: Eyes
    site: str
    receipt: str = ""

    def _next(self, *, status: int = 200, **values) -> Eyes:
        self.eyes.fill(**values)
        return self.eyes.press('.button[name="go"][value="next"]', status=status)

    def tell(self, *, channel: str, what: str, name: str, file: dict, **answers: str) -> str:
        """From the first page to the number, which is returned: one answer is changed on the way."""
        eyes = self.eyes
        eyes.open(f"{self.site}{eyes.language}/").follow("/tell/")
        self._next(channel=channel)
        self._next(status=422)  # the heart of it is asked for
        self._next(what=what)
        self._next(when_where=answers.get("when_where", ""))
        self._next(who=answers.get("who", ""))
        self._next(how="saw")
        self._next(fear=answers.get("fear", ""))
        self._next(name=name, contact="0600 000 000" if name else "")
        eyes.fill(file=file)
        eyes.press('button[name="go"][value="add"]').says(file["name"])
        self._next().says(what, file["name"], channel and answers.get("who", ""))
        eyes.press('button[name="go"][value="to:when_where"]')
        self._next(when_where=answers["corrected"]).says(answers["corrected"])
        self._next()
        shown = eyes.tab.locator(".receipt").first.inner_text()
        self.receipt = "".join(one for one in shown if one.isdigit())
        assert len(self.receipt) == 32, shown
        return self.receipt

    def type_back(self) -> None:
        """Mistyped once, then right."""
        self.eyes.fill(typed="1234 5678")
        self.eyes.press('.button[value="same"]', status=422)
        self.eyes.fill(typed=" ".join(self.receipt[i : i + 4] for i in range(0, 32, 4)))
        self.eyes.press('.button[value="same"]')
        assert self.eyes.has('a[href$="/back/"]')

    def come_back(self) -> Eyes:
        """On another day: the number opens the page."""
        eyes = self.eyes.open(f"{self.site}{self.eyes.language}/").follow("/back/")
        return eyes.send(receipt=self.receipt)

    def answer(self, text: str, file: dict) -> Eyes:
        """Write to the office, with a file."""
        self.eyes.fill(text=text, file=file)
        return self.eyes.press('.button[value="send"]').says(text)
