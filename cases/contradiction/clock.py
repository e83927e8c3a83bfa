"""The time that a subject has to comment: the profile's clock, from the day the extract was sent."""

from datetime import date

from cases.models import Extract
from procedures.access import due_of
from procedures.clocks import Due

CLOCK = "comments"


def due(extract: Extract, today: date) -> Due | None:
    """The clock of one extract; None before it is sent, and where the procedure gives no such time."""
    version = extract.case.procedure
    if extract.sent_on is None or not any(one.code == CLOCK for one in version.profile.clocks):
        return None
    said = [one.received_on for one in extract.comments.all()]
    events = {"draft.sent": extract.sent_on, "comments.received": max(said, default=None)}
    return due_of(version, CLOCK, events, today)


def still_runs(extract: Extract, today: date) -> date | None:
    """The last day of a time that still runs and in which nothing was said; None where nobody is waited for."""
    if extract.comments.all():
        return None
    found = due(extract, today)
    return found.on if found is not None and found.is_open and found.on and today <= found.on else None
