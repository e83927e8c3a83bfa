"""Working days. The engine knows no country and no database: it takes a plain calendar."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, timedelta

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)
ONE_DAY = timedelta(days=1)
SATURDAY_AND_SUNDAY = frozenset({SATURDAY, SUNDAY})

# Countries whose weekly rest is not Saturday and Sunday; `date.weekday()` numbers.
WEEKENDS = {
    "DZ": frozenset({FRIDAY, SATURDAY}),
    "EG": frozenset({FRIDAY, SATURDAY}),
    "LY": frozenset({FRIDAY, SATURDAY}),
    "SD": frozenset({FRIDAY, SATURDAY}),
}
# No text that we read says when these offices rest, and the library of holidays says otherwise than we assume.
REST_UNVERIFIED = frozenset({"NE"})


@dataclass(frozen=True, slots=True)
class Calendar:
    """Weekly rest, public holidays, and the years whose holidays the office has entered."""

    holidays: Collection[date] = frozenset()
    weekend: frozenset[int] = SATURDAY_AND_SUNDAY
    years: Collection[int] = field(default=frozenset())
    is_rest_verified: bool = True

    def is_working(self, day: date) -> bool:
        return day.weekday() not in self.weekend and day not in self.holidays

    def next_working_day(self, day: date) -> date:
        """The day itself when it is worked, else the first worked day after it."""
        while not self.is_working(day):
            day += ONE_DAY
        return day

    def working_days_after(self, day: date, amount: int) -> date:
        """The amount-th working day after the given day."""
        for _ in range(amount):
            day = self.next_working_day(day + ONE_DAY)
        return day

    def working_days_between(self, start: date, end: date) -> int:
        """Working days from start, included, to end, excluded."""
        return sum(self.is_working(start + timedelta(days=n)) for n in range((end - start).days))

    def knows(self, day: date) -> bool:
        """False when the holidays of that year have not been entered, so that a page can say so."""
        return day.year in self.years


def is_rest_verified(country: str) -> bool:
    """Whether the weekly rest that is assumed is not in doubt."""
    return country not in REST_UNVERIFIED


def weekend_of(country: str) -> frozenset[int]:
    return WEEKENDS.get(country, SATURDAY_AND_SUNDAY)
