"""What stays of a report that was erased: codes and months, and the days that its steps took. Figures never change."""

import os
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from audit.days import day_of
from procedures.counting import add_months
from reporting_channels.detriment.days import NO_DECISION, due_on
from reporting_channels.states import APART

# Moments that periods are counted by: their month stays. Every other moment goes, and so does whoever took the step.
COUNTED = (
    "acknowledged_at",
    "assessed_at",
    "attached_at",
    "feedback_at",
    "closed_at",
    "set_aside_at",
    "no_case_confirmed_at",
)
GONE = ("let_in_at", "no_case_proposed_at", "returned_at")
WORDS = ("narrative", "answers", "no_case_note", "return_note")
# Directive (EU) 2019/1937 art. 9(1)(b) and (f), as insights counts them.
ACKNOWLEDGEMENT_DAYS, FEEDBACK_MONTHS = 7, 3


def empty(report: Any) -> None:
    """Leave in the row only what may be counted."""
    if report.state in APART and report.set_aside_at is None:
        report.set_aside_at = day_of(report.received_on)  # never let in: it counts for nothing, before and after
    report.is_heard_again = report.messages.filter(kind="answer").exists()
    report.acknowledged_after = _days(report.received_on, report.acknowledged_at)
    report.assessed_after = _days(report.received_on, report.assessed_at)
    report.feedback_after = _days(report.received_on, report.feedback_at)
    report.is_fed_back_in_time = _in_time(report)
    report.is_detriment_in_time = _assessed_in_time(report)
    report.received_on = report.received_on.replace(day=1)
    for name in COUNTED:
        at = getattr(report, name)
        setattr(report, name, day_of(timezone.localdate(at).replace(day=1)) if at else None)
        setattr(report, name.replace("_at", "_by"), None)
    for name in GONE:
        setattr(report, name, None)
        setattr(report, name.replace("_at", "_by"), None)
    for name in WORDS:
        setattr(report, name, None)
    report.submission, report.language, report.signs, report.ends_on = os.urandom(32), "", "", None


def _days(received_on: date, at: datetime | None) -> int | None:
    return None if at is None else max((timezone.localdate(at) - received_on).days, 0)


def _in_time(report: Any) -> bool | None:
    if report.feedback_at is None:
        return None
    seventh = report.received_on + timedelta(days=ACKNOWLEDGEMENT_DAYS)
    answered = timezone.localdate(report.acknowledged_at) if report.acknowledged_at else seventh
    return timezone.localdate(report.feedback_at) <= add_months(min(answered, seventh), FEEDBACK_MONTHS)


def _assessed_in_time(report: Any) -> bool | None:
    """Whether the risk was assessed again in time after each decision up to the first feedback; None without any."""
    if report.feedback_at is None:
        return None
    until = timezone.localdate(report.feedback_at)
    taken = report.detriment_occasions.filter(raised_on__lte=until).exclude(kind__in=NO_DECISION)
    found = [(due_on(one.raised_on), one.assessment) for one in taken.select_related("assessment")]
    if not found:
        return None
    return all(done and timezone.localdate(done.assessed_at) <= due for due, done in found)
