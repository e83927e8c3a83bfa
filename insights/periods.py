"""The only periods that figures are published for: calendar months and quarters that are over, and calendar years.

Periods are fixed and nest, so that nobody can shift a window and subtract. Each
figure belongs to the month in which the thing happened; what happens later is
counted later. A period that is over therefore never changes, and what was
published yesterday and what is published today say the same of it.
"""

from dataclasses import dataclass
from datetime import date

QUARTERS = (0, 1, 2, 3)
YEAR = 4  # the column after the four quarters
MONTHS = tuple(range(1, 13))


def quarter_of(month: int) -> int:
    """0 for January to March, 3 for October to December."""
    return (month - 1) // 3


@dataclass(frozen=True, slots=True)
class Year:
    """A calendar year as it stands on a day; ``over`` quarters are over since it began, later years' included."""

    number: int
    over: int

    @property
    def complete(self) -> int:
        """How many of its quarters are over."""
        return min(self.over, len(QUARTERS))

    def lagging(self, quarters: int) -> "Year":
        """The year as it stood so many quarters earlier: for figures that take their time to be known."""
        return Year(self.number, max(self.over - quarters, 0))

    @property
    def is_complete(self) -> bool:
        """Whether December is over: only then is there a figure for the whole year."""
        return self.complete == len(QUARTERS)

    @property
    def quarters(self) -> tuple[int, ...]:
        """The quarters that are over."""
        return QUARTERS[: self.complete]

    @property
    def months(self) -> tuple[int, ...]:
        """The months of the quarters that are over."""
        return MONTHS[: 3 * self.complete]

    @property
    def starts_on(self) -> date:
        """The first day of the year."""
        return date(self.number, 1, 1)

    @property
    def until(self) -> date:
        """The day after the last day that is published."""
        return date(self.number + 1, 1, 1) if self.is_complete else date(self.number, 3 * self.complete + 1, 1)


def year_on(number: int, today: date) -> Year:
    """The year ``number`` as it stands on ``today``; nothing of a year to come is complete."""
    return Year(number, max((today.year - number) * len(QUARTERS) + quarter_of(today.month), 0))


def next_release(today: date) -> date:
    """The first day of the next quarter: when new figures appear."""
    month = 3 * (quarter_of(today.month) + 1) + 1
    return date(today.year + 1, 1, 1) if month > 12 else date(today.year, month, 1)
