"""Requests for an identity in the demonstration: refused, waiting for a second custodian, lived out with the reporter
told, and opened under a derogation."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

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
UNTOLD = {
    "fr": "Prévenir l’auteur ferait connaître la perquisition de la semaine prochaine.",
    "en": "Telling the reporter would give away next week’s search.",
}


def ask_for_names(walked: list[Any], people: dict[str, Person], now: datetime) -> None:
    """On three matters whose reporters gave a name."""
    named = [line for line in walked if line.m.name and line.report.acknowledged_at and not line.m.recused]
    for line, lives in zip(named, (_waits, _is_told, _is_not_told), strict=True):
        lives(line, people, now - timedelta(days=6))


def _asked(line: Any, people: dict[str, Person], at: datetime, by: str = "awa") -> Any:
    member = people[by].member
    return disclosures.request(report=line.report, legal_basis="court", reasons=WHY[member.language], by=member, at=at)


def _released(line: Any, people: dict[str, Person], at: datetime, *custodians: str) -> Any:
    row = _asked(line, people, at)
    for hours, who in enumerate(custodians, start=24):
        row = disclosures.release(identity_disclosure=row, by=people[who].member, at=at + timedelta(hours=hours))
    return row


def _waits(line: Any, people: dict[str, Person], at: datetime) -> None:
    """Refused once, asked anew with the letter; one custodian has yet to answer."""
    gaspard = people["gaspard"].member
    first = _asked(line, people, at)
    refused = {"reasons": NO[gaspard.language], "by": gaspard, "at": at + timedelta(hours=20)}
    disclosures.refuse(identity_disclosure=first, **refused)
    _released(line, people, at + timedelta(days=2), "fatou")


def _is_told(line: Any, people: dict[str, Person], at: datetime) -> None:
    """The reporter reads it first; the access has ended."""
    awa = people["awa"].member
    row = _released(line, people, at, "fatou", "gaspard")
    row = disclosures.tell(identity_disclosure=row, text=TOLD[line.m.language], by=awa, at=at + timedelta(days=2))
    row = disclosures.open_(identity_disclosure=row, by=awa, at=at + timedelta(days=2, hours=3))
    disclosures.end(identity_disclosure=row, by=awa, at=at + timedelta(days=2, hours=4))


def _is_not_told(line: Any, people: dict[str, Person], at: datetime) -> None:
    """A custodian records why the reporter is not told before the search; it is open for reading today."""
    awa, hana = people["awa"].member, people["hana"].member
    row = _released(line, people, at, "fatou", "hana")
    at += timedelta(days=6)
    derogation = {"ground": "investigation", "note": UNTOLD[hana.language]}
    until = timezone.localdate(at) + timedelta(days=30)
    row = disclosures.derogate(identity_disclosure=row, **derogation, until=until, by=hana, at=at - timedelta(hours=2))
    disclosures.open_(identity_disclosure=row, by=awa, at=at - timedelta(hours=1))
