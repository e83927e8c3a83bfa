"""Computing the clocks of very many matters: what the same days start is computed once.

The answers are those of ``procedures.access.clocks_of``; only the work is shared.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.utils import timezone

from .calendars import Calendar
from .clocks import Clock, Due, compute
from .counting import office_day
from .models import ProcedureVersion

Days = tuple[date, ...]


class Reckoner:
    """The clocks of one version under one calendar, as of one day."""

    def __init__(self, version: ProcedureVersion, calendar: Calendar, today: date) -> None:
        self.calendar, self.today, self.zone = calendar, today, timezone.get_current_timezone()
        self.asked = [(clock, _names(clock)) for clock in version.profile.clocks]
        self.found: dict[tuple[str, tuple[Days, ...]], Due] = {}

    def dues(self, events: Mapping[str, Any]) -> Iterator[Due]:
        """Every clock that these events have started."""
        days = {name: self._days(value) for name, value in events.items() if value}
        for clock, names in self.asked:
            if days.get(clock.starts):
                yield self._due(clock, tuple(days.get(name, ()) for name in names), days)

    def _due(self, clock: Clock, key: tuple[Days, ...], days: dict[str, Days]) -> Due:
        asked = (clock.code, key)
        if asked not in self.found:
            self.found[asked] = compute(clock, days, self.calendar, self.today)
        return self.found[asked]

    def _days(self, value: Any) -> Days:
        several = value if isinstance(value, (list, tuple)) else [value]
        return tuple(sorted(office_day(one, self.zone) for one in several))


def _names(clock: Clock) -> tuple[str, ...]:
    """The events that can change what this clock says."""
    held = [name for hold in clock.holds for name in (hold.starts, hold.ends) if name]
    return tuple(dict.fromkeys([clock.starts, clock.ends, *held, *(one.event for one in clock.extensions)]))
