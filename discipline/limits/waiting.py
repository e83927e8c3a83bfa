"""Limits that come near, announced 90, 30 and 7 days before their day; and prescriptions that wait for a decision."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from accounts import home
from accounts.models import Member
from discipline.access import list_cases_to_open, list_running
from discipline.clocks import clocks_of, coming, prescription_of
from discipline.limits.access import list_to_decide
from discipline.states import AUTHORITY
from procedures.access import calendar_of
from procedures.clocks import Due


def coming_near(member: Member, today: date) -> Iterator[home.Row]:
    """Cases that nobody answers for yet, then proceedings: each limit once it is ninety days away or nearer."""
    if member.has_role(AUTHORITY):
        for case in list_cases_to_open(member):
            dues = [due for one in case.subjects.all() if (due := prescription_of(case, one, today=today))]
            yield from _rows(case.number, reverse("discipline:open", args=[case.pk]), dues)
    calendars: dict[str, Any] = {}
    for proceeding in list_running(member):
        country = proceeding.procedure.country
        if country not in calendars:
            calendars[country] = calendar_of(country)
        dues = clocks_of(proceeding, today=today, calendar=calendars[country])
        yield from _rows(proceeding.number, f"{proceeding.get_absolute_url()}#clocks", dues)


def _rows(number: str, url: str, dues: list[Due]) -> Iterator[home.Row]:
    for reached, due in coming(dues):
        words = ngettext("%(days)d day or less", "%(days)d days or less", reached) % {"days": reached}
        late = due.is_late
        yield home.Row(
            text=f"{number} · {due.clock.label}",
            url=url,
            due=due.on,
            late=late,
            hint=_("Past its day") if late else words,
        )


def to_decide(member: Member, today: date) -> Iterator[home.Row]:
    """Overrides that somebody else asked for."""
    for override in list_to_decide(member):
        yield home.Row(
            text=override.case.number,
            url=override.get_absolute_url(),
            due=override.limit_on,
            late=True,
            hint=_("An override of the prescription is asked for"),
        )
