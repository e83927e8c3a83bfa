"""Opening a closed report again; the earlier end stays on file."""

from datetime import datetime

from django.db import transaction

from audit.log import record
from machine.models import locked
from reporting_channels import access
from reporting_channels.models import Report, ReportReopening
from reporting_channels.reopening.policies import require_may_reopen
from reporting_channels.retention.planning import plan


@transaction.atomic
def reopen(*, report: Report, ground: str, reasons: str, by, at: datetime) -> Report:
    """Go on where it makes sense: in its case, or with a new assessment (ISO 37002:2021 cl. 8.3.2, 8.5).

    The time of keeping stops, and the time for feedback runs anew from ``at``.
    """
    report = locked(report)
    require_may_reopen(report=report, by=by)
    row = ReportReopening(
        report=report,
        ground=ground,
        returned_to="attached" if report.attached_at else "acknowledged",
        no_case_reason=report.no_case_reason,
        closed_at=report.closed_at,
        closed_by=report.closed_by,
        reopened_at=at,
        reopened_by=by,
    )
    row.reasons = access.report_key(by, report).seal(row, "reasons", reasons)
    row.save(force_insert=True)
    if report.attached_at:
        report.reopen_in_case()
    else:
        report.reopen()
    report.save()
    plan(report, at)
    record(
        "report.reopened_in_case" if report.attached_at else "report.reopened",
        by=by,
        subject=report,
        at=at,
        ground=ground,
    )
    return report


def answered(*, report: Report, by, at: datetime) -> None:
    """Note, inside the caller's transaction, that the feedback which an open reopening owes was given."""
    ReportReopening.objects.filter(report=report, answered_at=None).update(answered_at=at, answered_by=by)
