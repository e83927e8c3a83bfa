"""What a page of a decision says before it is taken: a later room adds it to a step of its own or of an earlier room.

    remind("case", "refer", said)

``said(row, by)`` gives the reminders of this row for this member; it opens nothing sealed.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from machine.edges import Words


@dataclass(frozen=True, slots=True)
class Reminder:
    """One notice: its title, its lines, its tone; ``url`` and ``link`` lead to where something can be done about it."""

    title: Words
    lines: tuple[Words, ...]
    tone: str = "info"
    url: str = ""
    link: Words = ""


Said = Callable[[Any, Any], Iterable[Reminder]]
_said: dict[tuple[str, str], list[Said]] = {}


def remind(noun: str, verb: str, said: Said) -> None:
    """Say this on the page of that step; a second time changes nothing."""
    known = _said.setdefault((noun, verb), [])
    if said not in known:
        known.append(said)


def reminders(noun: str, verb: str, row: Any, by: Any) -> list[Reminder]:
    """What the page of this step says."""
    return [one for said in _said.get((noun, verb), ()) for one in said(row, by)]
