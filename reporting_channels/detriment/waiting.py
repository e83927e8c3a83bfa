"""What the home page asks: the risk of detriment that is owed, of those reports that the member may open."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.home import Row
from accounts.models import Member
from reporting_channels import access
from reporting_channels.detriment.access import Standing, open_occasions, standings
from reporting_channels.detriment.codes import Occasion
from reporting_channels.models import DetrimentAssessment, Report, ReportPermission
from ui.words import day_in_words, labelled

FIRST = ("receiver", "outside_body")  # the head is asked only where nobody else is there, or when it is late


def owed(member: Member, today: date) -> Iterator[Row]:
    """Reports whose risk is to be assessed again: by whoever looks after it, then by those who receive, then by all."""
    found = _due(member, today)
    holders = _holders(found)
    for one in found:
        if one.is_late or member.pk in _asked(one, holders.get(one.report.pk, {})):
            yield Row(
                text=str(one.report),
                url=reverse("report_risk", args=[one.report.pk]),
                due=one.due,
                late=one.is_late,
                hint=_hint(one),
            )


def _due(member: Member, today: date) -> list[Standing]:
    mine = list(access.listed(member).values_list("content_object_id", flat=True))
    wanted = set(open_occasions(mine).values_list("report_id", flat=True))
    set_for = DetrimentAssessment.objects.filter(report__in=mine, review_on__lte=today)
    wanted |= set(set_for.values_list("report_id", flat=True))
    if not wanted:
        return []
    reports = Report.objects.filter(pk__in=wanted).exclude(state="erased").order_by("pk")
    return [one for one in standings(reports, today).values() if one.due is not None]


def _holders(found: list[Standing]) -> dict[UUID, dict[Any, list[str]]]:
    """Of each report, who may open it, with their roles; in one query."""
    held: dict[UUID, dict[Any, list[str]]] = {}
    rows = ReportPermission.objects.filter(
        content_object__in=[one.report.pk for one in found], user__deactivated_at=None
    )
    for report_id, member_id, roles in rows.values_list("content_object_id", "user_id", "user__roles"):
        held.setdefault(report_id, {})[member_id] = roles
    return held


def _asked(one: Standing, holders: dict[Any, list[str]]) -> set[Any]:
    """Whoever looks after the measures, if they still can; else those who receive; else everybody who is left."""
    carer = one.last.carer_id if one.last else None
    if carer in holders:
        return {carer}
    receiving = {pk for pk, roles in holders.items() if set(roles) & set(FIRST)}
    return receiving or set(holders)


def _hint(one: Standing) -> str:
    if not one.owed:
        return _("Risk of detriment: the day set for the next look is here")
    newest = one.owed[-1]
    title = (
        _("Reprisals reported: assess the risk of detriment")
        if any(each.kind == Occasion.REPRISALS for each in one.owed)
        else _("Risk of detriment to be assessed again")
    )
    return labelled(title, f"{newest.get_kind_display()}, {day_in_words(newest.raised_on)}")
