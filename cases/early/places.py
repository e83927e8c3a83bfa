"""Alerts on the home page of their reviewer."""

from collections.abc import Iterator
from datetime import date

from accounts import home
from accounts.models import Member
from cases.early.access import list_alerts
from cases.early.states import OPEN


def waiting(member: Member, today: date) -> Iterator[home.Row]:
    """Alerts that wait for a look; their own page says what they counted."""
    for one in list_alerts(member, today):
        if one.state in OPEN:
            yield home.Row(text=str(one), url=one.get_absolute_url(), due=one.expires_on, hint=str(one.rule))
