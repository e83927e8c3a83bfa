"""Somebody frightened, at a screen: tells, comes back, answers; in any language."""

from dataclasses import dataclass

from tests.browser.eyes import Eyes

TITLES = {
    "en": "Online service",
    "fr": "Service en ligne",
    "ar": "خدمة عبر الإنترنت",
    "ja": "オンラインサービス",
}  # nothing for whoever looks over a shoulder


@dataclass
class Reporter:
    """One reporter and their window."""

    eyes: Eyes
    site: str
    receipt: str = ""
    knows_the_way: bool = False

    def __post_init__(self) -> None:
        self.eyes.title = TITLES[self.eyes.language]

    def _next(self, *, status: int = 200, **values) -> Eyes:
        self.eyes.fill(**values)
        return self.eyes.press('.button[name="go"][value="next"]', status=status)

    def tell(
        self,
        *,
        channel: str,
        what: str,
        name: str,
        file: dict,
        who: str,
        corrected: str,
        other: str = "A broker in a grey coat",
        mistypes: bool = True,
    ) -> str:
        """Of a bribe, from the first page to the number, which is returned: mistyped here and there, changed once."""
        eyes = self.eyes
        eyes.open(f"{self.site}{eyes.language}/").follow("/tell/")
        self._next(channel=channel)
        self._next(topic="bribe")
        if mistypes:
            self._next(status=422)  # the heart of it is asked for
        self._next(what=what)
        self._money(mistypes=mistypes)
        self._next(**{"where-unit": "4"})
        self._next(reference="")
        self._name(who, other, is_one_too_many=mistypes)
        self._next(proof="messages")
        eyes.fill(file=file)
        eyes.press('button[name="go"][value="add"]').says(file["name"])
        self._next()
        self._next(fear="")
        self._next(name=name, contact="0600 000 000" if name else "").says(what, file["name"], who, "XOF")
        eyes.press('button[name="go"][value="to:where"]')
        self._next(**{"where-unit": corrected}).says(corrected)
        return self._send()

    def _money(self, *, mistypes: bool) -> None:
        """What was given, how much, for what and when."""
        self._next(deal="given")
        self._next(gift="money")
        if mistypes:
            self._next(**{"amount-sum": "-5", "status": 422})
        self._next(**{"amount-sum": "25 000", "amount-currency": "XOF"})  # asked because money was chosen
        self._next(purpose="faster")
        if mistypes:
            self._next(**{"when-day": "31", "when-month": "2", "when-year": "2026", "status": 422})
        self._next(**{"when-day": "", "when-month": "2", "when-year": "2026"})

    def tell_shortly(self, *, channel: str, topic: str, persons: tuple[str, ...] = (), **answers) -> str:
        """Answer these questions and pass the others by, up to the number; ``persons`` are named one by one."""
        eyes = self.eyes.open(f"{self.site}{self.eyes.language}/tell/")
        self._next(channel=channel)
        if topic:
            self._next(topic=topic)
        for _page in range(30):
            if eyes.has('button[value^="to:"]'):
                return self._send()
            if eyes.has('main [name="who-0-name"]'):
                self._name_all(persons)
            self._next(**{name: value for name, value in answers.items() if eyes.has(f'main [name="{name}"]')})
        raise AssertionError("the questions do not end")

    def _name_all(self, persons: tuple[str, ...]) -> None:
        for number, name in enumerate(persons):
            if number:
                self.eyes.press('button[name="go"][value="add"]')
            self.eyes.fill(**{f"who-{number}-name": name, f"who-{number}-relation": "did"})

    def _send(self) -> str:
        self._next()
        shown = self.eyes.tab.locator(".receipt").first.inner_text()
        self.receipt = "".join(one for one in shown if one.isdigit())
        assert len(self.receipt) == 32, shown
        return self.receipt

    def _name(self, who: str, other: str, *, is_one_too_many: bool) -> None:
        """Two persons, and maybe a row too many, which is taken out again."""
        eyes = self.eyes
        eyes.fill(**{"who-0-name": who, "who-0-relation": "did"})
        eyes.press('button[name="go"][value="add"]').fill(**{"who-1-name": other})
        if is_one_too_many:
            eyes.press('button[name="go"][value="add"]').press('button[name="go"][value="drop:2"]')
            assert not eyes.has('[name="who-2-name"]')
        self._next(**{"who-1-relation": "saw"})

    def type_back(self) -> None:
        """Mistyped once, then right."""
        self.eyes.fill(typed="1234 5678")
        self.eyes.press('.button[value="same"]', status=422)
        self.eyes.fill(typed=" ".join(self.receipt[i : i + 4] for i in range(0, 32, 4)))
        self.eyes.press('.button[value="same"]')
        assert self.eyes.has('a[href$="/back/"]')

    def come_back(self) -> Eyes:
        """On another day: the number opens the page, which is found from the first page, and later by its address."""
        first = f"{self.site}{self.eyes.language}/"
        eyes = self.eyes.open(f"{first}back/") if self.knows_the_way else self.eyes.open(first).follow("/back/")
        self.knows_the_way = True
        return eyes.send(receipt=self.receipt)

    def answer(self, text: str, file: dict) -> Eyes:
        """Write to the office, with a file."""
        self.eyes.fill(text=text, file=file)
        return self.eyes.press('.button[value="send"]').says(text)

    def take_file(self, name: str) -> bytes:
        """Download a file of the office from the page that the number opened."""
        with self.eyes.tab.expect_download() as coming:
            self.eyes.tab.locator("button", has_text=name).click()
        assert coming.value.suggested_filename == name
        return coming.value.path().read_bytes()
