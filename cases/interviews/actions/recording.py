"""The record, piece by piece, and its end."""

from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone

from accounts.models import Member
from audit.log import record
from cases import access
from cases.actions.ranks import next_rank
from cases.interviews import access as interview_access
from cases.interviews import policies
from cases.interviews.paragraphs import together
from cases.models import Interview, RecordPiece
from machine.models import locked


@transaction.atomic
def keep_piece(
    *,
    interview: Interview,
    question: str,
    answer: str,
    by: Member,
    at: datetime,
    piece: RecordPiece | None = None,
    revision: int = 0,
) -> RecordPiece:
    """Keep a question with its answer, sealed; ``piece`` and its ``revision`` change one that was kept before."""
    interview = locked(interview)
    policies.require_may_write(interview=interview, by=by)
    if not question and not answer:
        raise policies.NothingSaid()
    if piece is None:
        kept = RecordPiece(interview=interview, rank=next_rank(interview.pieces))
    else:
        kept = locked(piece)
        if kept.revision != revision:
            raise policies.WrittenMeanwhile()
        kept.revision += 1
    key = access.case_key(by, interview.case)
    kept.question = key.seal(kept, "question", question) if question else None
    kept.answer = key.seal(kept, "answer", answer) if answer else None
    kept.written_at, kept.written_by = at, by
    kept.save(force_insert=piece is None)
    record("interview.piece_kept", by=by, subject=interview, at=at, case=interview.case_id, rank=kept.rank)
    return kept


@transaction.atomic
def hold(
    *,
    interview: Interview,
    held_on: date,
    by: Member,
    at: datetime,
    statement: str = "",
    from_time: time | None = None,
    to_time: time | None = None,
    present: str = "",
    breaks: str = "",
) -> Interview:
    """End it: the kept pieces, or ``statement``, become the record, which is sealed and not changed afterwards."""
    interview = locked(interview)
    policies.require_may_hold(interview=interview, by=by, held_on=held_on)
    if held_on > timezone.localdate(at):
        raise policies.ToldInFuture()
    if from_time and to_time and to_time <= from_time:
        raise policies.EndsBeforeItBegins()
    parts = [together(interview_access.pieces_as_text(by, interview)), statement.strip()]
    text = "\n\n".join(part for part in parts if part)
    if not text:
        raise policies.NothingSaid()
    key = access.case_key(by, interview.case)
    interview.record = key.seal(interview, "record", text)
    for name, words in (("present", present), ("breaks", breaks)):
        if words:
            setattr(interview, name, key.seal(interview, name, words))
    interview.from_time, interview.to_time = from_time or interview.from_time, to_time or interview.to_time
    interview.hold(held_on=held_on, by=by, at=at)
    interview.save()
    record("interview.held", by=by, subject=interview, at=at, case=interview.case_id, held_on=held_on)
    return interview
