"""By when the office owes something on a report, computed by the profile's clocks and never typed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404

from procedures import access as procedures
from procedures.clocks import Due
from procedures.models import ProcedureVersion
from reporting_channels.models import Report

CLOCKS = ("acknowledgement", "triage", "feedback")


@dataclass(frozen=True)
class Promise:
    """What a reporter is told on the day they send: by when somebody answers, and by when they hear the end."""

    acknowledged_by: date | None
    feedback_by: date | None


def due_of(report: Report, today: date) -> list[Due]:
    """The clocks that run or ran on this report, open ones first."""
    return _due(report, _version(report.procedure, report.received_on), today)


def next_due(reports: Iterable[Report], today: date) -> dict[Any, Due]:
    """For each report, by id, the open clock that ends first. Profiles and calendars are read once."""
    versions: dict[tuple[str, date], ProcedureVersion | None] = {}
    calendars: dict[str, Any] = {}
    found = {}
    for report in reports:
        key = (report.procedure, report.received_on)
        if key not in versions:
            versions[key] = _version(*key)
        version = versions[key]
        if version is not None and version.country not in calendars:
            calendars[version.country] = procedures.calendar_of(version.country)
        running = [
            due
            for due in _due(report, version, today, calendars.get(version.country) if version else None)
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


def _due(report: Report, version: ProcedureVersion | None, today: date, calendar: Any = None) -> list[Due]:
    if version is None or report.is_over:
        return []
    events = {
        "report.received": report.received_on,
        "report.acknowledged": report.acknowledged_at,
        "report.assessed": report.assessed_at,
        "feedback.given": report.feedback_at,
    }
    calendar = calendar or procedures.calendar_of(version.country)
    found = [procedures.due_of(version, code, events, today, calendar=calendar) for code in CLOCKS]
    return [due for due in found if due.status != "waiting"]
