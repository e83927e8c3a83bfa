"""Ways to contest a decision and how they may end, as a profile states them; and ways to serve a paper on a person."""

from dataclasses import dataclass
from datetime import date

from .law import Law
from .words import Label

# What an outcome does; the effects themselves are worked out in ``discipline.appeals.effects``.
RECIPES = ("stands", "replaced", "annulled", "form", "disproportion", "merits", "remitted", "withdrawn")
# Does lodging it stop the sanction? ``unknown``: nobody found out, so only a decision that says so stops it.
STAYS = ("by_itself", "on_decision", "none", "unknown")
LODGED, DETERMINED = "appeal.lodged", "appeal.determined"


@dataclass(frozen=True, slots=True)
class AppealOutcome:
    """How an appeal may end, and what becomes of the sanction."""

    code: str
    label: Label
    effect: Label
    ends_sanction: bool
    erases_file: bool
    may_restart: bool
    law: Law
    recipe: str


@dataclass(frozen=True, slots=True)
class AppealKind:
    """A way to contest a decision: before whom, within which clock, what silence means, how it may end.

    ``after`` names the kinds one of which must have ended first; ``open_to`` the sanctions against which alone it
    is open (all, when empty). ``lodged_as`` and ``answered_as`` are the events by which clocks know it.
    """

    code: str
    label: Label
    body: str
    filing_clock: str
    silence_clock: str
    outcomes: tuple[str, ...]
    law: Law
    lodged_as: str = LODGED
    answered_as: str = DETERMINED
    after: tuple[str, ...] = ()
    open_to: tuple[str, ...] = ()
    open_law: Law | None = None
    stay: str = "unknown"
    stay_law: Law | None = None


# How a paper reaches a person. ``unclaimed``: a registered letter that nobody fetched.
WAYS = ("in_person", "refused", "registered", "unclaimed", "bailiff", "gazette")


@dataclass(frozen=True, slots=True)
class Service:
    """A way of serving that this law treats in its own manner; every other way counts on the day it reached the person.

    ``clock`` says after which time it counts as received; without one it counts on the day that is given.
    """

    code: str
    label: Label
    clock: str
    law: Law


def served_on(service: Service | None, day: date, *, on: date | None) -> date:
    """The day on which the paper counts as received: ``on`` is what the service's clock says, if it has one."""
    return on if service is not None and service.clock and on is not None else day
