"""What standing still, or going on, does to each clock of the case: shown before anybody confirms it."""

from dataclasses import dataclass
from datetime import date

from cases.clocks import events_of
from cases.models import Case
from cases.models.mandate import SUSPENSION_GROUNDS
from cases.planning.due import RESUMED, STOPS
from machine.edges import Words
from procedures.access import calendar_of, due_of
from procedures.clocks import Due


@dataclass(frozen=True)
class Effect:
    """One clock as it stands, and by ground whether it would stand still."""

    now: Due
    stands_still: dict[str, bool]


@dataclass(frozen=True)
class Resumed:
    """One clock before and after going on today."""

    now: Due
    then: Due


def of_suspending(case: Case, today: date) -> list[Effect]:
    """Every clock that runs, with what each ground would do to it."""
    effects = []
    for due in _open(case, today):
        starts = {hold.starts for hold in due.clock.holds}
        effects.append(Effect(due, {ground: event in starts for ground, event in STOPS.items()}))
    return effects


def grounds() -> dict[str, Words]:
    """The grounds in words, in the order of the columns."""
    return {ground: SUSPENSION_GROUNDS[ground] for ground in STOPS}


def of_resuming(case: Case, today: date) -> list[Resumed]:
    """Every open clock, with its day if the investigation goes on today."""
    events, calendar = events_of(case), calendar_of(case.procedure.country)
    then = {**events, RESUMED: [*(events.get(RESUMED) or []), today]}
    return [
        Resumed(due, due_of(case.procedure, due.clock.code, then, today, calendar=calendar))
        for due in _open(case, today)
    ]


def _open(case: Case, today: date) -> list[Due]:
    events, calendar = events_of(case), calendar_of(case.procedure.country)
    found = [
        due_of(case.procedure, clock.code, events, today, calendar=calendar) for clock in case.procedure.profile.clocks
    ]
    return [due for due in found if due.is_open]
