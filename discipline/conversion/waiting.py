"""Conversions that wait for this member's word."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext_lazy as _

from accounts import home
from accounts.models import Member
from discipline.conversion.access import list_to_decide


def conversions_to_decide(member: Member, today: date) -> Iterator[home.Row]:
    """Those that somebody else proposed."""
    for one in list_to_decide(member):
        yield home.Row(
            text=one.proceeding.number, url=one.get_absolute_url(), hint=_("Another version of the procedure")
        )
