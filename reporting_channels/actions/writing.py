"""Words that are not sent yet, and how far somebody has read: each member's own."""

from datetime import datetime

from django.db import transaction

from machine.models import locked
from reporting_channels import access, policies
from reporting_channels.dialogue.after_the_end import reporter_spoke_last
from reporting_channels.models import MessageDraft, ReadMark, Report


@transaction.atomic
def keep(*, report: Report, kind: str, text: str, by, at: datetime) -> MessageDraft:
    """Keep a message that was begun, in the place of an earlier one; nothing is sent, so nothing is an entry."""
    report = locked(report)
    policies.require_may_write(report=report, by=by, is_answering=reporter_spoke_last(report))
    MessageDraft.objects.filter(report=report, kept_by=by).delete()
    row = MessageDraft(report=report, kind=kind, kept_at=at, kept_by=by)
    row.body = access.report_key(by, report).seal(row, "body", text)
    row.save(force_insert=True)
    return row


@transaction.atomic
def drop(*, report: Report, by, at: datetime) -> None:
    """Forget what was begun: it was sent, or is wanted no more."""
    MessageDraft.objects.filter(report=report, kept_by=by).delete()


@transaction.atomic
def mark_read(*, report: Report, number: int, by, at: datetime) -> None:
    """Note that this member has seen the dialogue up to ``number``; the mark has no time and never goes back."""
    mark, is_first = ReadMark.objects.get_or_create(report=report, member=by, defaults={"number": number})
    if not is_first and mark.number < number:
        ReadMark.objects.filter(pk=mark.pk, number__lt=number).update(number=number)
