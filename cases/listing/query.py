"""The member's own cases as the filters ask; nobody else's in list, count or name.

The member's own keys fence the set first (PERFORMANCE.md). A case that waits for the member's statement on
conflicts answers no filter: whoever may have a conflict learns nothing from what is left out.
"""

from datetime import date
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils import timezone

from accounts import permissions
from accounts.models import Member
from cases.attention import marks
from cases.listing.filters import Filters
from cases.lists import LOOKED_THROUGH, NEEDED, OF_INVESTIGATIONS, PAGE, is_turn_of, open_to, quiet
from cases.models import Assignment, Case, CasePermission, Origin, Watch
from cases.turns import next_day
from procedures.access import calendar_of


def page_of(member: Member, filters: Filters, number: Any = 1) -> Page:
    """A page of what is asked for, newest first."""
    page = Paginator(_keys(member, filters), PAGE).get_page(number)
    rows = Case.objects.defer("facts").in_bulk(list(page.object_list))
    page.object_list = [rows[key] for key in page.object_list]
    return page


def count(member: Member, filters: Filters) -> int:
    """How many there are."""
    keys = _keys(member, filters)
    return len(keys) if isinstance(keys, list) else keys.count()


def chosen(member: Member, ids: list[Any]) -> list[Case]:
    """Of these cases, the ones that the member may open and has declared for, newest first."""
    fence = set(open_to(member)) & set(ids)
    return list(Case.objects.defer("facts").filter(pk__in=fence).order_by("-opened_at", "pk"))


def _keys(member: Member, filters: Filters) -> Any:
    if not filters.given:
        return permissions.listed(CasePermission, member).values_list("content_object_id", flat=True)
    rows = _by_column(member, filters).order_by("-opened_at", "pk")
    return _by_look(member, filters, rows) if filters.needs_a_look else rows.values_list("pk", flat=True)


def _by_column(member: Member, asked: Filters) -> models.QuerySet[Case]:
    """What the database can tell."""
    own = open_to(member)
    tells = bool(asked.category or asked.unit)
    rows = Case.objects.filter(pk__in=set(own) - quiet(own) if tells else own)
    for name in ("state", "category", "unit"):
        if value := getattr(asked, name):
            rows = rows.filter(**{name: value})
    if asked.from_on:
        rows = rows.filter(opened_at__date__gte=asked.from_on)
    if asked.to_on:
        rows = rows.filter(opened_at__date__lte=asked.to_on)
    team = Assignment.objects.current().filter(case=OuterRef("pk"))
    if asked.part:
        rows = rows.filter(Exists(team.filter(member=member, role=asked.part)))
    if asked.lead:
        rows = rows.filter(Exists(team.filter(member=asked.lead, role="lead")))
    if asked.watched:
        rows = rows.filter(Exists(Watch.objects.filter(case=OuterRef("pk"), watched_by=member)))
    if asked.report:
        comes = Exists(Origin.objects.filter(case=OuterRef("pk")))
        rows = rows.filter(comes if asked.report == "yes" else ~comes)
    return rows


def _by_look(member: Member, asked: Filters, rows: models.QuerySet[Case]) -> list[UUID]:
    """What only a look at each open case tells, among the newest of those that are left."""
    if asked.waiting or asked.late:
        rows = rows.exclude(state="closed")
    found = list(rows.defer("facts")[:LOOKED_THROUGH])
    if asked.changed:
        changed = marks.changes(member, found)
        found = [case for case in found if case.pk in changed]
    models.prefetch_related_objects(found, *NEEDED, *OF_INVESTIGATIONS)
    if asked.waiting:
        found = [case for case in found if is_turn_of(case, member)]
    if asked.late:
        found = _late(found, timezone.localdate())
    return [case.pk for case in found]


def _late(cases: list[Case], today: date) -> list[Case]:
    calendars = {country: calendar_of(country) for country in {case.procedure.country for case in cases}}
    days = [(case, next_day(case, today, calendars[case.procedure.country])) for case in cases]
    return [case for case, day in days if day is not None and day < today]
