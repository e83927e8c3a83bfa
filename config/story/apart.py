"""A report about the head of the office: it lies with the outside body, and the office does not know that it exists."""

import secrets
from datetime import datetime, timedelta
from typing import Any

from audit.actors import REPORTER
from config.story.people import Person
from reporting_channels.actions import messages, reports
from reporting_channels.told import Told
from vault import receipts

TOLD = (
    "La cheffe du bureau, Mme Mariam Solvère, m’a demandé de retirer du dossier la déclaration d’une société dont son "
    "frère est l’associé. Quand j’ai refusé, elle a signé elle-même la mainlevée. J’ai gardé la copie du registre."
)
THANKS = (
    "L’Inspection générale a reçu votre signalement. Le bureau du contrôle interne ne le voit pas : ni sa cheffe, ni "
    "ses agents n’en ont la clé. Nous vous répondons ici."
)
ASKED = "Pouvez-vous dire à quelle date la mainlevée a été signée, et si quelqu’un d’autre a vu le registre ?"


def about_the_head(people: dict[str, Person], channels: dict[str, Any], now: datetime) -> None:
    """Told by an officer who shut her chief out; acknowledged and questioned from outside."""
    at = now - timedelta(days=5)
    told = Told(
        submission=secrets.token_bytes(32),
        receipt=receipts.new_code(),
        language="fr",
        narrative=TOLD,
        name="Djeneba Orcel",
        contact="0600 000 000",
        shut_out=("head_of_office",),
    )
    report = reports.receive(channel=channels["staff"], told=told, by=REPORTER, at=at)
    zina = people["zina"].member
    reports.acknowledge(report=report, text=THANKS, by=zina, at=at + timedelta(days=1))
    messages.ask(report=report, text=ASKED, by=zina, at=at + timedelta(days=1))
