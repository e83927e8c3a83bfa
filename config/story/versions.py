"""A change of law that waits for its signature, and limits that come near: what the editor and the notices show."""

from datetime import datetime

from accounts.models import Member
from discipline.watch import keeping
from procedures.actions import versions
from procedures.loading import PROFILES


def reform(by: Member, now: datetime) -> None:
    """Load the change of law, then sweep the limits as the worker does each hour."""
    _change_law(by, now)
    keeping.sweep(at=now)


def _change_law(by: Member, now: datetime) -> None:
    """The French profile as it might read after a reform, loaded as a draft by the administrator; nobody signed it."""
    text = (PROFILES / "fr-state.toml").read_text(encoding="utf-8")
    for before, after in (
        ('status = "worked"', 'status = "draft"'),
        ("valid_from = 2025-06-24", "valid_from = 2027-01-01"),
        ("amount = 15\n", "amount = 20\n"),
    ):
        text = text.replace(before, after, 1)
    versions.load_text(text=text, by=by, at=now)
