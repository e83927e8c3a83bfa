"""The risk of detriment: a decision makes it a question again; whoever keeps the report answers (ISO 37002)."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts import permissions
from audit.log import record
from machine.models import locked
from reporting_channels import access
from reporting_channels.codes import Risk
from reporting_channels.detriment import policies
from reporting_channels.detriment.access import open_occasions, standing
from reporting_channels.detriment.codes import Occasion
from reporting_channels.detriment.days import next_look
from reporting_channels.models import Assessment, DetrimentAssessment, DetrimentOccasion, Report


def arise(*, report: Report, kind: str, by: Any, at: datetime) -> None:
    """Note, inside the caller's transaction, that this step makes the risk a question again.

    Whoever takes the step need not be able to open the report, and learns nothing of it here. One that waits
    already is enough.
    """
    if not report.is_erased and not open_occasions([report.pk]).filter(kind=kind).exists():
        _raise(report, kind, by, at)


@transaction.atomic
def told_later(*, report: Report, earlier: Report, by: Any, at: datetime) -> Report:
    """``report`` tells of reprisals for ``earlier``: the earlier one's risk is a question again.

    Nothing is kept of which report it was: two reports of one person, set side by side, tell more than each.
    """
    policies.require_may_point_back(report=report, earlier=earlier, by=by)
    arise(report=earlier, kind=Occasion.LATER, by=by, at=at)
    return earlier


def said_by_the_reporter(*, report: Report, by: Any, at: datetime) -> None:
    """The reporter says that they suffer for it: inside the caller's transaction. Their process reads nothing here."""
    _raise(report, Occasion.REPRISALS, by, at)


def _raise(report: Report, kind: str, by: Any, at: datetime) -> DetrimentOccasion:
    made = DetrimentOccasion(report=report, kind=kind, raised_on=timezone.localdate(at))
    made.raised_by = None if kind == Occasion.REPRISALS else by
    made.save(force_insert=True)
    record("detriment.raised", by=by, subject=report, at=at, kind=kind)
    return made


def first(*, report: Report, grid: Assessment, by: Any, at: datetime) -> DetrimentAssessment:
    """The risk as the grid says it, at receipt; inside the caller's transaction (``reports.assess``)."""
    _raise(report, Occasion.TRIAGE, by, at)
    row = DetrimentAssessment(report=report, grid=grid, level=grid.detriment_risk, others_level=Risk.NONE)
    row.review_on = next_look(timezone.localdate(at), row.level)
    return _keep(row, by, at)


@transaction.atomic
def assess(
    *,
    report: Report,
    level: str,
    others_level: str,
    measures: list[str],
    reasons: str,
    carer: Any = None,
    review_on: date | None = None,
    kind: str = "",
    by: Any,
    at: datetime,
) -> DetrimentAssessment:
    """Assess it again, for every occasion that waits, or for one that the member names (BY_HAND).

    Without a day the next look follows from the level.
    """
    report = locked(report)
    policies.require_may_assess_detriment(report=report, by=by)
    policies.require_occasion(kind=kind, has_open=open_occasions([report.pk]).exists())
    is_reader = carer is not None and permissions.has(carer, report)
    policies.require_looked_after(measures=measures, is_reader=is_reader)
    today = timezone.localdate(at)
    review_on = review_on or next_look(today, level, others_level)
    policies.require_next_look(levels=(level, others_level), review_on=review_on, today=today)
    if kind:
        arise(report=report, kind=kind, by=by, at=at)
    row = DetrimentAssessment(report=report, level=level, others_level=others_level, measures=sorted(measures))
    row.carer, row.review_on = carer if measures else None, review_on
    row.reasons = access.report_key(by, report).seal(row, "reasons", reasons)
    return _keep(row, by, at)


def with_the_step(*, report: Report, risk: dict[str, Any] | None, by: Any, at: datetime) -> None:
    """Assess it in the form of the step that called for it, inside the caller's transaction; None leaves it owed.

    What the short form does not ask (those close to the reporter) stays as it stood.
    """
    if risk is None:
        return
    last = standing(report, timezone.localdate(at)).last
    others = last.others_level if last else Risk.NONE
    assess(report=report, others_level=others, carer=by if risk["measures"] else None, by=by, at=at, **risk)


def _keep(row: DetrimentAssessment, by: Any, at: datetime) -> DetrimentAssessment:
    row.assessed_at, row.assessed_by = at, by
    row.save(force_insert=True)
    waiting = open_occasions([row.report_id]).filter(raised_on__lte=timezone.localdate(at))
    kinds = sorted(set(waiting.values_list("kind", flat=True)))
    waiting.order_by().update(assessment=row)
    facts = {"assessment": row.pk, "level": row.level, "others_level": row.others_level, "kinds": kinds}
    record("detriment.assessed", by=by, subject=row.report, at=at, **facts)
    return row
