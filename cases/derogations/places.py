"""Derogations on the home page: to confirm, and to follow up by their day."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from accounts import home
from accounts.models import Member
from cases.derogations import access, policies
from machine.policies import may


def waiting(member: Member, today: date) -> Iterator[home.Row]:
    """What waits for this member's second signature or control."""
    for one in access.list_derogations(member):
        if may(policies.require_may_confirm, derogation=one, by=member):
            yield home.Row(text=one.pair_label, url=reverse("cases:derogation_confirm", args=[one.pk]))
    for one in access.list_uses(member):
        if may(policies.require_may_follow, derogation_use=one, by=member):
            yield home.Row(
                text=one.case.number,
                url=reverse("cases:derogation_follow", args=[one.pk]),
                due=one.follow_up_on,
                late=one.follow_up_on < today,
                hint=one.derogation.control_label,
            )
