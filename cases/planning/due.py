"""By when a task is owed: computed by the clock engine from the mandate and from what it waits for, never typed."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.models import Investigation, Task
from procedures.calendars import Calendar
from procedures.clocks import Clock, Due, compute
from procedures.law import Law
from procedures.profile import Profile

OF_THE_PLAN = Law("plan", "", "Plan", "proposal")
FREE, SETTLED, WORK_CLOCK = "task.free", "task.settled", "investigation"
STOPS = {
    "criminal": "investigation.stayed",
    "health": "investigation.stopped_for_health",
    "force_majeure": "investigation.stopped_by_force",
}
RESUMED = "investigation.resumed"


def holds_of(profile: Profile) -> tuple:
    """What makes the investigation's own clock stand still makes its tasks' clocks stand still too."""
    return next((clock.holds for clock in profile.clocks if clock.code == WORK_CLOCK), ())


def suspensions_as_events(investigations: Iterable[Investigation]) -> dict[str, list[Any]]:
    """The days on which investigations stood still and went on, as the profile's events name them."""
    events: dict[str, list[Any]] = {name: [] for name in (*STOPS.values(), RESUMED)}
    for investigation in investigations:
        for one in investigation.suspensions.all():
            events[STOPS[one.ground]].append(one.suspended_at)
            if one.resumed_at is not None:
                events[RESUMED].append(one.resumed_at)
    return events


def due_of(task: Task, investigation: Investigation, calendar: Calendar, today: date) -> Due | None:
    """The task's clock; None without a number of days, or while it waits for the mandate or for another task."""
    if task.days is None or investigation.signed_at is None:
        return None
    needed = [one.needed for one in task.needs.all()]
    if any(one.state == "open" for one in needed):
        return None
    freed = max([investigation.signed_at, *(one.settled_at for one in needed)])
    profile = investigation.case.procedure.profile
    clock = Clock(
        code="task",
        kind="COMMITMENT",
        label=_("Task of the plan"),
        starts=FREE,
        ends=SETTLED,
        amount=task.days,
        unit="working_day",
        counting="exclude_start",
        consequence="warning",
        law=OF_THE_PLAN,
        holds=holds_of(profile),
    )
    stood = {name: [_day(at) for at in moments] for name, moments in suspensions_as_events([investigation]).items()}
    settled = task.settled_at and _day(task.settled_at)
    return compute(clock, {FREE: _day(freed), SETTLED: settled, **stood}, calendar, today)


def _day(at: Any) -> date:
    return timezone.localdate(at)
