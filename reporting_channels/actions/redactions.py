"""Taking passages out of a report for good: one proposes, another confirms, and the words are in no table any more."""

import json
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from audit.log import record
from machine.models import locked
from reporting_channels import access
from reporting_channels.models import (
    Assessment,
    Mask,
    Message,
    MinutesWord,
    Note,
    RedactedPassage,
    Redaction,
    Report,
)
from reporting_channels.redacting import access as redacting
from reporting_channels.redacting import policies
from reporting_channels.redacting.places import ANSWER, ASSESSMENT, MESSAGE, MINUTES, NOTE, Place, with_words
from reporting_channels.redacting.spans import REMOVED, Span, merged, moved, require_apart, struck
from vault.sealing import CompartmentKey

OF_THE_TEAM = {NOTE: (Note, "body"), ASSESSMENT: (Assessment, "note")}


@transaction.atomic
def propose(*, report: Report, place: Place, spans: Iterable[Span], by, at: datetime) -> Redaction:
    """Propose that these passages go, each with its ground. Nothing changes until another person confirms."""
    report = locked(report)
    policies.require_may_redact(report=report, by=by)
    key = access.report_key(by, report)
    text = redacting.text_at(report, key, place)
    policies.require_may_choose_in(masks=redacting.masks_at(report, place, by), by=by)
    kept = require_apart(list(spans), len(text))
    row = Redaction(report=report, proposed_at=at, proposed_by=by, **place.columns)
    row.spans = redacting.sealed_spans(row, key, kept, text)
    row.save(force_insert=True)
    RedactedPassage.objects.bulk_create(
        RedactedPassage(redaction=row, rank=rank, ground=span.ground) for rank, span in enumerate(kept, start=1)
    )
    facts = {"place": place.kind, "passages": len(kept), "grounds": sorted({span.ground for span in kept})}
    record("redaction.proposed", by=by, subject=report, at=at, redaction=row.pk, **facts)
    return row


@transaction.atomic
def confirm(*, redaction: Redaction, by, at: datetime) -> Redaction:
    """Take the passages out, as the second person: a redacted copy is sealed, what it replaces is overwritten."""
    report = locked(Report.objects.get(pk=redaction.report_id))  # two redactors at once: one waits for the other
    redaction = locked(redaction)
    policies.require_may_confirm(report=report, redaction=redaction, by=by)
    place, key = redacting.place_of(redaction), access.report_key(by, report)
    policies.require_may_choose_in(masks=redacting.masks_at(report, place, by), by=by)
    proposed, text = redacting.spans_of(redaction, key), redacting.text_at(report, key, place)
    if not redaction.is_open or proposed.of != redacting.digest(text):
        raise policies.TextChanged()
    left = struck(text, proposed.spans)
    _earlier(redaction).update(copy=None)
    redaction.confirmed_at, redaction.confirmed_by = at, by
    redaction.copy = None if place.own else key.seal(redaction, "copy", left)
    redaction.save(update_fields=["confirmed_at", "confirmed_by", "copy"])
    if place.own:
        _leave(report, place, key, left)
    else:
        _overwrite(report, place, key)
    _move_masks(report, place, key, proposed.spans, left)
    record("redaction.confirmed", by=by, subject=report, at=at, redaction=redaction.pk, place=place.kind)
    return redaction


@transaction.atomic
def refuse(*, redaction: Redaction, by, at: datetime) -> Redaction:
    """Leave the text as it is; also whoever proposed it may take the proposal back."""
    report = locked(Report.objects.get(pk=redaction.report_id))
    redaction = locked(redaction)
    policies.require_may_redact(report=report, by=by)
    if not redaction.is_open:
        raise policies.TextChanged()
    redaction.refused_at, redaction.refused_by = at, by
    redaction.save(update_fields=["refused_at", "refused_by"])
    record("redaction.refused", by=by, subject=report, at=at, redaction=redaction.pk)
    return redaction


def _earlier(redaction: Redaction):
    """Earlier redacted copies of the same text: they still hold what goes now."""
    place = redacting.place_of(redaction)
    rows = Redaction.objects.filter(report=redaction.report_id, copy__isnull=False, **place.columns)
    return rows.exclude(pk=redaction.pk)


def _overwrite(report: Report, place: Place, key: CompartmentKey) -> None:
    """Put the mark where the text was: whoever reads the column without the door reads nothing of it."""
    if place.kind == MESSAGE:
        message = Message.objects.get(pk=place.message, report=report)
        Message.objects.filter(pk=message.pk).update(body=key.seal(message, "body", REMOVED))
    elif place.kind == MINUTES:
        word = MinutesWord.objects.get(pk=place.word, minutes__report=report)
        body = REMOVED
        if place.answer:
            body = json.dumps(with_words(redacting.corrected_in(word, key), place.answer, REMOVED), ensure_ascii=False)
        MinutesWord.objects.filter(pk=word.pk).update(body=key.seal(word, "body", body))
    elif place.kind == ANSWER:
        answers = with_words(redacting.answers_of(report, key), place.answer, REMOVED)
        report.answers = key.seal(report, "answers", json.dumps(answers, ensure_ascii=False))
        report.save(update_fields=["answers"])
    else:
        report.narrative = key.seal(report, "narrative", REMOVED)
        report.save(update_fields=["narrative"])


def _leave(report: Report, place: Place, key: CompartmentKey, left: str) -> None:
    """What is left of a text of the team stands where it stood: the reporter's process must not read a copy of it."""
    model, column = OF_THE_TEAM[place.kind]
    row = model.objects.get(pk=place.own, report=report)
    model.objects.filter(pk=row.pk).update(**{column: key.seal(row, column, left)})


def _move_masks(report: Report, place: Place, key: CompartmentKey, gone: Iterable[Span], left: str) -> None:
    """Masks of the same text follow their passages; one that lay on what is gone covers the mark."""
    for row in Mask.objects.filter(report=report, lifted_at__isnull=True, **place.columns):
        spans = merged(moved(span, gone) for span in redacting.spans_of(row, key).spans)
        row.spans = redacting.sealed_spans(row, key, spans, left)
        row.save(update_fields=["spans"])
