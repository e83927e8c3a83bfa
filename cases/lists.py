"""A member's own cases, page by page; part of ``cases.access``, from where callers take it."""

from collections.abc import Iterable
from uuid import UUID

from django.db import models

from accounts import permissions
from accounts.models import Member
from cases.flags.standing import is_admitted
from cases.models import Assignment, Case, CaseFlag, CasePermission
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
NEEDED = (
    "procedure",
    "investigations__scopes",
    "allegations__scopes",
    "origins__report",
    "assignments",
    "next_review",
    *AROUND,
)


def is_turn_of(case: Case, member: Member) -> bool:
    """Whether the next step is for a role that the member bears."""
    turn = whose_turn(case)
    return turn is not None and turn.owner in member.roles


def with_clocks(rows: list[Case]) -> list[Case]:
    """The rows of one page together with what their clocks need, in as many queries as there are tables."""
    models.prefetch_related_objects(
        rows,
        "procedure",
        *OF_INVESTIGATIONS,
        "allegations",
        "origins__report",
        "assignments__member",
        "next_review",
        *AROUND,
    )
    return rows


def open_to(member: Member) -> list[UUID]:
    """The ids of the cases that the member may open now: permitted, declared for, admitted where admission is asked."""
    own = set(permissions.listed(CasePermission, member).order_by().values_list("content_object_id", flat=True))
    stated = Assignment.objects.current().filter(member=member, no_conflict_declared_at__isnull=False)
    mine = {one.case_id: one.role for one in stated if one.case_id in own}
    closed = CaseFlag.objects.filter(case__in=mine, kind="restricted", level="admitted", lifted_at__isnull=True)
    shut = set(closed.exclude(admissions__member=member).values_list("case_id", flat=True))
    return [key for key, role in mine.items() if role == "head" or key not in shut]


def quiet(cases: Iterable[UUID]) -> set[UUID]:
    """Those of these cases whose category and unit no list tells."""
    flags = CaseFlag.objects.filter(case__in=list(cases), kind="restricted", lifted_at__isnull=True)
    return set(flags.values_list("case_id", flat=True))


def count_by_state(member: Member) -> dict[str, int]:
    """How many of the cases that the member has declared for stand in each state."""
    counted = Case.objects.filter(pk__in=open_to(member)).values_list("state").annotate(models.Count("pk")).order_by()
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
