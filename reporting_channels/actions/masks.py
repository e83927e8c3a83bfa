"""Hiding passages of a report for a time, from the team or from chosen readers."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from audit.log import record
from machine.models import locked
from reporting_channels import access
from reporting_channels.models import Mask, MaskReader, Report, ReportPermission
from reporting_channels.redacting import access as redacting
from reporting_channels.redacting import policies
from reporting_channels.redacting.places import Place
from reporting_channels.redacting.spans import Span, merged, require_apart


@transaction.atomic
def mask(
    *, report: Report, place: Place, spans: Iterable[Span], ground: str, readers: Sequence = (), by, at: datetime
) -> Mask:
    """Hide these passages from ``readers``, or from the whole team where none are named. The words stay sealed."""
    report = locked(report)
    policies.require_may_mask(by=by)
    _require_readers(report, readers)
    key = access.report_key(by, report)
    text = redacting.text_at(report, key, place)
    policies.require_may_choose_in(masks=redacting.masks_at(report, place, by), by=by)
    kept = require_apart(merged(spans), len(text))
    row = Mask(report=report, ground=ground, is_for_team=not readers, masked_at=at, masked_by=by, **place.columns)
    row.spans = redacting.sealed_spans(row, key, kept, text)
    row.save(force_insert=True)
    MaskReader.objects.bulk_create(MaskReader(mask=row, member=reader) for reader in readers)
    facts = {"place": place.kind, "passages": len(kept), "ground": ground, "readers": [one.pk for one in readers]}
    record("mask.put", by=by, subject=report, at=at, mask=row.pk, **facts)
    return row


def _require_readers(report: Report, readers: Sequence) -> None:
    let_in = set(ReportPermission.objects.filter(content_object=report).values_list("user_id", flat=True))
    if any(reader.pk not in let_in for reader in readers):
        raise policies.ReaderUnknown()


@transaction.atomic
def lift(*, mask: Mask, by, at: datetime) -> Mask:
    """Take a mask off: everybody who may open the report reads the passages again."""
    mask = locked(mask)
    policies.require_may_lift(mask=mask, by=by)
    if mask.lifted_at is None:
        mask.lifted_at, mask.lifted_by = at, by
        mask.save(update_fields=["lifted_at", "lifted_by"])
        record("mask.lifted", by=by, subject=mask.report, at=at, mask=mask.pk)
    return mask


@transaction.atomic
def look_under(*, report: Report, by, at: datetime) -> None:
    """Record that somebody who may lift masks reads without them."""
    record("mask.looked_under", by=by, subject=report, at=at)
