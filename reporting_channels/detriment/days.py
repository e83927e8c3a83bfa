"""The office's own times for this; no law or standard that we read gives a number."""

from datetime import date, timedelta

from reporting_channels.codes import Risk

DAYS = 7  # from an occasion to the assessment that takes it up
MOST_DAYS = 366  # until the next look, at the most
NO_DECISION = (
    "triage",
    "reprisals",
    "later_report",
    "word",
    "review",
)  # occasions that no figure holds against the office
REVIEW_AFTER = {Risk.LOW: 90, Risk.MEDIUM: 30, Risk.HIGH: 14}
ORDER = (Risk.NONE, Risk.LOW, Risk.MEDIUM, Risk.HIGH)


def due_on(raised_on: date) -> date:
    """By when an occasion is taken up."""
    return raised_on + timedelta(days=DAYS)


def graver(*levels: str) -> str:
    """The gravest of these levels."""
    return max(levels, key=ORDER.index)


def next_look(today: date, *levels: str) -> date | None:
    """When the risk is looked at again where nobody said a day; None where no risk is seen."""
    days = REVIEW_AFTER.get(graver(*levels))
    return today + timedelta(days=days) if days else None
