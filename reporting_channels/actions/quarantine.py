"""What a receiver does with what was kept apart: let in or set aside, one by one or many at once."""

from collections.abc import Callable, Sequence
from datetime import datetime

from django.db import transaction

from audit.log import record
from machine.models import locked
from reporting_channels.models import Report, ReportPermission
from reporting_channels.quarantine import policies
from reporting_channels.retention.planning import plan

ONE, MANY = {}, {"in_bulk": True}


@transaction.atomic
def let_in(*, report: Report, by, at: datetime) -> Report:
    """Take it for a report: it stands in the inbox, and its clocks run from the day on which it was sent."""
    return _let_in(report, by, at, ONE)


@transaction.atomic
def set_aside(*, report: Report, by, at: datetime) -> Report:
    """Take it for junk; until its time of keeping is over it can be let in."""
    return _set_aside(report, by, at, ONE)


@transaction.atomic
def let_many_in(*, reports: Sequence[Report], by, at: datetime) -> list[Report]:
    """As letting in, for each that nobody moved meanwhile; an entry for each. Returns those moved."""
    return [_let_in(report, by, at, MANY) for report in reports if _still(report)]


@transaction.atomic
def set_many_aside(*, reports: Sequence[Report], by, at: datetime) -> list[Report]:
    """As setting aside, for each that nobody moved meanwhile; an entry for each. Returns those moved."""
    return [_set_aside(report, by, at, MANY) for report in reports if _still(report)]


def _still(report: Report) -> bool:
    return locked(report).state == report.state


def _let_in(report: Report, by, at: datetime, how: dict[str, bool]) -> Report:
    report = _judged(report, policies.require_may_let_in, "let_in", by, at)
    ReportPermission.objects.filter(content_object=report).update(listed_at=report.listed_at)
    record("report.let_in", by=by, subject=report, at=at, **how)
    return report


def _set_aside(report: Report, by, at: datetime, how: dict[str, bool]) -> Report:
    report = _judged(report, policies.require_may_set_aside, "set_aside", by, at)
    record("report.set_aside", by=by, subject=report, at=at, **how)
    return report


def _judged(report: Report, require: Callable[..., None], step: str, by, at: datetime) -> Report:
    """Take the step; the time of keeping is counted anew from where the report stands then."""
    report = locked(report)
    require(report=report, by=by)
    getattr(report, step)(by=by, at=at)
    report.save()
    plan(report, at)
    return report
