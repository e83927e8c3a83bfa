"""The signed mandate as a paper: the sealed letter word for word, its amendments, its signature, digest and proof."""

from datetime import datetime
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from cases.models import Amendment, Investigation
from cases.report import proof
from letters import press
from letters.text import paragraphs
from ui.context import office_name
from ui.words import day_in_words

FALLBACK = "fr"


def mandate(investigation: Investigation) -> bytes:
    """The PDF of a signed mandate whose letters are open, in the language in which it was signed.

    Raises letters.press.NotPrinted.
    """
    language = language_of(investigation.opened["letter"])
    with translation.override(language):
        return press.pdf("letter", _filled(investigation, timezone.localtime(investigation.signed_at)), language)


def language_of(letter: str) -> str:
    """The language in which the letter was composed: the one whose title it bears."""
    for language in ("fr", "en"):
        with translation.override(language):
            if letter.startswith(_("MANDATE TO INVESTIGATE")):
                return language
    return FALLBACK


def _filled(row: Investigation, at: datetime) -> dict[str, Any]:
    case, letter = row.case, row.opened["letter"]
    heading, body = _cut(letter)
    facts = [(_("Case"), case.number), (_("Signed on"), day_in_words(at.date()))]
    facts.append((_("Ends on"), day_in_words(row.runs_until)))
    return {
        "office": office_name(),
        "under": "",
        "draft": "",
        "mark": _("Confidential · for the investigators named alone"),
        "reference": _("%(number)s · mandate") % {"number": case.number},
        "to": "",
        "title": heading,
        "subtitle": "",
        "made": [at.year, at.month, at.day],
        "facts": [{"label": label, "value": value} for label, value in facts],
        "warnings": [_("Amended: read it with what follows it.")] if row.shown_amendments else [],
        "words": {"page": _("Page"), "to": ""},
        "parts": [_part("", body), *(_part(*_cut(one.opened["letter"])) for one in row.shown_amendments)],
        "signatures": [{"label": _("Signed by"), "name": row.signed_by.name, "on": day_in_words(at.date())}],
        "proof": proof.of_entry(letter, proof.entry_of("investigation", row.pk, "investigation.mandated")),
        "proofs": [_proof_of(one) for one in row.shown_amendments],
    }


def _proof_of(amendment: Amendment) -> dict[str, Any]:
    """An amendment is signed by an entry of its own: the first letter's proof says nothing about it."""
    title = _("%(amendment)s: digest and proof") % {"amendment": amendment}
    return proof.of_entry(amendment.opened["letter"], proof.entry_of_amendment(amendment), title)


def _cut(letter: str) -> tuple[str, str]:
    """The first paragraph, which is the title, and the rest."""
    title, _line, rest = letter.partition("\n\n")
    return title, rest


def _part(title: str, words: str) -> dict[str, Any]:
    return {"title": title, "blocks": [{"kind": "text", "paragraphs": paragraphs(words)}]}
