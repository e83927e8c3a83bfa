"""How long the reporter is waited for, by the profile of the channel; nobody types it."""

from datetime import date

from django.http import Http404

from procedures import access as procedures

CLOCK = "minutes"


def last_day(procedure: str, offered_on: date) -> date | None:
    """The last day of the reporter's time; None where no profile, or a profile without this clock, is loaded."""
    try:
        version = procedures.latest(procedure, offered_on)
        return procedures.due_of(version, CLOCK, {"minutes.offered": offered_on}, offered_on).on
    except (Http404, KeyError):
        return None
