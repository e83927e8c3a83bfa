"""What waits for a member: each room adds its sections, the home page shows those that have something.

A room registers in its ``AppConfig.ready``:
``home.register(Section(title=_("Reports to assess"), rows=access.waiting, empty=_("…"), roles=("receiver",)))``.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from accounts.models import Member

Words = str | Promise
SHOWN_OPEN = 6  # rows of a section that a glance can take in


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that waits: its words, where it is, by when, and whether that day is past."""

    text: Words
    url: str
    due: date | None = None
    late: bool = False
    hint: Words = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A group of things that wait. ``rows(member, today)`` asks the room's own access; low ``order`` first."""

    title: Words
    rows: Callable[[Member, date], Iterable[Row]]
    empty: Words = ""
    roles: tuple[str, ...] = ()
    order: int = 100


@dataclass(frozen=True, slots=True)
class Shown:
    """A section with its rows, late ones first."""

    section: Section
    rows: list[Row]

    @property
    def first(self) -> list[Row]:
        """What stands open on the page."""
        return self.rows[:SHOWN_OPEN]

    @property
    def rest(self) -> list[Row]:
        """What one more press shows."""
        return self.rows[SHOWN_OPEN:]


_sections: list[Section] = []


def register(section: Section) -> None:
    """Add a section to the home page; a second registration of an equal one changes nothing."""
    if section not in _sections:
        _sections.append(section)


def waiting(member: Member, today: date) -> list[Shown]:
    """Return the sections meant for this member's roles, late things first, then by day."""
    meant = [one for one in _sections if not one.roles or set(one.roles) & set(member.roles)]
    return [
        Shown(one, sorted(one.rows(member, today), key=lambda row: (not row.late, row.due or date.max)))
        for one in sorted(meant, key=lambda one: one.order)
    ]
