"""Somebody without script at the reporter's site, for the bench of the flood: reads forms, presses buttons."""

from __future__ import annotations

import http.client
import re
import time
from html import unescape
from urllib.parse import urlencode

from config.benches.server import CSRF, HOST
from reporting_channels.crowd import puzzle, questions

MOST_PAGES = 40
_INPUT = re.compile(r"<input\b[^>]*>")
_AREA = re.compile(r'<textarea\b[^>]*\bname="([^"]+)"')
_RECEIPT = re.compile(r'<p class="receipt"[^>]*>(.*?)</p>', re.DOTALL)
_SIX = re.compile(r'<ul class="six">(.*?)</ul>', re.DOTALL)
_CHALLENGE = re.compile(r'data-challenge="([0-9a-f]+)"')


class Visitor:
    """One submission from the first page to the number. ``seconds`` is the time spent waiting for the site."""

    def __init__(self, port: int, *, words: str, answers: str, is_short: bool = False) -> None:
        self.port, self.words, self.answers, self.is_short = port, words, answers, is_short
        self.seconds, self.pages, self.asked = 0.0, 0, False
        self.line = http.client.HTTPConnection(HOST, port, timeout=60)

    def send(self) -> str:
        """Walk the whole way; return the receipt, or "" when the site did not come to the end of it."""
        try:
            html = self._page("GET", {})
            for _turn in range(MOST_PAGES):
                shown = _RECEIPT.search(html)
                if shown:
                    return re.sub(r"\D", "", re.sub(r"<[^>]+>", "", shown.group(1)))
                html = self._page("POST", self._filled(html))
            return ""
        finally:
            self.line.close()

    def _filled(self, html: str) -> dict[str, str]:
        fields = {"csrfmiddlewaretoken": CSRF[1], "go": "next"}
        for tag in _INPUT.findall(html):
            name, kind = _attribute(tag, "name"), _attribute(tag, "type")
            if kind == "hidden" and name not in ("csrfmiddlewaretoken", "solved"):
                fields[name] = _attribute(tag, "value")
            elif kind == "radio":
                fields.setdefault(name, _attribute(tag, "value"))
        areas = _AREA.findall(html)
        fields |= dict.fromkeys(areas[:1], self.words)
        if _SIX.search(html):
            self.asked = True
            fields |= self._answer(html)
        elif self.is_short and "channel" not in fields and not areas and 'value="to:' not in html:
            fields["go"] = "to:check"
        return fields

    def _answer(self, html: str) -> dict[str, str]:
        if self.answers == "puzzle":
            found = _CHALLENGE.search(html)
            return {"solved": puzzle.solve(found.group(1)) if found else ""}
        if self.answers == "nothing":
            return {"go": "unanswered"}
        shown = _SIX.search(html)
        six = {unescape(word) for word in re.findall(r"<li>(.*?)</li>", shown.group(1) if shown else "")}
        kind = next(one["en"] for one in questions._kinds() if unescape(one["names"]["en"]) in unescape(html))
        return {"plain": " ".join(six & set(kind))}

    def _page(self, method: str, fields: dict[str, str]) -> str:
        start = time.perf_counter()
        head = {"Cookie": f"{CSRF[0]}={CSRF[1]}", "Content-Type": "application/x-www-form-urlencoded"}
        self.line.request(method, "/en/tell/", urlencode(fields) if fields else None, head)
        html = self.line.getresponse().read().decode()
        self.seconds += time.perf_counter() - start
        self.pages += 1
        return html


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf'\b{name}="([^"]*)"', tag)
    return unescape(found.group(1)) if found else ""
