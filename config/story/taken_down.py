"""What a clerk took down in the demonstration: a call whose minutes were corrected, one that waits, and a referral."""

import secrets
from datetime import datetime, timedelta
from typing import Any

from config.story.people import Person
from reporting_channels.actions import clerk, minutes, reports, taking_down
from reporting_channels.reporter_door import open_by_receipt
from reporting_channels.taking_down.access import minutes_of
from reporting_channels.taking_down.taking import Taking
from reporting_channels.told import Told
from vault import receipts

CALL = (
    "Je conduis un camion pour une coopérative. Au poste de la frontière nord, l’agent du matin garde les papiers "
    "jusqu’à ce qu’on laisse dix mille dans le carnet. Il m’a pris mardi, devant deux collègues."
)
CORRECTED = CALL.replace("mardi", "jeudi").replace("deux collègues", "mon apprenti")
WAITS = (
    "I clean the passenger hall at night. Twice an officer let a man carry two bags out by the staff door. "
    "The camera above it was turned to the wall."
)
REFERRED = "Le service des douanes d’un port voisin signale des sceaux refaits sur des conteneurs venus de chez nous."


def take_down(people: dict[str, Person], channels: dict[str, Any], now: datetime) -> None:
    """Three reports by the same clerk, who can open none of them."""
    awa = people["awa"].member
    heard, told = _told("telephone", CALL, "fr", now - timedelta(days=6))
    report = _taken(people, channels["operators"], heard, told)
    opened = open_by_receipt(told.receipt)
    at = now - timedelta(days=4)
    answers = {"what": CORRECTED, **told.answers}
    minutes.correct(
        minutes=minutes_of(report),
        key=opened.key,
        submission=secrets.token_bytes(32),
        answers=answers,
        is_agreed=True,
        at=at,
    )
    reports.acknowledge(report=report, text=THANKS, by=awa, at=now - timedelta(days=3))
    waiting = _taken(people, channels["public"], *_told("hotline", WAITS, "en", now - timedelta(days=2)))
    reports.acknowledge(report=waiting, text=THANKS_EN, by=awa, at=now - timedelta(days=1))
    _taken(people, channels["staff"], *_told("referral", REFERRED, "fr", now, "Douanes du port voisin"))


THANKS = (
    "Merci de votre appel. Vos corrections au procès-verbal sont conservées à côté du premier texte. "
    "Nous vous écrirons ici."
)
THANKS_EN = "Thank you for your call. Please read the minutes here, correct them, and tell us whether you agree."


def _told(medium: str, what: str, language: str, at: datetime, referred_by: str = "") -> tuple[datetime, Told]:
    taking = Taking(medium=medium, referred_by=referred_by)
    return at, Told(
        submission=secrets.token_bytes(32),
        receipt=receipts.new_code(),
        language=language,
        narrative=what,
        answers={"how": "saw"},
        taking=taking,
    )


def _taken(people: dict[str, Person], channel: Any, at: datetime, told: Told) -> Any:
    by = people["noor"].member
    report = clerk.take_down(channel=channel, told=told, by=by, at=at)
    taking_down.settle(taking_down=report.taking_down, handover="handed_over", by=by, at=at)
    return report
