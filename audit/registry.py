"""The registry of events: nothing enters the log that no room has declared."""

import re
from dataclasses import dataclass

from django.utils.functional import Promise

_NAME = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+")


@dataclass(frozen=True, slots=True)
class Event:
    """A dotted name in the past tense, the words that follow the actor on a page, and the facts it may carry."""

    name: str
    says: str | Promise
    facts: tuple[str, ...] = ()


class EventUndeclared(LookupError):
    """An event that no room has declared."""


_events: dict[str, Event] = {}


def declare(name: str, says: str | Promise, facts: tuple[str, ...] = ()) -> Event:
    """Make `name` an event. `says` completes "<actor> ..." and is lazy; an empty `facts` means any safe fact.

    Raises ValueError for a name of another form and for a second declaration: two rooms must not mean two things.
    """
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} is not of the form noun.past_tense")
    if name in _events:
        raise ValueError(f"{name!r} is already declared")
    _events[name] = Event(name, says, tuple(facts))
    return _events[name]


def get(name: str) -> Event:
    """The declared event; raises EventUndeclared."""
    try:
        return _events[name]
    except KeyError:
        raise EventUndeclared(f"event {name!r} is not declared") from None


def says(name: str) -> str | Promise:
    """Words for a page; an event of an older release that is declared no more shows its name."""
    return _events[name].says if name in _events else name


def every() -> tuple[Event, ...]:
    """All declared events by name."""
    return tuple(_events[name] for name in sorted(_events))
