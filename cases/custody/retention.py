"""Until when exhibits are kept: as long as the profile keeps any report with a case, from the closing of the case."""

from datetime import date

from cases.models import Case
from procedures import access as procedures


def kept_until(case: Case, today: date) -> date | None:
    """The last day of keeping; None while the case is open, and where the procedure names no time.

    Law that speaks of exhibits alone is not in the profiles: the longest clock that it has for a report that became a
    case is the one that destroys nothing too early.
    """
    if case.closed_at is None:
        return None
    version = case.procedure
    clocks = {kept_as.clocks["with_case"] for kept_as in version.profile.retentions}
    calendar = procedures.calendar_of(version.country)
    events = {"report.closed": case.closed_at}
    ends = [procedures.due_of(version, clock, events, today, calendar=calendar).on for clock in sorted(clocks)]
    return max((day for day in ends if day), default=None)
