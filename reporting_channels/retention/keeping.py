"""How long a report is kept, computed by the profile's clocks and never typed; what holds its destruction back.

Directive (EU) 2019/1937 art. 18(1): no longer than necessary and proportionate.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from procedures import access as procedures
from procedures.clocks import Due
from procedures.models import ProcedureVersion
from procedures.retention import RetentionClass
from reporting_channels.codes import MessageKind
from reporting_channels.models import LegalHold, Message, Postponement, Report

# How a report is over: the state, and the moment from which its time of keeping runs.
OVER = {"closed": "closed_at", "set_aside": "set_aside_at"}
STARTS = {"with_case": "report.closed", "without_case": "report.dismissed", "set_aside": "report.set_aside"}
POSTPONED = "retention.postponed"

Needed = Callable[[list[UUID]], set[UUID]]
_needed_by: list[Needed] = []


def need(ask: Needed) -> None:
    """A later room says which of these reports must stay for now: ``ask(report ids)`` returns them."""
    if ask not in _needed_by:
        _needed_by.append(ask)


def needed(report_ids: Iterable[UUID]) -> set[UUID]:
    """The reports that a later room still needs: an open case stands on them."""
    ids = list(report_ids)
    return set().union(*(ask(ids) for ask in _needed_by)) if ids else set()


@dataclass(frozen=True)
class Keeping:
    """Where a closed report stands: the clock of its class, what holds it back, and the day on which it goes."""

    version: ProcedureVersion
    kept_as: RetentionClass
    due: Due
    graces: tuple[Due, ...]
    until: date
    today: date
    is_held: bool
    is_needed: bool
    postponed: int
    most: int

    @property
    def warns_on(self) -> date:
        """From this day the recipients see that the end comes."""
        return self.until - timedelta(days=self.kept_as.warning)

    @property
    def is_warned(self) -> bool:
        """Whether the end is near, and nothing stops it."""
        return not self.is_held and self.warns_on <= self.today

    @property
    def is_over(self) -> bool:
        """Whether the report goes today."""
        return not self.is_held and not self.is_needed and self.until <= self.today

    @property
    def may_postpone(self) -> bool:
        """Whether the cap leaves one more postponement."""
        return self.postponed < self.most


def keeping_of(report: Report, today: date) -> Keeping | None:
    """The keeping of a report that is over; None while it runs, after it was erased, and without a profile."""
    if report.state not in OVER:
        return None
    closed_on = getattr(report, OVER[report.state])
    version = procedures.latest_or_first(report.procedure, report.received_on)
    if version is None:
        return None
    kept_as = _class(version, report.retention)
    ending = _ending(report)
    clock = kept_as.clocks[ending]
    holds = list(LegalHold.objects.filter(report=report).values_list("lifted_at", flat=True))
    postponed = list(Postponement.objects.filter(report=report).values_list("postponed_at", flat=True))
    events: dict[str, Any] = {
        STARTS[ending]: closed_on,
        POSTPONED: postponed,
        "report.heard": _heard(report),
        "hold.lifted": max((at for at in holds if at), default=None),
    }
    calendar = procedures.calendar_of(version.country)
    due = procedures.due_of(version, clock, events, today, calendar=calendar)
    graces = [procedures.due_of(version, code, events, today, calendar=calendar) for code in kept_as.grace]
    running = tuple(grace for grace in graces if grace.on)
    return Keeping(
        version, kept_as, due, running, max(one.on for one in (due, *running) if one.on), today,
        is_held=None in holds, is_needed=bool(needed([report.pk])), postponed=len(postponed),
        most=sum(extension.most for extension in due.clock.extensions if extension.event == POSTPONED),
    )  # fmt: skip


def _ending(report: Report) -> str:
    if report.state == "set_aside":
        return "set_aside"
    return "with_case" if report.attached_at else "without_case"


def _heard(report: Report) -> date | None:
    said = Message.objects.filter(report=report, kind=MessageKind.ANSWER)
    return said.order_by("-sent_on").values_list("sent_on", flat=True).first()


def _class(version: ProcedureVersion, code: str) -> RetentionClass:
    """The report's class, or the profile's first one where the profile of that day did not know it."""
    known = {kept_as.code: kept_as for kept_as in version.profile.retentions}
    return known.get(code) or version.profile.retentions[0]
