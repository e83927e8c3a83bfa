"""Texts that are data: one for each language."""

from django.utils.translation import get_language

from ui.spoken import Spoken


def in_language(texts: dict[str, str], language: str | None = None) -> str:
    """The text in ``language`` or the reader's own; where there is none, the English one or whatever there is."""
    wanted = (language or get_language() or "en").split("-")[0]
    found = next((code for code in (wanted, "en", *texts) if texts.get(code)), "")
    return Spoken(texts[found], found) if found else ""
