"""What the log says about one case, in words: who did what to it and to what belongs to it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet

from accounts.models import Member
from audit.log import kind_of
from audit.models import Entry
from audit.registry import says
from cases.models import Case

PAGE = 50  # entries of a page of the log
READINGS = (
    "case.read",
    "case.facts_read",
    "assignment.read",
    "allegation.read",
    "investigation.read",
    "interview.read",
    "exhibit.read",
    "exhibit.taken",
    "exhibit.receipt_taken",
    "exhibits.listed",
)
BELONGING = ("allegations", "investigations", "interviews", "exhibits")


@dataclass(frozen=True)
class Line:
    """One entry: when, who, what, and to which part of the case."""

    at: datetime
    by: str
    says: Any
    text: str
    url: str


def _entries(case: Case, readings: bool = False) -> tuple[QuerySet[Entry], dict[tuple[str, str], Any]]:
    rows = [row for name in BELONGING for row in getattr(case, name).all()]
    named = {(kind_of(row), str(row.pk)): row for row in rows}
    wanted = Q(subject_kind="case", subject_id=str(case.pk))
    for kind in {kind for kind, _id in named}:
        wanted |= Q(subject_kind=kind, subject_id__in=[id for one, id in named if one == kind])
    entries = Entry.objects.filter(wanted).defer("body").order_by("-id")
    return (entries.filter(event__in=READINGS) if readings else entries.exclude(event__in=READINGS)), named


def _lines(entries: list[Entry], named: dict[tuple[str, str], Any]) -> list[Line]:
    members = Member.objects.in_bulk({entry.actor_id for entry in entries if entry.actor_id})
    lines = []
    for entry in entries:
        row = named.get((entry.subject_kind, entry.subject_id))
        by = members[entry.actor_id].name if entry.actor_id in members else entry.actor_kind
        url = row.get_absolute_url() if row is not None else ""
        lines.append(Line(entry.at, by, says(entry.event), str(row) if row is not None else "", url))
    return lines


def latest(case: Case, at_most: int) -> list[Line]:
    """The newest things done in the case."""
    entries, named = _entries(case)
    return _lines(list(entries[:at_most]), named)


def page_of(case: Case, number: Any, *, readings: bool = False) -> Page:
    """One page of what was done in the case, or of who read it, newest first."""
    entries, named = _entries(case, readings)
    page = Paginator(entries, PAGE).get_page(number)
    page.object_list = _lines(list(page.object_list), named)
    return page


def last_time(row: Any, event: str) -> Line | None:
    """Who did this to the row last; None when nobody has."""
    entry = Entry.objects.filter(subject_kind=kind_of(row), subject_id=str(row.pk), event=event).order_by("-id").first()
    return _lines([entry], {})[0] if entry is not None else None
