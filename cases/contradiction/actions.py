"""Showing each subject what concerns them, recording what they say, answering it (PROCESS 2.4, V6 and V7)."""

import json
from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import Member
from audit.facts import digest
from audit.log import record
from cases import access, sealed_files
from cases.actions.ranks import next_rank
from cases.contradiction import clock, policies
from cases.contradiction.passages import Passage, packed
from cases.models import Comment, Dispensation, Extract, Investigation, Subject
from cases.report import access as report_access
from cases.report.proof import content_of
from machine.models import locked
from ui.words import day_in_words
from vault.upload import SealedUpload


def _note(event: str, investigation: Investigation, by: Member, at: datetime, **facts: object) -> None:
    record(event, by=by, subject=investigation, at=at, case=investigation.case_id, **facts)


@transaction.atomic
def prepare(
    *,
    investigation: Investigation,
    subject: Subject,
    passages: Sequence[Passage],
    language: str,
    by: Member,
    at: datetime,
) -> Extract:
    """Seal what this subject will be shown: ``passages`` carry what is blacked out and why. Nothing is sent yet."""
    investigation = locked(investigation)
    policies.require_may_prepare(investigation=investigation, by=by, subject=subject)
    extract = Extract(
        investigation=investigation, subject=subject, rank=next_rank(investigation.extracts),
        round=investigation.round, language=language, prepared_at=at, prepared_by=by,
    )  # fmt: skip
    body = json.dumps([packed(one) for one in passages], ensure_ascii=False, sort_keys=True)
    extract.body = access.case_key(by, investigation.case).seal(extract, "body", body)
    extract.digest = digest(extract, body)
    extract.save(force_insert=True)
    grounds = sorted({span.ground for one in passages for span in one.spans})
    _note(
        "extract.prepared", investigation, by, at, extract=extract.pk, subject_id=subject.pk, passages=len(passages),
        redactions=sum(len(one.spans) for one in passages), grounds=grounds, digest=extract.digest,
    )  # fmt: skip
    return extract


@transaction.atomic
def discard(*, extract: Extract, by: Member, at: datetime) -> Extract:
    """Take back an extract that was not sent; it stays on file, struck out."""
    extract = locked(extract)
    policies.require_may_discard(extract=extract, by=by)
    extract.withdrawn_at, extract.withdrawn_by = at, by
    extract.save()
    _note("extract.discarded", extract.investigation, by, at, extract=extract.pk)
    return extract


@transaction.atomic
def dispense(
    *, investigation: Investigation, subject: Subject, ground: str, reasons: str, by: Member, at: datetime
) -> Dispensation:
    """Write down why one subject is not heard on the draft, on a ground of DISPENSATIONS."""
    investigation = locked(investigation)
    policies.require_may_dispense(investigation=investigation, by=by, subject=subject)
    return _dispense(investigation, subject, ground, reasons, by, at)


def _dispense(
    investigation: Investigation, subject: Subject, ground: str, reasons: str, by: Member, at: datetime
) -> Dispensation:
    row = Dispensation(
        investigation=investigation, subject=subject, round=investigation.round, ground=ground, given_at=at, given_by=by
    )
    row.reasons = access.case_key(by, investigation.case).seal(row, "reasons", reasons)
    row.save(force_insert=True)
    _note("dispensation.given", investigation, by, at, subject_id=subject.pk, ground=ground)
    return row


@transaction.atomic
def put_forward(*, investigation: Investigation, sent_on: date, by: Member, at: datetime) -> Investigation:
    """V6: the extracts of this round are with the subjects since ``sent_on``; their time begins."""
    investigation = locked(investigation)
    policies.require_may_put_forward(investigation=investigation, by=by)
    policies.require_happened(day=sent_on, on=timezone.localdate(at))
    sent = policies.current(investigation)
    for one in sent:
        one.sent_on, one.sent_at, one.sent_by = sent_on, at, by
        one.save()
    investigation.put_forward(by=by, at=at)
    investigation.save()
    _note("investigation.put_forward", investigation, by, at, extracts=[one.pk for one in sent], sent_on=sent_on)
    return investigation


@transaction.atomic
def skip(*, investigation: Investigation, ground: str, reasons: str, by: Member, at: datetime) -> Investigation:
    """V6: go to review without hearing any subject; each gets a dispensation on this ground."""
    investigation = locked(investigation)
    policies.require_may_skip(investigation=investigation, by=by)
    there = policies.settled(investigation)
    for subject in policies.concerned(investigation):
        if subject.pk not in there:
            _dispense(investigation, subject, ground, reasons, by, at)
    content = _content(investigation, by)
    investigation.skip(by=by, at=at)
    investigation.save()
    _note(
        "investigation.contradiction_skipped", investigation, by, at, ground=ground,
        digest=digest(investigation, content),
    )  # fmt: skip
    return investigation


def _content(investigation: Investigation, by: Member) -> str:
    texts = report_access.texts_of(investigation, access.case_key(by, investigation.case))
    return content_of(texts, report_access.template_of(investigation).version)


@transaction.atomic
def record_comment(
    *,
    extract: Extract,
    kind: str,
    received_on: date,
    text: str,
    by: Member,
    at: datetime,
    file: SealedUpload | None = None,
) -> Comment:
    """Record what the office received: words, a file, or that the person has no comment (COMMENT_KINDS)."""
    extract = locked(extract)
    policies.require_may_record(extract=extract, by=by, received_on=received_on)
    policies.require_happened(day=received_on, on=timezone.localdate(at))
    comment = Comment(
        extract=extract, rank=next_rank(extract.comments), kind=kind, received_on=received_on, recorded_at=at,
        recorded_by=by,
    )  # fmt: skip
    key = access.case_key(by, extract.case)
    if kind == "comment" and text:
        comment.body = key.seal(comment, "body", text)
    if kind == "comment" and file is not None:
        sealed_files.keep_upload(comment, key, file)
    comment.save(force_insert=True)
    _note("comment.recorded", extract.investigation, by, at, extract=extract.pk, comment=comment.pk, kind=kind)
    return comment


@transaction.atomic
def answer(*, comment: Comment, answer: str, reply: str, by: Member, at: datetime) -> Comment:
    """Say what the team does with the comment (ANSWERS), and why."""
    comment = locked(comment)
    policies.require_may_answer(comment=comment, by=by)
    comment.answer, comment.answered_at, comment.answered_by = answer, at, by
    comment.reply = access.case_key(by, comment.case).seal(comment, "reply", reply)
    comment.save()
    _note("comment.answered", comment.extract.investigation, by, at, comment=comment.pk, answer=answer)
    return comment


@transaction.atomic
def submit(*, investigation: Investigation, by: Member, at: datetime) -> Investigation:
    """V7: every comment is answered and nobody's time runs any more; the digest of the text goes into the log."""
    investigation = locked(investigation)
    policies.require_may_submit(investigation=investigation, by=by)
    today = timezone.localdate(at)
    open_until = [clock.still_runs(one, today) for one in policies.current(investigation)]
    if any(open_until):
        raise policies.TimeToComment(day_in_words(max(filter(None, open_until))))
    content = _content(investigation, by)
    investigation.submit(by=by, at=at)
    investigation.save()
    _note(
        "investigation.submitted", investigation, by, at, round=investigation.round,
        digest=digest(investigation, content),
    )  # fmt: skip
    return investigation
