"""Gaps of execution: an order that is missing or not followed, days to serve, mentions whose time has run."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts import home
from accounts.models import Member
from discipline.access import list_standing
from discipline.execution.standing import erasure_due
from discipline.models import Sanction


def gaps(member: Member, today: date) -> Iterator[home.Row]:
    """What somebody of the secretariat still has to do for a sanction that stands."""
    for sanction in list_standing(member):
        proceeding = sanction.proceeding
        for hint, due in _of(sanction, today):
            url = f"{proceeding.get_absolute_url()}#sanction"
            yield home.Row(text=proceeding.number, url=url, due=due, late=due is not None and due < today, hint=hint)


def _of(sanction: Sanction, today: date) -> Iterator[tuple[Any, date | None]]:
    rule = sanction.proceeding.procedure.profile.sanction(sanction.code)
    order, revocation = getattr(sanction, "order", None), getattr(sanction, "revocation", None)
    if order is None and sanction.state == "notified":
        yield _("No order to carry it out"), sanction.notified_on
    elif order is not None and order.is_gap and "pay" in rule.touches and order.starts_on <= today:
        yield _("The payroll has not done what was ordered"), order.starts_on
    if revocation is not None and revocation.served_at is None:
        yield _("Revoked days are to be served"), None
    if rule.erasure.mode == "automatic" and not hasattr(sanction, "mention_erasure"):
        due = erasure_due(sanction, today=today)
        if due is not None and due.on is not None and due.on < today:
            yield _("The mention is to be erased"), due.on
