"""How reports end in the demonstration: one near its end, one held, one proposed for deletion, one destroyed."""

import os
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings

from config.story import texts
from config.story.line import Line
from config.story.matters import matters
from config.story.people import Person
from reporting_channels.actions import clocks, deletions, erasures, reports, retention
from reporting_channels.models import Report

REASONS = {
    "hold": "Le parquet demande par lettre du 4 que rien ne soit détruit.",
    "waits": "Le texte décrit la santé d’un tiers, sans rapport avec la douane.",
    "erased": "L’auteur a demandé par le dialogue que tout soit effacé.",
}


def end(people: dict[str, Person], channels: dict[str, Any], now: datetime) -> None:
    """Close four reports long ago, and let each come to another end."""
    awa, ilan, mariam = (people[name].member for name in ("awa", "ilan", "mariam"))
    _closed(people, channels, now - timedelta(days=330))
    held = _closed(people, channels, now - timedelta(days=345))
    retention.hold(report=held, ground="court", reasons=REASONS["hold"], by=awa, at=now - timedelta(days=40))
    waits = _closed(people, channels, now - timedelta(days=120))
    deletions.propose(report=waits, ground="irrelevant", reasons=REASONS["waits"], by=ilan, at=now - timedelta(days=2))
    gone = _closed(people, channels, now - timedelta(days=200), keeps_receipt=True)
    at = now - timedelta(days=20)
    row = deletions.propose(report=gone, ground="reporter", reasons=REASONS["erased"], by=awa, at=at)
    deletions.confirm(early_deletion=row, by=mariam, at=at + timedelta(days=1))
    erasures.carry_out(at=at + timedelta(days=1))
    erasures.finish(at=at + timedelta(days=1))
    clocks.escalate(at=now)


def _closed(
    people: dict[str, Person], channels: dict[str, Any], on: datetime, *, keeps_receipt: bool = False
) -> Report:
    """A report that two people ended without a case, told why, and closed on that day."""
    awa, ilan = people["awa"].member, people["ilan"].member
    matter = next(iter(matters(channels, on)))
    matter.first, matter.until = on - timedelta(days=20), "acknowledged"
    line = Line(matter, people, None).walk()
    grid = {"competence": "other", "credibility": "medium", "seriousness": "low", "urgency": "low"}
    at, words = on - timedelta(days=12), texts.NO_CASE[matter.language]
    report = reports.assess(
        report=line.report,
        note="-",
        category="other",
        detriment_risk="low",
        proposes="no_case",
        no_case_reason="not_competent",
        by=awa,
        at=at,
        **grid,
    )
    report = reports.propose_no_case(report=report, reason="not_competent", note=words, by=awa, at=at)
    report = reports.confirm_no_case(report=report, by=ilan, at=at + timedelta(days=1))
    report = reports.give_feedback(report=report, text=words, by=awa, at=at + timedelta(days=2))
    if keeps_receipt:
        _write_down(line.receipt)
    return reports.close(report=report, by=awa, at=on)


def _write_down(receipt: str) -> None:
    """The receipt of the destroyed report, so that whoever tries the demonstration can come back with it."""
    path = Path(settings.DEMO_ACCOUNTS).parent / "receipt-of-an-erased-report.txt"
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(receipt + "\n")
