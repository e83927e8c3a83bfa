"""The joint action plan of the demonstration."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from integrity.actions import commitments

PROMISES: tuple[tuple[str, str, str, str, int, str], ...] = (
    (
        "transparency",
        "customs",
        "Direction de la réglementation",
        "Publier chaque mois les délais de mainlevée de chaque bureau.",
        -20,
        "kept",
    ),
    (
        "automation",
        "customs",
        "Direction des systèmes",
        "Ouvrir le paiement électronique des droits dans les deux aéroports.",
        -10,
        "agreed",
    ),
    (
        "private",
        "both",
        "Forum douane – secteur privé",
        "Tenir le forum quatre fois par an et publier ses relevés de décisions.",
        60,
        "agreed",
    ),
    (
        "conduct",
        "private",
        "Union des transitaires",
        "Faire signer une charte contre les paiements officieux à chaque membre.",
        90,
        "agreed",
    ),
    (
        "audit",
        "customs",
        "Office du contrôle interne",
        "Répondre à tout signalement dans les sept jours.",
        120,
        "proposed",
    ),
    (
        "morale",
        "customs",
        "Direction des ressources humaines",
        "Enquête anonyme sur le climat de travail, par bureau.",
        150,
        "dropped",
    ),
)


def promise(people: dict[str, Any], now: datetime) -> None:
    """Write the commitments down, and take some of them along."""
    for factor, side, owner, text, days, state in PROMISES:
        due = timezone.localdate(now) + timedelta(days=days)
        at = now - timedelta(days=120)
        one = commitments.propose(
            factor=factor, side=side, owner=owner, text=text, due_on=due, by=people["mariam"], at=at
        )
        if state in ("agreed", "kept"):
            one = commitments.agree(commitment=one, by=people["bakary"], at=at + timedelta(days=14))
        if state == "kept":
            commitments.keep(
                commitment=one,
                evidence="Publié sur le site de la douane depuis trois mois.",
                by=people["mariam"],
                at=now - timedelta(days=25),
            )
        if state == "dropped":
            commitments.drop(
                commitment=one,
                reason="Reporté à l’enquête de l’Organisation mondiale des douanes.",
                by=people["bakary"],
                at=now - timedelta(days=40),
            )
