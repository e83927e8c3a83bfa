"""Requests for an identity in the demonstration: one refused, one waiting for a second custodian, one lived out."""

from datetime import datetime, timedelta
from typing import Any

from config.story.people import Person
from reporting_channels.actions import disclosures

WHY = {
    "fr": "Le juge d’instruction demande à entendre la personne comme témoin. Rien d’autre ne peut la remplacer.",
    "en": "The investigating judge wants to hear the person as a witness. Nothing else can take the place of it.",
}
NO = {
    "fr": "La lettre du juge n’est pas jointe. Sans elle, je ne remets rien.",
    "en": "The judge’s letter is not attached. Without it I release nothing.",
}
TOLD = {
    "fr": "Un juge demande à vous entendre comme témoin. La personne qui suit votre signalement apprendra votre nom "
    "pour lui transmettre la demande, et personne d’autre.",
    "en": "A judge wants to hear you as a witness. The person who follows your report will learn your name to pass "
    "the request on, and nobody else.",
}


def ask_for_names(walked: list[Any], people: dict[str, Person], now: datetime) -> None:
    """On two matters whose reporters gave a name."""
    named = [line for line in walked if line.m.name and line.report.acknowledged_at and not line.m.recused]
    for line, lives in zip(named, (False, True), strict=False):
        _ask(line, people, now, is_lived_out=lives)


def _ask(line: Any, people: dict[str, Person], now: datetime, *, is_lived_out: bool) -> None:
    awa, fatou, gaspard = (people[name].member for name in ("awa", "fatou", "gaspard"))
    language = awa.language
    at = now - timedelta(days=6)
    asked = {"report": line.report, "legal_basis": "court", "reasons": WHY[language], "by": awa}
    if not is_lived_out:
        first = disclosures.request(**asked, at=at)
        disclosures.refuse(identity_disclosure=first, reasons=NO[language], by=gaspard, at=at + timedelta(hours=20))
    row = disclosures.request(**asked, at=at + timedelta(days=2))
    row = disclosures.release(identity_disclosure=row, by=fatou, at=at + timedelta(days=3))
    if is_lived_out:
        row = disclosures.release(identity_disclosure=row, by=gaspard, at=at + timedelta(days=3, hours=2))
        text = TOLD[line.m.language]
        row = disclosures.tell(identity_disclosure=row, text=text, by=awa, at=at + timedelta(days=4))
        row = disclosures.open_(identity_disclosure=row, by=awa, at=at + timedelta(days=4, hours=3))
        disclosures.end(identity_disclosure=row, by=awa, at=at + timedelta(days=4, hours=4))
