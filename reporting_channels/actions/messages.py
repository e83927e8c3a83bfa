"""The dialogue: the office asks, tells, answers; the reporter answers with a receipt."""

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from audit.actors import REPORTER, Actor
from audit.log import record
from machine.models import locked
from reporting_channels import access, policies
from reporting_channels.actions import detriment
from reporting_channels.actions.attachments import keep
from reporting_channels.codes import MessageKind
from reporting_channels.dialogue.after_the_end import reporter_spoke_last
from reporting_channels.models import Message, MessageDraft, Report
from reporting_channels.told import StoredFile, digest
from vault.sealing import CompartmentKey


def write(
    *, report: Report, key: CompartmentKey, kind: str, text: str, submission: bytes | None = None, by, at: datetime
) -> Message:
    """Seal one word of the office into the dialogue, inside the caller's transaction and policy."""
    day = timezone.localdate(at)
    message = Message(report=report, kind=kind, submission=submission, sent_on=day, sent_at=at, sent_by=by)
    message.body = key.seal(message, "body", text)
    message.save(force_insert=True)
    return message


@transaction.atomic
def ask(
    *, report: Report, text: str, files: Sequence[StoredFile] = (), submission: bytes = b"", by, at: datetime
) -> Message:
    """Ask the reporter something (Directive (EU) 2019/1937 art. 9(1)(c)); a second press sends nothing twice."""
    return _say(report, MessageKind.QUESTION, text, files, submission, by, at)


@transaction.atomic
def tell(
    *, report: Report, text: str, files: Sequence[StoredFile] = (), submission: bytes = b"", by, at: datetime
) -> Message:
    """Tell the reporter something that needs no answer (ISO 37002:2021 cl. 8.1: feedback at each step)."""
    return _say(report, MessageKind.NEWS, text, files, submission, by, at)


def _say(
    report: Report, kind: str, text: str, files: Sequence[StoredFile], submission: bytes, by, at: datetime
) -> Message:
    report = locked(report)  # and with it whoever presses twice waits here for their own first press
    known = digest(report.pk.bytes + by.pk.bytes + submission) if submission else None
    existing = Message.objects.filter(report=report, submission=known).first() if known else None
    if existing is not None:
        return existing
    policies.require_may_write(report=report, by=by, is_answering=reporter_spoke_last(report))
    key = access.report_key(by, report)
    message = write(report=report, key=key, kind=kind, text=text, submission=known, by=by, at=at)
    keep(files, report=report, key=key, on=message.sent_on, message=message)
    MessageDraft.objects.filter(report=report, kept_by=by).delete()
    record("message.sent", by=by, subject=report, at=at, message=message.pk, kind=kind, attachments=len(files))
    return message


def answer(
    *,
    report: Report,
    key: CompartmentKey,
    submission: bytes,
    text: str,
    files: Sequence[StoredFile] = (),
    suffers: bool = False,
    by: Actor = REPORTER,
    at: datetime,
) -> Message:
    """Store what the reporter wrote, with its files; a second press returns the first message.

    Where they say that they suffer for it, the risk of detriment is a question again (ISO 37002:2021 cl. 8.3.2).

    Only inserts: the reporter's database role can change nothing that stands.
    """
    known = digest(submission)
    existing = Message.objects.filter(submission=known).first()
    if existing is not None:
        return existing
    policies.require_may_answer(report=report)
    try:
        return _store_answer(report, key, known, text, files, suffers, by, at)
    except IntegrityError:
        existing = Message.objects.filter(submission=known).first()
        if existing is None:
            raise
        return existing


@transaction.atomic
def _store_answer(
    report: Report,
    key: CompartmentKey,
    known: bytes,
    text: str,
    files: Sequence[StoredFile],
    suffers: bool,
    by: Actor,
    at: datetime,
) -> Message:
    message = Message(report=report, kind=MessageKind.ANSWER, submission=known, sent_on=timezone.localdate(at))
    message.body = key.seal(message, "body", text)
    message.save(force_insert=True)
    keep(files, report=report, key=key, on=message.sent_on, message=message)
    record("message.answered", by=by, subject=report, at=at, message=message.pk, attachments=len(files))
    if suffers:
        detriment.said_by_the_reporter(report=report, by=by, at=at)
    return message
