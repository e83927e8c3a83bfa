"""The maximum of a measure, computed by the pinned procedure; what has changed in the file since it was looked at."""

from datetime import date, datetime
from typing import Any

from discipline.models import InterimMeasure
from procedures.access import due_of
from procedures.calendars import Calendar
from procedures.clocks import Due
from procedures.counting import add_months


def maximum(measure: InterimMeasure, today: date, calendar: Calendar | None = None) -> Due:
    """The clock of this kind of measure: from the signature, whatever puts the effect off."""
    events = {"interim.decided": measure.decided_at, "interim.ended": measure.ended_on}
    return due_of(measure.procedure, measure.rule.clock, events, today, calendar=calendar)


def end_of(measure: InterimMeasure, signed_at: datetime, today: date) -> date:
    """The last day of a measure that is signed at this moment."""
    return due_of(measure.procedure, measure.rule.clock, {"interim.decided": signed_at}, today).on


def latest_review(measure: InterimMeasure, today: date) -> date:
    """The last day for looking again at a measure that is kept longer."""
    return add_months(today, measure.rule.keeping.review_months)


def looked_at(measure: InterimMeasure) -> datetime | None:
    """When the authority last weighed it: at the decision, or when it looked again."""
    again = [one.reexamined_at for one in measure.reexaminations.all()]
    return max([measure.decided_at, *again], default=None) if measure.decided_at else None


def file_changed_at(case: Any) -> datetime | None:
    """The last time that a finding, an exhibit or a record of an interview came into the file."""
    moments = [one.registered_at for one in case.exhibits.all()]
    moments += [one.held_at for one in case.interviews.all() if one.held_at]
    for allegation in case.allegations.all():
        for finding in allegation.findings.all():
            moments += [moment for moment in (finding.proposed_at, finding.confirmed_at) if moment]
    return max(moments, default=None)


def must_look_again(measure: InterimMeasure) -> bool:
    """Whether the file has grown since the measure was last weighed (CE 18 July 2019 n° 418844)."""
    if not measure.is_standing:
        return False
    changed, seen = file_changed_at(measure.case), looked_at(measure)
    return changed is not None and seen is not None and changed > seen


def next_day(measure: InterimMeasure) -> date | None:
    """The day that matters next: its end, or its review once it was kept longer."""
    if not measure.is_standing:
        return None
    return measure.review_on if measure.is_kept_longer else measure.ends_on
