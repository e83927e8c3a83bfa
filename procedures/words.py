"""A text in several languages, as a profile writes it: `{ fr = "Blâme", en = "Reprimand" }`.

What the law of a country says belongs to its profile, not to gettext: the catalogues of the office hold the words of
the software, a profile holds the words of the law.
"""

from dataclasses import dataclass

from django.utils.translation import get_language

REQUIRED = ("fr", "en")
KNOWN = ("fr", "en", "ar", "ja", "pt", "es")
FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class Label:
    """Renders in the active language, in English where a translation is missing."""

    texts: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        return self.in_language(get_language() or FALLBACK)

    def in_language(self, code: str) -> str:
        texts = dict(self.texts)
        return texts.get(code.partition("-")[0], texts[FALLBACK])


def label(**texts: str) -> Label:
    """`label(fr="Blâme", en="Reprimand")`."""
    return Label(tuple(sorted(texts.items())))


def in_words(texts: dict[str, str]) -> str:
    """The text in the reader's language, else in English, else in whichever there is; empty where there is none."""
    for code in ((get_language() or FALLBACK).partition("-")[0], FALLBACK, *REQUIRED):
        if texts.get(code):
            return texts[code]
    return next(iter(texts.values()), "")
