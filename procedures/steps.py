"""How a date was computed, in sentences that render in the reader's language, each with its source."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from ui.words import day_in_words, distance_in_words

from .law import Law

if TYPE_CHECKING:
    from .clocks import Clock, Due, Extension, Hold

CONSEQUENCES = {
    "blocks": _("Once the day has passed, the step can no longer be taken."),
    "voids": _("A step taken in breach of it can be annulled."),
    "lapses": _("Once the day has passed, the measure or the right ends by itself."),
    "implied_decision": _("Once the day has passed, silence counts as a decision."),
    "not_opposable": _("The limit cannot be held against the person if they were not told of it."),
    "warning": _("Nothing is lost in law once the day has passed, but the office is late."),
}

COUNTINGS = {
    "include_start": _("the first day counts"),
    "exclude_start": _("the first day does not count"),
    "franc": _("neither the first nor the last day counts"),
}

STATUSES = {
    "waiting": _("Not started"),
    "running": _("Running"),
    "suspended": _("Standing still"),
    "met": _("Met"),
    "late": _("Late"),
    "lapsed": _("Expired"),
    "early": _("Too early"),
}

_MOVES = {
    ("suspend", True): _("%(starts)s: stands still until %(ends)s"),
    ("interrupt", True): _("%(starts)s: starts again in full from %(ends)s"),
    ("interrupt", False): _("%(starts)s: starts again in full"),
}

_AMOUNTS = {
    "day": ngettext_lazy("%(amount)d day", "%(amount)d days", "amount"),
    "working_day": ngettext_lazy("%(amount)d working day", "%(amount)d working days", "amount"),
    "month": ngettext_lazy("%(amount)d month", "%(amount)d months", "amount"),
    "year": ngettext_lazy("%(amount)d year", "%(amount)d years", "amount"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One sentence of the calculation. Days and periods become words only when it is shown."""

    text: Any
    values: Mapping[str, Any] = field(default_factory=dict)
    law: Law | None = None

    def __str__(self) -> str:
        return str(self.text) % {name: in_words(value) for name, value in self.values.items()}


def in_words(value: Any) -> str:
    return day_in_words(value) if isinstance(value, date) else str(value)


def amount_of(amount: int, unit: str) -> str:
    """15 days, 1 month."""
    return str(_AMOUNTS[unit] % {"amount": amount})


class _Amount:
    """A period that chooses its language when it is shown."""

    __slots__ = ("amount", "unit")

    def __init__(self, amount: int, unit: str) -> None:
        self.amount, self.unit = amount, unit

    def __str__(self) -> str:
        return amount_of(self.amount, self.unit)


def period(clock: "Clock") -> Step:
    return Step(
        _("%(amount)s, %(counting)s"),
        {"amount": _Amount(clock.amount, clock.unit), "counting": COUNTINGS[clock.counting]},
        clock.law,
    )


def movements(clock: "Clock", events: Mapping[str, Any], by: str = "") -> list[Step]:
    """What may make the clock stand still, start again or grow, in sentences; all of it, or what one event does."""
    found = []
    for row in clock.extensions:
        if by not in ("", row.event):
            continue
        values = {"event": events[row.event], "amount": _Amount(row.amount, clock.unit)}
        found.append(Step(_("%(event)s: %(amount)s more"), values, row.law))
    for hold in clock.holds:
        if by not in ("", hold.starts):
            continue
        values = {"starts": events[hold.starts], "ends": events.get(hold.ends)}
        found.append(Step(_MOVES[hold.mode, bool(hold.ends)], values, hold.law))
    return found


def status(due: "Due") -> Any:
    return STATUSES[due.status]


def distance(due: "Due") -> str:
    return distance_in_words(due.on, due.today) if due.on else ""


def started(clock: "Clock", on: date) -> Step:
    return Step(_("It starts on %(on)s."), {"on": on})


def counted(clock: "Clock", on: date) -> Step:
    return Step(_("%(period)s: to %(on)s."), {"period": period(clock), "on": on}, clock.law)


def standing_still(hold: "Hold", since: date) -> Step:
    text = {
        "suspend": _("Since %(since)s it stands still; no day can be said until that ends."),
        "interrupt": _("On %(since)s it was interrupted; it will start again in full when that ends."),
    }[hold.mode]
    return Step(text, {"since": since}, hold.law)


def suspended(hold: "Hold", since: date, until: date, on: date) -> Step:
    values = {"since": since, "until": until, "days": _Amount((until - since).days, "day"), "on": on}
    return Step(_("It stood still from %(since)s to %(until)s (%(days)s): now to %(on)s."), values, hold.law)


def interrupted(hold: "Hold", since: date, until: date, on: date) -> Step:
    values = {"since": since, "until": until, "on": on}
    text = _("Interrupted on %(since)s, it started again in full on %(until)s: now to %(on)s.")
    return Step(text, values, hold.law)


def extended(clock: "Clock", extension: "Extension", at: date, on: date) -> Step:
    values = {"at": at, "amount": _Amount(extension.amount, clock.unit), "on": on}
    return Step(_("Extended on %(at)s by %(amount)s: now to %(on)s."), values, extension.law)


def used_up(extension: "Extension", at: date) -> Step:
    return Step(_("The extension of %(at)s is not counted: no further one is allowed."), {"at": at}, extension.law)


def too_late(at: date, law: Law) -> Step:
    return Step(_("What happened on %(at)s changes nothing: the period was already over."), {"at": at}, law)


def rolled(day: date, on: date) -> Step:
    return Step(_("%(day)s is not a working day: the period runs on to %(on)s."), {"day": day, "on": on})


def calendar_unknown(year: int) -> Step:
    text = _("The public holidays of %(year)s have not been entered yet: the day may still move.")
    return Step(text, {"year": year})


def rest_unverified() -> Step:
    return Step(_("The weekly rest of this country is assumed and not verified: the day may still move."))


def conclusion(due: "Due") -> tuple[Step, ...]:
    """The last sentences: the first day allowed for a notice, what was done, whose choice the counting is."""
    found = []
    if due.on and due.clock.bound == "earliest":
        found.append(Step(_("The act may take place from %(on)s."), {"on": due.on}))
    if due.done_on:
        found.append(Step(_("Done on %(on)s."), {"on": due.done_on}))
    counting_law = due.clock.counting_law
    if counting_law is None:
        found.append(Step(_("Whether the first and the last day count is our own convention.")))
    elif counting_law != due.clock.law:
        found.append(Step(_("The way the days are counted has a source of its own."), {}, counting_law))
    return tuple(found)
