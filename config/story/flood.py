"""A small flood in the story: what a machine sent last night, and one person among it."""

import secrets
from datetime import datetime, timedelta
from typing import Any

from audit.actors import REPORTER
from reporting_channels.actions import messages, quarantine, reports
from reporting_channels.reporter_door import open_by_receipt
from reporting_channels.told import Told
from vault import receipts

JUNK = "Gagnez de l’argent dès aujourd’hui avec notre offre numéro {number}, cliquez vite, réponse garantie."
PERSON = (
    "Je n’ai que le téléphone d’un ami et peu de temps. Au poste nord, le chef d’équipe demande une enveloppe "
    "à chaque camion du matin. Je reviendrai avec le numéro."
)
AGAIN = "Je ne suis pas une machine. Lisez mon message, s’il vous plaît : il s’agit du poste nord."


def flood(channel: Any, receiver: Any, now: datetime) -> None:
    """Six pieces of junk, two of them set aside; and two people, one of whom wrote again."""
    night = now - timedelta(hours=20)
    junk = [_sent(channel, JUNK.format(number=4_100 + number), ("unanswered", "alike"), night) for number in range(6)]
    _sent(channel, PERSON, ("unanswered",), night)
    hurt = _sent(channel, "Poste nord, enveloppes. Je ne peux pas en dire plus ici.", ("unanswered", "fast"), night)
    quarantine.set_many_aside(
        reports=[row for row, _receipt in (*junk[:2], hurt)], by=receiver, at=night + timedelta(hours=8)
    )
    opened = open_by_receipt(hurt[1])
    messages.answer(
        report=opened.report,
        key=opened.key,
        text=AGAIN,
        submission=secrets.token_bytes(32),
        at=night + timedelta(hours=12),
    )


def _sent(channel: Any, words: str, signs: tuple[str, ...], at: datetime) -> tuple[Any, str]:
    receipt = receipts.new_code()
    told = Told(
        submission=secrets.token_bytes(32), receipt=receipt, language="fr", narrative=words, answers={}, signs=signs
    )
    return reports.receive(channel=channel, told=told, by=REPORTER, at=at), receipt
