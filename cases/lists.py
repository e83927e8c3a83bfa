"""A member's own cases, page by page; part of ``cases.access``, from where callers take it."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db import models

from accounts import permissions
from accounts.models import Member
from cases.flags.standing import is_admitted
from cases.models import Assignment, Case, CasePermission
from cases.turns import whose_turn

PAGE = 50  # rows of a page of the case list
LOOKED_THROUGH = 500  # newest open cases among which "my step" is looked for
# What the days of an investigation are computed from.
OF_INVESTIGATIONS = (
    "investigations__amendments",
    "investigations__notices",
    "investigations__suspensions",
)
AROUND = ("flags__admissions", "mergers__absorbed__origins__report", "split_from__origins__report", "reopenings")
NEEDED = ("procedure", "investigations__scopes", "allegations__scopes", "origins__report", "assignments", *AROUND)


def list_cases(member: Member, *, number: Any = 1, state: str = "", waiting: bool = False) -> Page:
    """A page of the member's cases, newest first, and nobody else's in list or count.

    Two steps (PERFORMANCE.md): the page's keys from the permission rows, then the
    rows by key. With a filter, the member's own keys fence the set first.
    """
    mine = permissions.listed(CasePermission, member)
    if waiting:
        keys: Any = [case.pk for case in working_cases(member, at_most=LOOKED_THROUGH) if is_turn_of(case, member)]
    elif state:
        own = list(mine.order_by().values_list("content_object_id", flat=True))
        keys = Case.objects.filter(pk__in=own, state=state).order_by("-opened_at", "pk").values_list("pk", flat=True)
    else:
        keys = mine.values_list("content_object_id", flat=True)
    page = Paginator(keys, PAGE).get_page(number)
    rows = Case.objects.defer("facts").in_bulk(list(page.object_list))
    page.object_list = [rows[key] for key in page.object_list]
    return page


def is_turn_of(case: Case, member: Member) -> bool:
    """Whether the next step is for a role that the member bears."""
    turn = whose_turn(case)
    return turn is not None and turn.owner in member.roles


def with_clocks(rows: list[Case]) -> list[Case]:
    """The rows of one page together with what their clocks need, in as many queries as there are tables."""
    models.prefetch_related_objects(
        rows, "procedure", *OF_INVESTIGATIONS, "allegations", "origins__report", "assignments", *AROUND
    )
    return rows


def count_by_state(member: Member) -> dict[str, int]:
    """How many of the member's cases stand in each state."""
    own = permissions.listed(CasePermission, member).order_by().values_list("content_object_id", flat=True)
    counted = Case.objects.filter(pk__in=list(own)).values_list("state").annotate(models.Count("pk")).order_by()
    return dict(counted)


def undeclared(member: Member) -> models.QuerySet[Assignment]:
    """Assignments that wait for the member's declaration."""
    waiting = member.assignments.current().filter(no_conflict_declared_at__isnull=True)
    return waiting.select_related("case").order_by("assigned_at")


def working_cases(member: Member, at_most: int = PAGE) -> list[Case]:
    """The member's newest cases that are open, declared and open to them, with all that their next steps need."""
    own = list(permissions.listed(CasePermission, member).values_list("content_object_id", flat=True))
    mine = Assignment.objects.current().filter(member=member, no_conflict_declared_at__isnull=False)
    declared = set(mine.values_list("case_id", flat=True))
    rows = Case.objects.filter(pk__in=[key for key in own if key in declared]).exclude(state="closed")
    found = list(rows.order_by("-opened_at")[:at_most])
    models.prefetch_related_objects(
        found, *NEEDED, *OF_INVESTIGATIONS, "recusals", "interviews", "allegations__findings"
    )
    return [case for case in found if is_admitted(case, member.pk)]
