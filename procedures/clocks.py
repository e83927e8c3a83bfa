"""The clock engine: one model for every time limit, computed from events and never typed.

Pure: dates in, a `Due` out. It knows no database; `procedures.access` hands it the events and the calendar.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from . import steps
from .calendars import ONE_DAY, Calendar
from .counting import last_day, postponed
from .law import Law
from .steps import Step
from .words import Label

HOLDS = ("suspend", "interrupt")
ROLLS = ("none", "next_working_day")
BOUNDS = ("latest", "earliest")
CONSEQUENCES = ("blocks", "voids", "lapses", "implied_decision", "not_opposable", "warning")
# What ends by itself when its last day passes; everything else is merely late.
ENDS_BY_ITSELF = frozenset({"lapses", "implied_decision"})

Events = Mapping[str, "date | Sequence[date] | None"]


@dataclass(frozen=True, slots=True)
class Hold:
    """What makes a clock stand still (`suspend`) or start again in full (`interrupt`), between two events.

    An interruption without an end starts the clock again on the same day.
    """

    mode: str
    starts: str
    ends: str
    law: Law


@dataclass(frozen=True, slots=True)
class Extension:
    """What lengthens a clock, each time the event happens, `most` times at most; in the clock's own unit."""

    event: str
    amount: int
    law: Law
    most: int = 1


@dataclass(frozen=True, slots=True)
class Clock:
    """A time limit as a profile states it.

    `bound` says which way it works: `latest` is a limit to act before, `earliest` a notice that must have run before
    the act. `ends` names the event that stops it for good. `counting_law` is the source of the way of counting,
    None when that way is our own choice. ``yields_to`` names the clock that counts instead of this one wherever the
    text behind it has something to say (a collective agreement before a regulation). ``unprinted_law`` says that the
    limit does not count against a person who was not told of it; ``unprinted`` names the clock that counts instead.
    """

    code: str
    kind: str
    label: Label
    starts: str
    ends: str
    amount: int
    unit: str
    counting: str
    consequence: str
    law: Law
    counting_law: Law | None = None
    bound: str = "latest"
    roll: str = "none"
    holds: tuple[Hold, ...] = ()
    extensions: tuple[Extension, ...] = ()
    note: Label | None = None
    yields_to: str = ""
    yields_law: Law | None = None
    unprinted: str = ""
    unprinted_law: Law | None = None

    @property
    def says(self):
        """The period in words: 15 days, the first day counts."""
        return steps.period(self)

    @property
    def consequence_says(self):
        return steps.CONSEQUENCES[self.consequence]


@dataclass(frozen=True, slots=True)
class Due:
    """A clock at work on one matter.

    `on` is the last day to act, or for a notice the first day on which the act may take place; None while the clock
    waits for its first event or stands still.
    """

    clock: Clock
    status: str
    today: date
    on: date | None = None
    started_on: date | None = None
    done_on: date | None = None
    steps: tuple[Step, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.done_on is None and self.status in {"running", "suspended", "late"}

    @property
    def is_late(self) -> bool:
        """The day has passed and the act is still missing."""
        return self.status == "late" and self.done_on is None

    @property
    def days_left(self) -> int | None:
        """Whole days to the day; negative once it is past; None when nothing runs any more."""
        return (self.on - self.today).days if self.on and self.done_on is None else None

    @property
    def says(self):
        return steps.status(self)

    @property
    def distance(self) -> str:
        """The words beside the day: in 3 days, 2 days late."""
        return steps.distance(self)

    @property
    def is_certain(self) -> bool:
        """False when a source of the calculation is a proposal or unverified, which the page then says."""
        return all(step.law is None or step.law.is_settled for step in self.steps)


@dataclass(slots=True)
class _Run:
    """One calculation under way: where the period starts, what lengthened it, where it ends by now."""

    clock: Clock
    calendar: Calendar
    anchor: date
    end: date = field(init=False)
    held_until: date = field(init=False)
    story: list[Step] = field(default_factory=list)
    used: dict[Extension, int] = field(default_factory=dict)
    extra: int = 0
    held: list[tuple[date, date]] = field(default_factory=list)
    stands_still: bool = False

    def __post_init__(self) -> None:
        self.held_until = self.anchor
        self.story.append(steps.started(self.clock, self.anchor))
        self.restart(self.anchor)
        self.story.append(steps.counted(self.clock, self.end))

    def restart(self, on: date) -> None:
        self.anchor, self.held_until, self.extra, self.held = on, max(on, self.held_until), 0, []
        self.recount()

    def recount(self) -> None:
        """From the anchor again: an extension in the clock's own unit makes one longer period, not two in a row."""
        clock = self.clock
        self.end = last_day(self.anchor, clock.amount + self.extra, clock.unit, clock.counting, self.calendar)
        for since, until in self.held:
            self.end = postponed(self.end, since, until, clock.unit, self.calendar)

    def hold(self, hold: Hold, since: date, until: date | None) -> None:
        if since > self.end:
            self.story.append(steps.too_late(since, hold.law))
        elif until is None:
            self.stands_still = True
            self.story.append(steps.standing_still(hold, since))
        elif hold.mode == "interrupt" and until > self.anchor:
            self.restart(until)
            self.story.append(steps.interrupted(hold, since, until, self.end))
        elif (since := max(since, self.held_until)) < until and hold.mode == "suspend":
            self.held_until = until
            self.held.append((since, until))
            self.recount()
            self.story.append(steps.suspended(hold, since, until, self.end))

    def extend(self, extension: Extension, on: date) -> None:
        if on > self.end:
            self.story.append(steps.too_late(on, extension.law))
        elif self.used.get(extension, 0) >= extension.most:
            self.story.append(steps.used_up(extension, on))
        else:
            self.used[extension] = self.used.get(extension, 0) + 1
            self.extra += extension.amount
            self.recount()
            self.story.append(steps.extended(self.clock, extension, on, self.end))

    def roll(self) -> None:
        rolled = self.calendar.next_working_day(self.end)
        if self.clock.roll == "next_working_day" and rolled != self.end:
            self.story.append(steps.rolled(self.end, rolled))
            self.end = rolled
        needs_calendar = self.clock.roll != "none" or self.clock.unit == "working_day"
        if needs_calendar and not self.calendar.knows(self.end):
            self.story.append(steps.calendar_unknown(self.end.year))
        if needs_calendar and not self.calendar.is_rest_verified:
            self.story.append(steps.rest_unverified())


def compute(clock: Clock, events: Events, calendar: Calendar, today: date) -> Due:
    """Where the clock stands today. Never raises for missing events: without its first one, the clock waits."""
    days = {name: _days(value) for name, value in events.items()}
    if not days.get(clock.starts):
        return Due(clock, "waiting", today)
    started, done = days[clock.starts][0], next(iter(days.get(clock.ends, ())), None)
    run = _Run(clock, calendar, started)
    for on, move in _timeline(clock, days):
        if run.stands_still or (done and on > done):
            break
        move(run)
    due = Due(clock, "met" if done else "suspended", today, None, started, done)
    if not run.stands_still:
        run.roll()
        on = run.end + ONE_DAY if clock.bound == "earliest" else run.end
        due = replace(due, on=on, status=_status(clock, on, done, today))
    return replace(due, steps=(*run.story, *steps.conclusion(due)))


def _days(value: "date | Sequence[date] | None") -> tuple[date, ...]:
    if value is None:
        return ()
    return (value,) if isinstance(value, date) else tuple(sorted(value))


def _timeline(clock: Clock, days: Mapping[str, tuple[date, ...]]) -> list[tuple[date, Callable[[_Run], None]]]:
    """Everything that moved the clock, in the order in which it happened."""
    moves: list[tuple[date, Callable[[_Run], None]]] = []
    for extension in clock.extensions:
        moves += [(on, partial(_Run.extend, extension=extension, on=on)) for on in days.get(extension.event, ())]
    for hold in clock.holds:
        starts = days.get(hold.starts, ())
        for since, until in _pairs(starts, days.get(hold.ends, ()) if hold.ends else starts):
            moves.append((since, partial(_Run.hold, hold=hold, since=since, until=until)))
    return sorted(moves, key=lambda move: move[0])


def _pairs(starts: Sequence[date], ends: Sequence[date]) -> Iterator[tuple[date, date | None]]:
    """Each beginning with the first end that is not before it; a beginning inside a hold opens no second one."""
    until = None
    for since in starts:
        if until and since < until:
            continue
        until = next((end for end in ends if end >= since), None)
        yield since, until
        if until is None:
            return


def _status(clock: Clock, on: date, done: date | None, today: date) -> str:
    if clock.bound == "earliest":
        if done is not None:
            return "met" if done >= on else "early"
        return "met" if today >= on else "running"
    if done is not None:
        return "met" if done <= on else "late"
    if today <= on:
        return "running"
    return "lapsed" if clock.consequence in ENDS_BY_ITSELF else "late"
