"""What a clerk's report leaves beside itself, and what becomes of its receipt."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from audit.days import day_only
from audit.log import record
from machine.models import locked
from reporting_channels import bars
from reporting_channels.actions import minutes
from reporting_channels.codes import ExclusionReason, Handover
from reporting_channels.models import Attachment, Exclusion, RecordingConsent, Report, TakingDown
from reporting_channels.taking_down import policies
from reporting_channels.taking_down.taking import is_recording
from reporting_channels.told import Told
from vault.sealing import CompartmentKey


def note_down(*, report: Report, told: Told, key: CompartmentKey, by, at: datetime) -> TakingDown:
    """Write down who took it down and bar them from it, inside the caller's transaction; offer the minutes.

    Whoever heard the report needs no key to it: the exclusion is for good, and triggers hold it.
    """
    row = TakingDown(report=report, taken_on=report.received_on, taken_by=by)
    if told.taking.referred_by:
        row.referred_by = key.seal(row, "referred_by", told.taking.referred_by)
    row.save(force_insert=True)
    bar = bars.token(report, by.pk)
    reason = ExclusionReason.TAKEN_DOWN
    Exclusion.objects.create(report=report, token=bar, reason=reason, excluded_at=at, excluded_by=by)
    record("exclusion.made", by=by, subject=report, at=at, token=bar.hex(), reason=reason)
    recordings = _keep_consents(report, told, key)
    record("report.taken_down", by=by, subject=report, at=at, medium=report.medium, recordings=recordings)
    if report.is_oral:
        minutes.offer(report=report, by=by, at=at)
    return row


def _keep_consents(report: Report, told: Told, key: CompartmentKey) -> int:
    """One consent for each recording; the policy has refused a recording without."""
    voices = [file.file_id for file in told.files if is_recording(file.media_type)]
    rows = []
    for attachment in Attachment.objects.filter(report=report, file_id__in=voices):
        consent = told.taking.consent
        row = RecordingConsent(attachment=attachment, scope=consent.scope, given_on=consent.given_on)
        row.given_by = key.seal(row, "given_by", consent.given_by)
        rows.append(row)
    return len(RecordingConsent.objects.bulk_create(rows))


@transaction.atomic
def settle(*, taking_down: TakingDown, handover: str, by, at: datetime) -> TakingDown:
    """Record that the receipt was handed over, or that the person did not take it: then it opens nothing any more."""
    row = locked(taking_down)
    policies.require_may_settle(taking_down=row, by=by)
    row.handover = Handover(handover)
    row.settled_on = timezone.localdate(at)
    row.save(update_fields=["handover", "settled_on"])
    if row.handover == Handover.REFUSED:
        receipt = row.report.receipt
        receipt.wrapped_key = b""
        receipt.save(update_fields=["wrapped_key"])
    record("receipt.settled", by=by, subject=row.report, at=day_only(at), handover=row.handover)
    return row
