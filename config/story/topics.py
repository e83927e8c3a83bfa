"""Reports told by topic: an importer who paid, an officer who is harassed, a broker who pays for having spoken."""

import secrets
from datetime import datetime, timedelta
from typing import Any

from audit.actors import REPORTER
from reporting_channels import asking
from reporting_channels.actions import reports
from reporting_channels.told import Told
from vault import receipts

BRIBE = {
    "deal": "given",
    "gift": ["money"],
    "amount": {"sum": "25000.00", "currency": "XOF", "around": True},
    "purpose": "owed",
    "when": {"year": 2026, "month": 9, "around": True},
    "where": {"unit": "Terminal à conteneurs", "post": "Voie 4"},
    "who": [
        {"name": "Un inspecteur grand, aux lunettes fines", "function": "Inspecteur, voie 4", "relation": "did"},
        {"name": "Le chef de quai", "function": "Entrepôt frigorifique", "relation": "saw"},
    ],
    "proof": ["messages", "witnesses"],
    "fear": "Mes conteneurs passent tous par cette voie. Je crains qu’on les retarde.",
}
HARASSMENT = {
    "forms": ["words", "isolation", "threats"],
    "whom": "me",
    "often": "on",
    "when": {"year": 2026, "month": 6},
    "where": {"unit": "Baggage hall", "post": "Night brigade"},
    "who": [{"name": "", "function": "Head of the night brigade", "relation": "did"}],
    "told_before": "yes",
    "told_whom": {"unit": "Personnel service"},
    "need": ["stop", "apart"],
    "may_speak": "no",
}
RETALIATION = {
    "because": "here",
    "detriment": ["trade", "threats"],
    "urgent": "yes",
    "limit_on": {"year": 2026, "month": 12, "day": 15},
    "when": {"year": 2026, "month": 10, "day": 2},
    "where": {"unit": "Bureau des régimes économiques"},
    "who": [{"name": "", "function": "Chef de bureau", "relation": "knew"}],
    "may_speak": "yes",
    "proof": ["papers", "systems"],
}
TOLD: tuple[tuple[str, str, str, str, dict[str, Any], int], ...] = (
    (
        "operators",
        "bribe",
        "fr",
        "À chaque conteneur réfrigéré, on me fait comprendre qu’une enveloppe évite deux jours d’attente. J’ai fini "
        "par payer, et je ne veux plus le faire.",
        BRIBE,
        6,
    ),
    (
        "staff",
        "harassment",
        "en",
        "Since I refused to sign a blank list, I am given only night shifts and shouted at in front of the others. "
        "Last week I was told that accidents happen to people like me.",
        HARASSMENT,
        4,
    ),
    (
        "operators",
        "retaliation",
        "fr",
        "Depuis que j’ai parlé de la voie 4, mes déclarations restent bloquées sans motif, "
        "et l’on m’a retiré un agrément.",
        RETALIATION,
        2,
    ),
)


def by_topic(channels: dict[str, Any], now: datetime) -> None:
    """Send them, each by the version that its channel offers today."""
    for code, topic, language, words, answers, days in TOLD:
        channel = channels[code]
        asked = next(one for one in asking.offered(channel) if one.definition.code == topic)
        told = Told(
            submission=secrets.token_bytes(32),
            receipt=receipts.new_code(),
            language=language,
            narrative=words,
            answers=answers,
            questionnaire=asked.id,
        )
        reports.receive(channel=channel, told=told, by=REPORTER, at=now - timedelta(days=days))
