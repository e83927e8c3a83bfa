"""How a page is looked at: what every page must be, whoever meets it, and the hands that fill and press.

Fields are named by their form name, buttons and links by where they lead, so that one journey is told in any language.
"""

import os
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, Request, Response

ELSEWHERE = re.compile(r"^(?!data:|blob:|about:)(?!https?://127\.0\.0\.1[:/])")
SMALL = 320  # CSS pixels: WCAG 2.2, 1.4.10
REFUSED = "Failed to load resource"  # what Chromium says of a page that was answered with 4xx, as it should be
ADDRESSES: set[str] = set()  # that axe looked at
ELEMENTS: set[str] = set()  # and the kinds of elements it saw there
NARROW: dict[tuple[str, str], set[str]] = {}  # what fits a small screen: elements by language and address
SEEN = """() => ({
    headings: document.querySelectorAll('h1').length,
    language: document.documentElement.lang,
    title: document.title,
    elements: [...new Set([...document.body.querySelectorAll('*')].map(e => `${e.tagName}.${e.className}`))],
})"""
FIELD = """e => [e.type || e.tagName, [...document.querySelectorAll('main input')].filter(one => one.name === e.name)
    .map(one => one.value)]"""
ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")


class Eyes:
    """One person's window. Each page that is met is looked at: see ``look``."""

    def __init__(self, context: BrowserContext, *, language: str, has_script: bool) -> None:
        self.context, self.language, self.has_script = context, language, has_script
        self.title = ""  # what every page must be called, where a title could tell somebody who looks over a shoulder
        self.strangers: list[str] = []
        self.complaints: list[str] = []
        self.requests: list[Request] = []
        self.met: list[str] = []
        # Listened to and not routed: a route would switch the browser's cache off, and it goes nowhere else anyway.
        context.on("request", self._asked)
        self.tab: Page = context.new_page()
        self.tab.on("console", self._heard)
        self.tab.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.tab.on("requestfinished", lambda request: self.requests.append(request))
        self.status = 0

    def _asked(self, request: Request) -> None:
        if ELSEWHERE.match(request.url):
            self.strangers.append(request.url)

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not message.text.startswith(REFUSED):
            self.complaints.append(message.text)

    # -- going -----------------------------------------------------------------

    def open(self, address: str, *, status: int | None = 200) -> "Eyes":
        """Type an address; without a status any answer will do."""
        return self._arrived(self.tab.goto(address), status)

    def press(self, what: str | Locator, *, status: int = 200) -> "Eyes":
        """Press a button or a link, given by a selector, and wait for the page that it leads to."""
        place = self.tab.locator(what) if isinstance(what, str) else what
        with self.tab.expect_navigation(wait_until="load") as leaving:
            place.first.click()
        return self._arrived(leaving.value, status)

    def follow(self, ending: str, *, status: int = 200) -> "Eyes":
        """Press the link whose address ends like this."""
        return self.press(f'a[href$="{ending}"]', status=status)

    def send(self, *, status: int = 200, **values: Any) -> "Eyes":
        """Fill the form of this page and press its button."""
        self.fill(**values)
        return self.press(self.tab.locator("main form button.button").last, status=status)

    def _arrived(self, response: Response | None, status: int | None) -> "Eyes":
        self.status = response.status if response else 0
        assert status in (None, self.status), f"{self.tab.url}: {self.status}, not {status}\n{self.words()[:2000]}"
        self.look()
        return self

    # -- filling ---------------------------------------------------------------

    def fill(self, **values: Any) -> None:
        """Fill fields by name: text; a choice by value or words of its label; True for a box; a list for several."""
        for name, value in values.items():
            for one in value if isinstance(value, list) else [value]:
                self._put(name, one)

    def _put(self, name: str, value: Any) -> None:
        place = self.tab.locator(f'main [name="{name}"]')
        kind, values = place.first.evaluate(FIELD)
        if kind in ("radio", "checkbox"):
            by_value = self.tab.locator(f'main [name="{name}"][value="{value}"]')
            by_label = self.tab.locator("main .choice, main label", has_text=str(value)).locator(f'[name="{name}"]')
            (place.first if value is True else by_value if str(value) in values else by_label.first).check()
        elif kind == "select-one":
            labels = place.first.evaluate("e => [...e.options].map(one => [one.value, one.text])")
            place.select_option(next(code for code, label in labels if value in (code, label) or f"{value} (" in label))
        elif kind == "file":
            place.set_input_files(value)
        else:
            place.fill(str(value))

    # -- reading ---------------------------------------------------------------

    def words(self) -> str:
        """What the page says, with single spaces."""
        return re.sub(r"\s+", " ", self.tab.locator("body").inner_text())

    def says(self, *texts: str) -> "Eyes":
        """Fail unless the page says each of these."""
        said = self.words()
        for text in texts:
            assert text in said, f"{self.tab.url} does not say {text!r}:\n{said[:3000]}"
        return self

    def says_not(self, *texts: str) -> "Eyes":
        """Fail when the source of the page holds one of these."""
        source = self.tab.content()
        for text in texts:
            assert text not in source, f"{self.tab.url} says {text!r}"
        return self

    def has(self, selector: str) -> bool:
        return self.tab.locator(selector).count() > 0

    @property
    def path(self) -> str:
        return urlsplit(self.tab.url).path

    # -- looking ---------------------------------------------------------------

    def look(self) -> None:
        """What every page must be: one heading, its language, nothing from elsewhere, no error, narrow, accessible."""
        page, url = self.tab, self.tab.url
        seen = page.evaluate(SEEN)
        assert seen["headings"] == 1, f"{url} has {seen['headings']} first headings"
        assert seen["language"].endswith(self.language), url
        assert seen["title"].endswith(self.title), f"{url} is called {seen['title']}"
        address, made_of = ID.sub("…", self.path), frozenset(seen["elements"])
        self._look_small(address, made_of)
        if self.has_script:
            self._ask_axe(address, made_of)
        assert not self.strangers, f"{url} asked elsewhere: {self.strangers}"
        assert not self.complaints, f"{url}: {self.complaints}"
        self.met.append(address)

    def _look_small(self, address: str, made_of: frozenset[str]) -> None:
        """Each page must fit a small screen: asked once in each language, and again for elements of a new kind."""
        fits = NARROW.setdefault((self.language, address), set())
        if fits and made_of <= fits and not os.environ.get("AMANA_PICTURES"):
            return
        wide = self.tab.viewport_size
        self._picture("1280")
        self.tab.set_viewport_size({"width": SMALL, "height": 640})
        needed = self.tab.evaluate("document.documentElement.scrollWidth")
        self._picture(str(SMALL))
        self.tab.set_viewport_size(wide)
        assert needed <= SMALL, f"{self.tab.url} needs {needed} pixels: {self._widest()}"
        fits |= made_of

    def _widest(self) -> list[str]:
        self.tab.set_viewport_size({"width": SMALL, "height": 640})
        return self.tab.evaluate(
            """small => [...document.body.querySelectorAll('*')].filter(e => !e.parentElement.closest('.table-room')
            && e.getBoundingClientRect().right > small).map(e => e.outerHTML.slice(0, 160)).slice(0, 8)""",
            SMALL,
        )

    def _ask_axe(self, address: str, made_of: frozenset[str]) -> None:
        """Ask axe once for each address and whenever a page has an element of a new kind.

        Of contrast, its dearest question, only for those new kinds (a tag and its classes).
        """
        if address in ADDRESSES and made_of <= ELEMENTS:
            return
        from axe_playwright_python.sync_playwright import Axe

        rules = {"color-contrast": {"enabled": not made_of <= ELEMENTS}}
        found = Axe().run(self.tab, options={"rules": rules, "resultTypes": ["violations"]})
        assert not found.violations_count, f"{self.tab.url}\n{found.generate_report()}"
        ADDRESSES.add(address)
        ELEMENTS.update(made_of)

    def _picture(self, name: str) -> None:
        """Keep a picture of the page for a person to look at, when a folder is named for it."""
        folder = os.environ.get("AMANA_PICTURES")
        if folder:
            made = re.sub(r"[^a-z0-9]+", "-", ID.sub("x", self.path.lower())).strip("-") or "home"
            path = Path(folder) / f"{self.language}-{len(self.met):03}-{made[:60]}-{name}.png"
            self.tab.screenshot(path=path, full_page=True)

    def weight(self) -> tuple[int, int]:
        """Bytes and requests since the last call, headers left aside; from then on nothing comes from the cache."""
        self.tab.wait_for_timeout(200)
        counted, self.requests[:] = list(self.requests), []
        self.context.new_cdp_session(self.tab).send("Network.setCacheDisabled", {"cacheDisabled": True})
        return sum(one.sizes()["responseBodySize"] for one in counted), len(counted)
