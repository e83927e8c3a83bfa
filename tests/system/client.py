"""A reporter without a browser: plain HTTP to a running site, forms read and sent as a browser without script would."""

import http.client
import random
import re
import string
import uuid
from html.parser import HTMLParser
from urllib.parse import urlencode, urlsplit


def own_words(text: str) -> str:
    """The text with a word that nobody else says: the same words again and again are asked about before sending."""
    return f"{text} {''.join(random.choices(string.ascii_lowercase, k=12))}"


class Fields(HTMLParser):
    """Hidden fields and boxes of a page, and the receipt if it shows one."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.hidden: dict[str, str] = {}
        self.areas: dict[str, str] = {}
        self._area = ""
        self.feed(html)
        shown = re.search(r'<p class="receipt"[^>]*>(.*?)</p>', html, re.DOTALL)
        self.receipt = re.sub(r"\D", "", re.sub(r"<[^>]+>", "", shown.group(1))) if shown else ""

    def handle_starttag(self, tag, attrs):
        held = dict(attrs)
        if tag == "input" and held.get("type") == "hidden":
            self.hidden[held["name"]] = held.get("value") or ""
        if tag == "textarea":
            self._area = held.get("name") or held.get("id") or ""
            self.areas[self._area] = ""

    def handle_data(self, data):
        if self._area:
            self.areas[self._area] += data

    def handle_endtag(self, tag):
        if tag == "textarea":
            self._area = ""


class Answer:
    """What the site answered."""

    def __init__(self, status: int, headers: dict[str, str], html: str) -> None:
        self.status, self.headers, self.html = status, headers, html
        self.fields = Fields(html)
        self.receipt, self.hidden, self.areas = self.fields.receipt, self.fields.hidden, self.fields.areas
        self.words = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).replace("&#x27;", "'").replace("&amp;", "&")


class Visitor:
    """Somebody at a site in one language. ``last`` is the page in hand: its hidden fields go along."""

    def __init__(self, address: str, language: str = "en") -> None:
        self.host, self.port = urlsplit(address).hostname, urlsplit(address).port
        self.language, self.cookies = language, {}
        self.last: Answer | None = None

    def get(self, path: str) -> Answer:
        return self._ask("GET", path, b"", {})

    def post(self, path: str, *, files: tuple = (), page: Answer | None = None, **fields: str) -> Answer:
        """Send a form: the hidden fields of the page in hand (or of ``page``), then these."""
        page = page or self.last
        sent = {**(page.hidden if page else {}), **fields}
        if files:
            body, kind = _multipart(sent, files)
        else:
            body, kind = urlencode(sent).encode(), "application/x-www-form-urlencoded"
        return self._ask("POST", path, body, {"Content-Type": kind})

    def _ask(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> Answer:
        line = http.client.HTTPConnection(self.host, self.port, timeout=60)
        headers["Origin"] = f"http://{self.host}:{self.port}"
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        try:
            line.request(method, f"/{self.language}/{path}", body, headers)
            response = line.getresponse()
            html = response.read().decode()
            for cookie in response.msg.get_all("Set-Cookie") or ():
                name, _equals, value = cookie.partition(";")[0].partition("=")
                self.cookies[name] = value
            self.last = Answer(response.status, dict(response.getheaders()), html)
        finally:
            line.close()
        return self.last

    def tell(self, what: str, channel: str = "public", *, name: str = "", contact: str = "") -> Answer:
        """All questions up to the page that lists the answers."""
        self.get("tell/")
        self.post("tell/", go="next", channel=channel)
        self.post("tell/", go="next", what=what)
        for code in ("when_where", "who", "how", "fear"):
            self.post("tell/", go="next", **{code: ""})
        self.post("tell/", go="next", name=name, contact=contact)
        return self.post("tell/", go="next")

    def send(self) -> Answer:
        """Press "Send" on the page that lists the answers."""
        return self.post("tell/", go="next")

    def come_back(self, receipt: str) -> Answer:
        """Type the number."""
        self.last = None
        self.get("back/")
        return self.post("back/", receipt=receipt)


def _multipart(fields: dict[str, str], files: tuple) -> tuple[bytes, str]:
    edge = uuid.uuid4().hex
    parts = [
        f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    ]
    for name, content, kind in files:
        named = f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
        head = f"{named}Content-Type: {kind}\r\n\r\n"
        parts.append(head.encode() + content + b"\r\n")
    return b"".join(parts) + f"--{edge}--\r\n".encode(), f"multipart/form-data; boundary={edge}"
