"""By when the office owes something on a report, computed by the profile's clocks and never typed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404

from procedures import access as procedures
from procedures.clocks import Due
from procedures.models import ProcedureVersion
from reporting_channels.models import Prolongation, Report
from reporting_channels.reopening.access import Again, last_of

CLOCKS = ("personal_answer", "acknowledgement", "triage", "feedback")
OPEN = ("received", "acknowledged", "assessed", "no_case_proposed", "no_case", "attached")
# What ends each clock, in the report's own row: for lists that ask whether a step is still owed.
DONE = {
    "personal_answer": "acknowledged_at",
    "acknowledgement": "acknowledged_at",
    "triage": "assessed_at",
    "feedback": "feedback_at",
}


@dataclass(frozen=True)
class Promise:
    """What a reporter is told on the day they send: by when somebody answers, and by when they hear the end."""

    acknowledged_by: date | None
    feedback_by: date | None


def due_of(report: Report, today: date, calendar: Any = None) -> list[Due]:
    """The clocks that run or ran on this report, open ones first."""
    return _due(report, version_of(report), today, calendar, prolonged_by_report([report]), last_of([report]))


def clock_of(report: Report, code: str, today: date) -> Due | None:
    """One clock of this report; None where it does not run or the profile has none."""
    return next((due for due in due_of(report, today) if due.clock.code == code), None)


def version_of(report: Report) -> ProcedureVersion | None:
    """The profile whose clocks run on the report: the one in force when it arrived."""
    return _version(report.procedure, report.received_on)


def prolonged_by_report(reports: Iterable[Report]) -> dict[Any, list[Any]]:
    """When the time for feedback was made longer, by report, in one query."""
    found: dict[Any, list[Any]] = {}
    rows = Prolongation.objects.filter(report__in=[report.pk for report in reports])
    for report_id, at in rows.values_list("report_id", "prolonged_at"):
        found.setdefault(report_id, []).append(at)
    return found


def next_due(reports: Iterable[Report], today: date) -> dict[Any, Due]:
    """For each report, by id, the open clock that ends first. Profiles and calendars are read once."""
    versions: dict[tuple[str, date], ProcedureVersion | None] = {}
    calendars: dict[str, Any] = {}
    found = {}
    reports = list(reports)
    prolonged, again = prolonged_by_report(reports), last_of(reports)
    for report in reports:
        key = (report.procedure, report.received_on)
        if key not in versions:
            versions[key] = _version(*key)
        version = versions[key]
        if version is not None and version.country not in calendars:
            calendars[version.country] = procedures.calendar_of(version.country)
        running = [
            due
            for due in _due(
                report, version, today, calendars.get(version.country) if version else None, prolonged, again
            )
            if due.is_open
        ]
        if running:
            found[report.pk] = min(running, key=lambda due: due.on or date.max)
    return found


def promise(procedure: str, received_on: date) -> Promise:
    """What the profile promises for a report received on that day; empty where no profile is loaded."""
    version = _version(procedure, received_on)
    if version is None:
        return Promise(None, None)
    events: dict[str, date] = {"report.received": received_on}
    first = procedures.due_of(version, "acknowledgement", events, received_on).on
    if first is None:
        return Promise(None, None)
    last = procedures.due_of(version, "feedback", {**events, "report.acknowledged": first}, received_on).on
    return Promise(first, last)


def _version(procedure: str, on: date) -> ProcedureVersion | None:
    try:
        return procedures.latest(procedure, on)
    except Http404:
        return None


def _due(
    report: Report,
    version: ProcedureVersion | None,
    today: date,
    calendar: Any,
    prolonged: dict[Any, list[Any]],
    again: dict[Any, Again],
) -> list[Due]:
    if version is None or report.is_over:
        return []
    events = {
        "report.received": report.received_on,
        "report.acknowledged": report.acknowledged_at,
        "report.answered": report.acknowledged_at,  # the acknowledgement is a person's own words
        "feedback.prolonged": prolonged.get(report.pk),
        "report.assessed": report.assessed_at,
        "feedback.given": report.feedback_at,
    }
    calendar = calendar or procedures.calendar_of(version.country)
    known = {clock.code for clock in version.profile.clocks}
    codes = [code for code in CLOCKS if code in known]
    reopened = again.get(report.pk)
    if reopened is not None:
        events |= _anew(reopened, prolonged.get(report.pk, []))
        codes = [code for code in codes if code == "feedback"]
    found = [procedures.due_of(version, code, events, today, calendar=calendar) for code in codes]
    return [due for due in found if due.status != "waiting"]


def _anew(again: Again, prolonged: list[Any]) -> dict[str, Any]:
    """What a reopened report owes: feedback once more, with the whole time from the reopening; nothing else."""
    return {
        "report.acknowledged": again.since,
        "feedback.given": again.answered_at,
        "feedback.prolonged": [at for at in prolonged if at >= again.since],
    }
