"""A text that exists in some languages and is shown in one: where it is not the page's, the element says so.

A screen reader then pronounces it in its own language, and a Latin sentence keeps its order on an Arabic page.
"""

from collections.abc import Iterable

from django.utils.html import escape, format_html
from django.utils.translation import get_language, get_language_info


class Spoken(str):
    """Words that know their language. In a page they mark it by themselves; joined with others they are plain text.

    In an attribute or a page's title there is no element to mark: write ``{{ words|force_escape }}`` there.
    """

    __slots__ = ("language",)

    language: str

    def __new__(cls, text: str, language: str) -> "Spoken":
        """The text and the code of its language."""
        made = super().__new__(cls, text)
        made.language = language
        return made

    def __getnewargs__(self) -> tuple[str, str]:
        return str(self), self.language

    def __html__(self) -> str:
        if not self or self.language == (get_language() or "en").split("-")[0]:
            return escape(str(self))
        return format_html("<span {}>{}</span>", attributes(self.language), str(self))


def attributes(code: str) -> str:
    """The attributes of an element whose words are in this language; nothing for one that is not known."""
    try:
        is_bidi = get_language_info(code)["bidi"]
    except KeyError:
        return ""
    return format_html('lang="{}" dir="{}"', code, "rtl" if is_bidi else "ltr")


def together(said: str, parts: Iterable[str]) -> str:
    """What was said of these parts, in their language where it is one and the same."""
    languages = {getattr(part, "language", "") for part in parts}
    return Spoken(said, languages.pop()) if len(languages) == 1 and "" not in languages else said
