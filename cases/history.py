"""What the log says about one case, in words: who did what to it and to what belongs to it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import groupby
from typing import Any

from django.db.models import Q, QuerySet, prefetch_related_objects
from django.utils.timezone import localdate

from accounts.models import Member
from audit.log import kind_of
from audit.models import Entry
from audit.registry import every, says
from cases.models import Case

# Looks at a case whose names do not end as those of readings do: see ``readings``.
_LOOKS = ("exhibits.listed", "case.listed", "case.watched", "case.unwatched", "people.links_sought")
BELONGING = ("allegations", "investigations", "interviews", "exhibits")


@cache
def readings() -> tuple[str, ...]:
    """The events by which somebody looked and nothing changed, of every room: no news, and no act to be told."""
    return (*_LOOKS, *(one.name for one in every() if one.name.endswith((".read", "_read", ".taken", "_taken"))))


@dataclass(frozen=True)
class Line:
    """One entry: when, who, what, and to which part of the case."""

    at: datetime
    by: str
    says: Any
    text: str
    url: str
    is_new: bool = False
    event: str = ""


@dataclass(frozen=True)
class Run:
    """What one person did again and again without anything else between: one line of many, newest first."""

    lines: tuple[Line, ...]

    @property
    def newest(self) -> Line:
        """Whose moment and words stand for all of them."""
        return self.lines[0]

    @property
    def oldest(self) -> Line:
        """When it began."""
        return self.lines[-1]


FEWEST = 3  # what happened twice is read faster than it is opened


def in_runs(lines: Iterable[Line]) -> list[Line | Run]:
    """The same lines with each run of one event by one person on one day as one; what is new stays apart."""
    found: list[Line | Run] = []
    for _same, run in groupby(lines, key=lambda one: (one.event, one.by, one.is_new, localdate(one.at))):
        several = tuple(run)
        found += [Run(several)] if several[0].event and len(several) >= FEWEST else several
    return found


def never(entry: Entry) -> bool:
    """Nothing is marked as new."""
    return False


def parts_of(case: Case) -> dict[tuple[str, str], Any]:
    """What belongs to the case, by the kind and id under which the log names it."""
    rows = [row for name in BELONGING for row in getattr(case, name).all()]
    return {(kind_of(row), str(row.pk)): row for row in rows}


def log_parts(cases: list[Case]) -> dict[tuple[str, str], Any]:
    """The case of everything that belongs to these cases, by the kind and id under which the log names it."""
    owner = {}
    for name in BELONGING:
        model = Case._meta.get_field(name).related_model
        for id, case_id in model._default_manager.filter(case__in=cases).values_list("pk", "case_id"):
            owner[kind_of(model), str(id)] = case_id
    return owner


def about(case: Case, named: dict[tuple[str, str], Any]) -> QuerySet[Entry]:
    """Every entry about the case and about what belongs to it."""
    wanted = Q(subject_kind="case", subject_id=str(case.pk))
    for kind in {kind for kind, _id in named}:
        wanted |= Q(subject_kind=kind, subject_id__in=[id for one, id in named if one == kind])
    return Entry.objects.filter(wanted).defer("body").order_by("-id")


def lines_of(
    entries: list[Entry], named: dict[tuple[str, str], Any], new: Callable[[Entry], bool] = never
) -> list[Line]:
    """The entries in words; ``new`` says which of them are marked as new."""
    members = Member.objects.in_bulk({entry.actor_id for entry in entries if entry.actor_id})
    lines = []
    for entry in entries:
        row = named.get((entry.subject_kind, entry.subject_id))
        by = members[entry.actor_id].name if entry.actor_id in members else entry.actor_kind
        url = row.get_absolute_url() if row is not None else ""
        text = str(row) if row is not None else ""
        lines.append(Line(entry.at, by, says(entry.event), text, url, new(entry), entry.event))
    return lines


def latest(case: Case, at_most: int) -> list[Line | Run]:
    """The newest things done in the case, what was done many times as one."""
    prefetch_related_objects([case], "exhibits")  # their tab counts them once more
    named = parts_of(case)
    lines = lines_of(list(about(case, named).exclude(event__in=readings())[: at_most * FEWEST]), named)
    return in_runs(lines)[:at_most]


def last_time(row: Any, event: str) -> Line | None:
    """Who did this to the row last; None when nobody has."""
    entry = Entry.objects.filter(subject_kind=kind_of(row), subject_id=str(row.pk), event=event).order_by("-id").first()
    return lines_of([entry], {})[0] if entry is not None else None
