"""The reporter's site in a test: its addresses, its few middlewares, a browser without script."""

import re
from html.parser import HTMLParser

from django.conf import settings as django_settings
from django.test import Client

# The reporter's process has none of these (config.settings).
STAFF_ONLY = ("sessions", "auth.middleware", "messages", "accounts.", "allauth")


def settle_on(settings) -> None:
    """Make ``settings`` those of the reporter's process, as far as a running process can."""
    settings.SITE = "reporter"
    settings.ROOT_URLCONF = "config.urls_reporter"
    settings.LANGUAGES = settings.REPORTER_LANGUAGES
    settings.MIDDLEWARE = [name for name in django_settings.MIDDLEWARE if not any(part in name for part in STAFF_ONLY)]


class _Fields(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.hidden: dict[str, str] = {}
        self.areas: dict[str, str] = {}
        self._area = ""

    def handle_starttag(self, tag, attrs):
        held = dict(attrs)
        if tag == "input" and held.get("type") == "hidden" and held.get("name") != "csrfmiddlewaretoken":
            self.hidden[held["name"]] = held.get("value", "")
        if tag == "textarea":
            self._area = held.get("name") or held.get("id") or ""
            self.areas[self._area] = ""

    def handle_data(self, text):
        if self._area:
            self.areas[self._area] += text

    def handle_endtag(self, tag):
        if tag == "textarea":
            self._area = ""


class Page:
    """An answer of the site: its words, its hidden fields, what stands in its boxes."""

    def __init__(self, response) -> None:
        self.response, self.status = response, response.status_code
        self.html = response.content.decode()
        fields = _Fields()
        fields.feed(self.html)
        self.hidden, self.areas = fields.hidden, {name: text.strip("\n") for name, text in fields.areas.items()}

    @property
    def receipt(self) -> str:
        """The 32 digits shown on this page; empty when there are none."""
        shown = re.search(r'<p class="receipt"[^>]*>(.*?)</p>', self.html, re.DOTALL)
        return re.sub(r"\D", "", re.sub(r"<[^>]+>", "", shown.group(1))) if shown else ""

    def says(self, words: str) -> bool:
        """Whether the page says this, whatever its markup."""
        plain = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", self.html))
        return words in plain.replace("&#x27;", "'").replace("&quot;", '"').replace("&amp;", "&")


class Reporter:
    """Somebody with a browser that runs no script. Buttons are pressed by their value."""

    def __init__(self, language: str = "en") -> None:
        self.browser, self.language = Client(), language
        self.page: Page | None = None

    def look(self, path: str) -> Page:
        """Open an address of the site, without its language."""
        self.page = Page(self.browser.get(f"/{self.language}/{path}"))
        return self.page

    def press(self, go: str = "next", path: str = "tell/", **fields) -> Page:
        """Press a button of the page in hand: its hidden fields go along."""
        hidden = self.page.hidden if self.page else {}
        sent = {**hidden, "go": go, **{name: value for name, value in fields.items() if value is not None}}
        self.page = Page(self.browser.post(f"/{self.language}/{path}", sent))
        return self.page

    def tell(self, channel: str, what: str, **answers) -> Page:
        """Go through all questions up to the page that lists the answers."""
        self.look("tell/")
        self.press(channel=channel)
        for code, text in {"what": what, "when_where": "", "who": "", "how": "", "fear": ""}.items():
            self.press(**{code: answers.get(code, text)})
        if 'name="name"' in self.page.html:
            self.press(name=answers.get("name", ""), contact=answers.get("contact", ""))
        return self.press()

    def come_back(self, receipt: str) -> Page:
        """Type the receipt on its page."""
        self.page = None
        self.look("back/")
        return self.press("", "back/", receipt=receipt)

    def answer(self, text: str, **fields) -> Page:
        """Write into the box of the page that the receipt opened."""
        return self.press("send", "back/", text=text, **fields)
