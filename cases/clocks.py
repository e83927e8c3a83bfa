"""What happened in a case, as the clocks of its procedure name it; and which of them run."""

from datetime import date

from cases.flags import standing as flags
from cases.models import Case
from cases.origins import reports_of
from cases.planning.due import suspensions_as_events
from procedures.access import clocks_of as started_clocks
from procedures.calendars import Calendar
from procedures.clocks import Due


def events_of(case: Case) -> dict:
    """Events of the profile with their times: case, mandate, notice to the subject, knowledge of the facts, feedback.

    The report's own clocks (acknowledgement, assessment) are shown with the report; feedback is owed by the case too.
    """
    reports = reports_of(case)
    investigations = list(case.investigations.all())
    known = [allegation.knowledge_on for allegation in case.allegations.all()]
    return {
        "report.acknowledged": min(filter(None, (report.acknowledged_at for report in reports)), default=None),
        "feedback.given": _last([report.feedback_at for report in reports]),
        "case.opened": case.opened_at,
        "investigation.mandated": min(filter(None, (one.signed_at for one in investigations)), default=None),
        "investigation.started": min(filter(None, (one.started_at for one in investigations)), default=None),
        "investigation.delivered": _last([one.delivered_at for one in investigations]),
        **suspensions_as_events(investigations),
        **_notices(investigations),
        "facts.known": min(known, default=None),
        "proceeding.opened": case.discipline_entered_at,
        **flags.events_of(case),
    }


def _notices(investigations: list) -> dict:
    """The review of a deferral starts anew with each look at it, and ends once every subject was told."""
    standing = [notice for one in investigations for notice in one.standing_notices.values()]
    put_off = [notice.recorded_at for notice in standing if notice.kind == "deferred"]
    told = [notice.notified_on for notice in standing if notice.kind == "notified"]
    return {
        "notice.deferred": min(put_off, default=None),
        "notice.given": max(told, default=None) if not put_off else None,
    }


def _last(moments: list) -> object:
    """The last of these times once none is missing: every reporter has been told."""
    return max(moments) if moments and all(moments) else None


def clocks_of(case: Case, today: date, calendar: Calendar | None = None) -> list[Due]:
    """Every clock that the case has started, the open ones first by their day."""
    return started_clocks(case.procedure, events_of(case), today, calendar=calendar)


def next_due(case: Case, today: date, calendar: Calendar | None = None) -> Due | None:
    """The open clock whose day comes first; None for a closed case."""
    if case.state == "closed":
        return None
    return next((due for due in clocks_of(case, today, calendar) if due.is_open and due.on), None)
