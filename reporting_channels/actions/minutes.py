"""The minutes of an oral report: offered, corrected, agreed to, or without an agreement for a recorded reason."""

import json
from collections.abc import Callable
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from audit.actors import REPORTER, Actor
from audit.log import record
from machine.models import locked
from machine.refusals import NotFromHere
from reporting_channels import access
from reporting_channels.codes import WordKind
from reporting_channels.models import Minutes, MinutesWord, Report
from reporting_channels.taking_down import clock, policies
from reporting_channels.told import digest
from vault.sealing import CompartmentKey


def offer(*, report: Report, by, at: datetime) -> Minutes:
    """Offer the minutes to whoever holds the receipt, inside the caller's transaction (art. 18(2)-(4))."""
    policies.require_may_offer(report=report)
    on = timezone.localdate(at)
    minutes = Minutes(report=report, offered_on=on, ends_on=clock.last_day(report.procedure, on))
    minutes.save(force_insert=True)
    record("minutes.offered", by=by, subject=minutes, at=at, report=report.pk)
    return minutes


def correct(
    *,
    minutes: Minutes,
    key: CompartmentKey,
    submission: bytes,
    answers: dict,
    is_agreed: bool = False,
    by: Actor = REPORTER,
    at: datetime,
) -> Minutes:
    """Keep the reporter's corrected text beside the clerk's; with ``is_agreed`` they agree to it in one go."""
    on = timezone.localdate(at)

    def say(row: Minutes) -> None:
        policies.require_may_answer(minutes=row, verb="correct")
        row.correct()
        body = json.dumps(answers, ensure_ascii=False)
        _keep_word(row, WordKind.CORRECTION, submission, on, key, body)
        _note("minutes.corrected", row, by, at)
        if is_agreed:
            row.agree(on=on)
            _keep_word(row, WordKind.AGREEMENT, submission + b"agreed", on)
            _note("minutes.agreed", row, by, at)

    return _once(minutes, submission, say)


def agree(*, minutes: Minutes, submission: bytes, by: Actor = REPORTER, at: datetime) -> Minutes:
    """Agree to the text as it stands: this is the reporter's signature (art. 18(2)-(4))."""
    on = timezone.localdate(at)

    def say(row: Minutes) -> None:
        policies.require_may_answer(minutes=row, verb="agree")
        row.agree(on=on)
        _keep_word(row, WordKind.AGREEMENT, submission, on)
        _note("minutes.agreed", row, by, at)

    return _once(minutes, submission, say)


def refuse(
    *, minutes: Minutes, key: CompartmentKey, submission: bytes, text: str, by: Actor = REPORTER, at: datetime
) -> Minutes:
    """Do not agree, in the reporter's own words."""
    on = timezone.localdate(at)

    def say(row: Minutes) -> None:
        policies.require_may_answer(minutes=row, verb="refuse")
        row.refuse()
        _keep_word(row, WordKind.REFUSAL, submission, on, key, text)
        _note("minutes.refused", row, by, at)

    return _once(minutes, submission, say)


@transaction.atomic
def give_up(*, minutes: Minutes, reason: str, note: str, by, at: datetime) -> Minutes:
    """Record why there is no agreement, after the reporter's time or by what is on record."""
    minutes = locked(minutes)
    report = minutes.report
    policies.require_may_give_up(
        minutes=minutes, by=by, reason=reason, today=timezone.localdate(at), handover=report.taking_down.handover
    )
    sealed = access.report_key(by, report).seal(minutes, "note", note)
    minutes.give_up(reason=reason, note=sealed, by=by, at=at)
    minutes.save()
    record("minutes.given_up", by=by, subject=minutes, at=at, reason=reason)
    return minutes


def _once(minutes: Minutes, submission: bytes, say: Callable[[Minutes], None]) -> Minutes:
    """A second press finds what the first one stored. The rows are inserts; the trigger takes the step."""
    known = MinutesWord.objects.filter(submission=digest(submission))
    row = _fresh(minutes)
    if known.exists():
        return row
    try:
        with transaction.atomic():
            say(row)
    except IntegrityError as error:
        if not known.exists():
            raise NotFromHere() from error
        return _fresh(minutes)
    return row


def _fresh(minutes: Minutes) -> Minutes:
    return Minutes.objects.select_related("report").get(pk=minutes.pk)


def _keep_word(
    row: Minutes, kind: str, submission: bytes, on: date, key: CompartmentKey | None = None, body: str = ""
) -> MinutesWord:
    number = row.words.count() + 1
    word = MinutesWord(minutes=row, number=number, kind=kind, submission=digest(submission), said_on=on)
    if key is not None:
        word.body = key.seal(word, "body", body)
    word.save(force_insert=True)
    return word


def _note(event: str, row: Minutes, by: Actor, at: datetime) -> None:
    """Enter it; the log keeps the day of a reporter's act, and no time."""
    record(event, by=by, subject=row, at=at)
