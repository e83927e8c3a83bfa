"""Effects of appeals that nobody has carried out yet: each is a task of the secretariat until it is done."""

from collections.abc import Iterator
from datetime import date

from accounts import home
from accounts.models import Member
from discipline.access import list_owed


def owed(member: Member, today: date) -> Iterator[home.Row]:
    """What is still owed in the proceedings that this member may open, the oldest first."""
    for effect in list_owed(member):
        proceeding = effect.appeal.sanction.proceeding
        yield home.Row(
            text=proceeding.number, url=f"{proceeding.get_absolute_url()}#sanction", due=effect.on, hint=str(effect)
        )
