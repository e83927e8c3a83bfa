"""Destroying a report before its time: proposed by one person, confirmed or refused by another."""

from datetime import datetime

from django.db import transaction

from audit.log import record
from machine.models import locked
from reporting_channels import access
from reporting_channels.models import EarlyDeletion, Report
from reporting_channels.retention import keeping
from reporting_channels.retention.policies import require_may_confirm, require_may_propose, require_may_refuse


@transaction.atomic
def propose(*, report: Report, ground: str, reasons: str, by, at: datetime) -> EarlyDeletion:
    """Propose it with its ground; the reasons are sealed with the report, and go with it."""
    report = locked(report)
    require_may_propose(
        report=report,
        is_held=report.holds.filter(lifted_at=None).exists(),
        is_needed=bool(keeping.needed([report.pk])),
        has_open=report.deletions.filter(state__in=("proposed", "confirmed")).exists(),
        by=by,
    )
    row = EarlyDeletion(report=report, ground=ground, proposed_at=at, proposed_by=by)
    row.reasons = access.report_key(by, report).seal(row, "reasons", reasons)
    row.save(force_insert=True)
    record("deletion.proposed", by=by, subject=row, at=at, report=report.pk, ground=ground)
    return row


@transaction.atomic
def confirm(*, early_deletion: EarlyDeletion, by, at: datetime) -> EarlyDeletion:
    """Agree, as the second person; the sweep destroys it when it next looks, within minutes."""
    report = locked(early_deletion.report)
    row = locked(early_deletion)
    require_may_confirm(
        early_deletion=row,
        by=by,
        is_held=report.holds.filter(lifted_at=None).exists(),
        is_needed=bool(keeping.needed([report.pk])),
    )
    row.confirm(by=by, at=at)
    row.save()
    record("deletion.confirmed", by=by, subject=row, at=at, report=report.pk, ground=row.ground)
    return row


@transaction.atomic
def refuse(*, early_deletion: EarlyDeletion, reasons: str, by, at: datetime) -> EarlyDeletion:
    """Refuse, with reasons that whoever proposed can read."""
    report = locked(early_deletion.report)
    row = locked(early_deletion)
    require_may_refuse(early_deletion=row, by=by)
    row.refuse(reasons=access.report_key(by, report).seal(row, "refusal", reasons), by=by, at=at)
    row.save()
    record("deletion.refused", by=by, subject=row, at=at, report=report.pk)
    return row


def lapse_all(*, report: Report, by, at: datetime) -> None:
    """Stop what is under way, inside the caller's transaction: a hold comes first, also after both people agreed."""
    for row in EarlyDeletion.objects.select_for_update().filter(report=report, state__in=("proposed", "confirmed")):
        row.lapse()
        row.save()
        record("deletion.lapsed", by=by, subject=row, at=at, report=report.pk)
