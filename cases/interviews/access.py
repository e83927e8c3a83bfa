"""The doors to interviews: their record and its pieces, the proof of rights, the anonymised record, the original."""

import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import models, transaction
from django.utils.translation import gettext as _

from accounts.doors import missing
from accounts.models import Member
from audit.log import record
from cases import access
from cases.interviews.paragraphs import numbered
from cases.models import (
    AnonymisedRecord,
    Case,
    EvidenceLink,
    Interview,
    OriginalOpening,
    RecordPiece,
    Reliance,
    RightsNotice,
)
from vault import opening
from vault.sealing import CompartmentKey

BESIDE = ("place", "interpreter", "companion", "present", "breaks", "refusal", "corrections")


def get_anonymised(member: Member, id: Any) -> AnonymisedRecord:
    """An anonymised record of a case that the member may open."""
    row = AnonymisedRecord.objects.filter(pk=id, interview__case__permissions__user=member).first()
    if row is None:
        missing(member, "anonymisedrecord", id)
    row.interview = access.get_interview(member, row.interview_id)
    return row


def get_piece(member: Member, interview: Interview, id: Any) -> RecordPiece:
    """A piece of this interview's record; what was asked for may be anything."""
    row = next((one for one in interview.pieces.all() if str(one.pk) == str(id)), None)
    if row is None:
        missing(member, "recordpiece", id)
    return row


def get_reliance(member: Member, id: Any) -> Reliance:
    """What a finding of a case rests on, for a member who may open that case."""
    row = Reliance.objects.filter(pk=id, finding__allegation__case__permissions__user=member).first()
    if row is None:
        missing(member, "reliance", id)
    row.finding.allegation = access.get_allegation(member, row.finding.allegation_id)
    return row


def _open_into(key: CompartmentKey, rows: Iterable[models.Model], *names: str) -> None:
    for row in rows:
        row.opened = {name: opening.open_text(key, row, name) for name in names}


def read_interview(by: Member, interview: Interview, at: datetime) -> Interview:
    """Open the interview with all that hangs on it; of an anonymised record nothing that shows who spoke."""
    key = access.case_key(by, interview.case)
    access.open_heard(key, [interview], "person", "record")
    hidden = interview.is_anonymised
    interview.opened |= {name: "" if hidden else opening.open_text(key, interview, name) for name in BESIDE}
    interview.shown_paragraphs = numbered(interview.opened["record"])
    interview.shown_pieces = [] if hidden or interview.held_at else list(interview.pieces.all())
    _open_into(key, interview.shown_pieces, "question", "answer")
    interview.shown_notice = RightsNotice.objects.select_related("recorded_by").filter(interview=interview).first()
    if interview.shown_notice is not None:
        _open_into(key, [interview.shown_notice], *([] if hidden else ["receipt"]))
        label = opening.open_text(key, interview.shown_notice, "file_label")
        interview.shown_notice.shown_file = json.loads(label) if label and not hidden else None
    record("interview.read", by=by, subject=interview, at=at, case=interview.case_id)
    return interview


def read_anonymised(by: Member, interview: Interview) -> list[AnonymisedRecord]:
    """Open what was written and decided about anonymity; the reading of the interview is the entry."""
    rows = list(interview.anonymised.select_related("written_by", "decided_by"))
    _open_into(access.case_key(by, interview.case), rows, "alias", "text", "assessment", "reasons")
    return rows


def openings_of(by: Member, interview: Interview) -> list[OriginalOpening]:
    """Who opened the original, when and why; the reading of the interview is the entry."""
    rows = list(interview.openings.select_related("opened_by"))
    _open_into(access.case_key(by, interview.case), rows, "reasons")
    return rows


def read_piece(by: Member, piece: RecordPiece, at: datetime) -> RecordPiece:
    """Open one piece in order to change it."""
    _open_into(access.case_key(by, piece.interview.case), [piece], "question", "answer")
    record("interview.read", by=by, subject=piece.interview, at=at, case=piece.interview.case_id)
    return piece


def text_to_anonymise(by: Member, interview: Interview, at: datetime) -> str:
    """The original's words, for who writes the anonymised record out of them."""
    text = opening.open_text(access.case_key(by, interview.case), interview, "record")
    record("interview.read", by=by, subject=interview, at=at, case=interview.case_id)
    return text


@transaction.atomic
def open_original(by: Member, interview: Interview, reasons: str, at: datetime) -> dict[str, Any]:
    """Open the original of an anonymised record: the reason is kept, sealed, and the opening is an entry."""
    key = access.case_key(by, interview.case)
    kept = OriginalOpening(interview=interview, opened_at=at, opened_by=by)
    kept.reasons = key.seal(kept, "reasons", reasons)
    kept.save(force_insert=True)
    record("interview.original_opened", by=by, subject=interview, at=at, case=interview.case_id, opening=kept.pk)
    shown = {name: opening.open_text(key, interview, name) for name in ("person", "record", *BESIDE)}
    return shown | {"paragraphs": numbered(shown["record"])}


def proof_of(member: Member, interview: Interview) -> RightsNotice:
    """The notice whose proof is a file; of an anonymised record it shows who spoke, so it opens with the original."""
    notice = RightsNotice.objects.filter(interview=interview, file__isnull=False).first()
    if notice is None or interview.anonymised.filter(verdict="granted").exists():
        missing(member, "rightsnotice", interview.pk)
    return notice


def open_proof(by: Member, notice: RightsNotice, at: datetime) -> tuple[dict[str, Any], Iterator[bytes]]:
    """The file that proves that rights were told, with its label; recorded before the first byte."""
    interview = notice.interview
    key = access.case_key(by, interview.case)
    label = json.loads(opening.open_text(key, notice, "file_label"))
    chunks = opening.open_file(key, notice, "file")
    record("interview.proof_taken", by=by, subject=interview, at=at, case=interview.case_id)
    return label, chunks


def pieces_as_text(by: Member, interview: Interview) -> list[tuple[str, str]]:
    """Questions and answers in their order, to be put together into the record."""
    key = access.case_key(by, interview.case)
    return [
        (opening.open_text(key, one, "question"), opening.open_text(key, one, "answer"))
        for one in interview.pieces.order_by("rank")
    ]


def text_to_seal(by: Member, interview: Interview) -> str:
    """The record with what the person answered, whose digest is taken; inside the caller's transaction."""
    key = access.case_key(by, interview.case)
    return "\f".join(opening.open_text(key, interview, name) for name in ("record", "refusal", "corrections"))


def text_to_cite(by: Member, interview: Interview) -> str:
    """What findings and reports may cite: the anonymised record where one was granted."""
    access.open_heard(access.case_key(by, interview.case), [interview], "person", "record")
    return interview.opened["record"]


def read_calendar(by: Member, case: Case, at: datetime) -> list[Interview]:
    """The case's interviews by day and hour, with who is heard where."""
    key = access.case_key(by, case)
    rows = list(case.interviews.select_related("conductor").prefetch_related("anonymised"))
    access.open_heard(key, rows, "person")
    for one in rows:
        one.opened["place"] = "" if one.is_anonymised else opening.open_text(key, one, "place")
    if rows:
        record("case.read", by=by, subject=case, at=at)
    return sorted(rows, key=_by_day)


def _by_day(interview: Interview) -> tuple[date, str, int]:
    day = interview.held_on or interview.convoked_for_on or date.max
    return day, str(interview.convoked_time or ""), interview.rank


def read_passages(by: Member, case: Case, reliances: Iterable[Reliance]) -> None:
    """Hang the cited passages on each reliance; the reading of the allegation is the entry."""
    open_passages(access.case_key(by, case), reliances)


def open_passages(key: CompartmentKey, reliances: Iterable[Reliance]) -> None:
    """Hang the cited passages on each reliance, as they were cited.

    What was cited before its record was anonymised may show who spoke: of that, the number alone is shown.
    """
    lines = list(reliances)
    heard = [one.interview_id for one in lines if one.interview_id]
    granted = AnonymisedRecord.objects.filter(interview__in=heard, verdict="granted") if heard else ()
    veiled = {one.interview_id: one.decided_at for one in granted}
    for line in lines:
        line.shown_passages = list(line.passages.all())
        for passage in line.shown_passages:
            is_older = line.interview_id in veiled and passage.noted_at < veiled[line.interview_id]
            passage.opened = {"quote": _veiled() if is_older else opening.open_text(key, passage, "quote")}


def anonymised_since(links: Iterable[EvidenceLink]) -> set[UUID]:
    """Of the copies of a record that went along with an allegation, those made before it was anonymised."""
    lent = [one for one in links if one.is_lent and one.interview_id]
    granted = AnonymisedRecord.objects.filter(interview__in=[one.interview_id for one in lent], verdict="granted")
    decided = {one.interview_id: one.decided_at for one in granted} if lent else {}
    return {one.pk for one in lent if one.interview_id in decided and one.linked_at < decided[one.interview_id]}


def veiled_copy() -> dict[str, str]:
    """What stands in the place of such a copy: it may show who spoke."""
    return {"words": _("Somebody whose record was anonymised afterwards"), "text": ""}


def _veiled() -> str:
    return _("cited before the record was anonymised, so its words are not shown any more")
