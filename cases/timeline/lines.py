"""The line of time of one case: entries of the log in words, and its time limits, filtered and page by page."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Member
from audit.models import Entry
from cases import history
from cases.clocks import clocks_of
from cases.history import Line
from cases.models import Case

PAGE = 50  # lines of a page
CLOCKS, READINGS, OTHER = "clocks", "readings", "other"
# What the reader may ask for, by the nouns with which the names of events begin.
NOUNS: dict[str, tuple[Any, tuple[str, ...]]] = {
    "case": (gettext_lazy("Steps of the case"), ("case",)),
    "team": (gettext_lazy("Team"), ("assignment",)),
    "allegations": (gettext_lazy("Allegations"), ("subject", "allegation", "finding")),
    "investigation": (gettext_lazy("Investigation"), ("investigation",)),
    "interviews": (gettext_lazy("Interviews"), ("interview",)),
    "exhibits": (gettext_lazy("Exhibits and custody"), ("exhibit", "custody")),
}
KINDS = {code: label for code, (label, _nouns) in NOUNS.items()} | {
    OTHER: gettext_lazy("Everything else that was done"),
    READINGS: gettext_lazy("Who read it"),
    CLOCKS: gettext_lazy("Time limits"),
}


@dataclass(frozen=True)
class Wanted:
    """What of it is asked for: a kind, a person, a period; nothing means everything."""

    kind: str = ""
    person: str = ""
    from_on: date | None = None
    to_on: date | None = None


def page_of(case: Case, wanted: Wanted, number: Any, new: Callable[[Entry], bool] = history.never) -> Page:
    """One page, newest first, the same thing done many times as one; ``new`` says which entries are marked."""
    named = history.parts_of(case)
    page = Paginator(entries_of(case, wanted, named), PAGE).get_page(number)
    lines = history.lines_of(list(page.object_list), named, new)
    page.object_list = history.in_runs(_with_clocks(lines, _clock_lines(case, wanted), page))
    return page


def entries_of(case: Case, wanted: Wanted, named: dict | None = None) -> QuerySet[Entry]:
    """The entries that are asked for, newest first."""
    entries = history.about(case, history.parts_of(case) if named is None else named)
    if wanted.kind == CLOCKS:
        return entries.none()
    if wanted.kind:
        entries = entries.filter(_of_kind(wanted.kind))
    if wanted.person:
        entries = entries.filter(actor_id=wanted.person)
    if wanted.from_on:
        entries = entries.filter(at__gte=_start(wanted.from_on))
    if wanted.to_on:
        entries = entries.filter(at__lte=_end(wanted.to_on))
    return entries


def people_of(case: Case) -> list[Member]:
    """Whoever had a part in the case: whose acts can be asked for."""
    return sorted({one.member for one in case.assignments.all()}, key=lambda one: one.name)


def _of_kind(kind: str) -> Q:
    if kind == READINGS:
        return Q(event__in=history.readings())
    known = [noun for _label, nouns in NOUNS.values() for noun in nouns]
    asked = Q()
    for noun in known if kind == OTHER else NOUNS[kind][1]:
        asked |= Q(event__startswith=f"{noun}.")
    return (~asked if kind == OTHER else asked) & ~Q(event__in=history.readings())


def _clock_lines(case: Case, wanted: Wanted) -> list[Line]:
    """The day on which each time limit ends or ended, as lines without an author."""
    if wanted.kind not in ("", CLOCKS) or wanted.person:
        return []
    lines = []
    for due in clocks_of(case, timezone.localdate()):
        on = due.done_on or due.on
        if on and (not wanted.from_on or on >= wanted.from_on) and (not wanted.to_on or on <= wanted.to_on):
            says = _("Time limit: %(clock)s") % {"clock": due.clock.label}
            lines.append(Line(_end(on), "", says, str(due.says), "", event=CLOCKS))
    return lines


def _with_clocks(lines: list[Line], clocks: list[Line], page: Page) -> list[Line]:
    """The page's own entries with the time limits that end between its first and its last."""
    newest = None if not page.has_previous() or not lines else lines[0].at
    oldest = None if not page.has_next() or not lines else lines[-1].at
    here = [one for one in clocks if (newest is None or one.at <= newest) and (oldest is None or one.at > oldest)]
    if page.has_previous() and not lines:
        return lines
    return sorted([*lines, *(replace(one, url="") for one in here)], key=lambda one: one.at, reverse=True)


def _start(on: date) -> datetime:
    return timezone.make_aware(datetime.combine(on, time.min))


def _end(on: date) -> datetime:
    return timezone.make_aware(datetime.combine(on, time.max))
