"""The door through which every text of a report is read: redacted copies in, what is masked for the reader out.

Whoever calls it holds the report's key already; what they read is recorded where they were let in.
"""

import hashlib
import json
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.http import Http404
from django.utils.translation import gettext as _

from accounts.models import Member
from audit.log import record
from reporting_channels.codes import WordKind
from reporting_channels.models import Mask, MinutesWord, Redaction, Report
from reporting_channels.questionnaires.definition import Kind
from reporting_channels.redacting.places import (
    ANSWER,
    ASSESSMENT,
    MESSAGE,
    MINUTES,
    NARRATIVE,
    NOTE,
    Place,
    with_words,
    words_of,
)
from reporting_channels.redacting.spans import REMOVED, Span, merged, struck
from vault import opening
from vault.sealing import CompartmentKey

TYPED = {Kind.SHORT, Kind.LONG, Kind.PLACE, Kind.PERSONS, Kind.UNIT}


@dataclass(frozen=True)
class Veil:
    """What one reader does not see: passages that are gone for everybody, and passages masked for them."""

    copies: dict[Place, str] = field(repr=False)
    masks: dict[Place, tuple[Span, ...]] = field(repr=False)

    def text(self, place: Place, original: str) -> str:
        """What the reader sees at this place."""
        seen = struck(self.copies.get(place, original), self.masks.get(place, ()), _("[masked]"))
        return seen.replace(REMOVED, _("[removed]"))

    def answers(self, original: dict[str, Any], word: Any = None) -> dict[str, Any]:
        """What the reader sees of a set of answers; ``word`` is the correction of the minutes that holds them."""
        seen = original
        for place in {*self.copies, *self.masks}:
            if place.kind in (ANSWER, MINUTES) and place.word == word:
                at = dict(words_of(original)).get(place.answer, "")
                seen = with_words(seen, place.answer, self.text(place, at))
        return seen


@dataclass(frozen=True)
class Proposed:
    """The spans of a proposal, and the digest of the text that they were chosen in."""

    spans: tuple[Span, ...] = field(repr=False)
    of: str = field(repr=False)


def veil(report: Report, key: CompartmentKey, by: Member | None = None) -> Veil:
    """What ``by`` does not see of the report; without a member, what nobody sees."""
    masks: dict[Place, list[Span]] = {}
    for row in masks_on(report, by) if by is not None else ():
        masks.setdefault(place_of(row), []).extend(spans_of(row, key).spans)
    return Veil(copies(report, key), {place: tuple(merged(spans)) for place, spans in masks.items()})


def masks_on(report: Report, by: Member) -> list[Mask]:
    """The masks that hide something of the report from this member."""
    hit = Q(is_for_team=True) | Q(reader_rows__member=by)
    return list(Mask.objects.filter(hit, report=report, lifted_at__isnull=True).distinct())


def masks_at(report: Report, place: Place, by: Member) -> list[Mask]:
    """Those of them that lie on this text."""
    return [row for row in masks_on(report, by) if place_of(row) == place]


def copies(report: Report, key: CompartmentKey) -> dict[Place, str]:
    """The redacted texts of the report by their place. Reads only the columns that the reporter's process may."""
    found = Redaction.objects.filter(report=report, copy__isnull=False, confirmed_at__isnull=False)
    rows = found.only("id", "report_id", "kind", "answer", "message_id", "word_id", "copy").order_by()
    return {
        Place(row.kind, row.answer, row.message_id, row.word_id): opening.open_text(key, row, "copy") for row in rows
    }


def place_of(row: Mask | Redaction) -> Place:
    """The place that a row names."""
    return Place(row.kind, row.answer, row.message_id, row.word_id, row.note_id or row.assessment_id)


def spans_of(row: Mask | Redaction, key: CompartmentKey) -> Proposed:
    """The passages of a mask or a proposal."""
    kept = json.loads(opening.open_text(key, row, "spans"))
    return Proposed(tuple(Span(*one) for one in kept["spans"]), kept["of"])


def sealed_spans(row: Mask | Redaction, key: CompartmentKey, spans: Iterable[Span], text: str):
    """The passages, and the digest of their text, as a row keeps them."""
    kept = {"spans": [[one.start, one.end, one.ground] for one in spans], "of": digest(text)}
    return key.seal(row, "spans", json.dumps(kept))


def digest(text: str) -> str:
    """By this a proposal knows the text again; it is kept sealed."""
    return hashlib.sha256(text.encode()).hexdigest()


def places(report: Report, key: CompartmentKey) -> dict[Place, str]:
    """Every text of the report as it stands: redacted copies in the place of what they replaced, nothing masked."""
    found = {Place(NARRATIVE): opening.open_text(key, report, "narrative")}
    answers = json.loads(opening.open_text(key, report, "answers"))
    found |= {Place(ANSWER, path): text for path, text in words_of(answers) if _is_typed(report, path)}
    for row in report.messages.in_order():
        found[Place(MESSAGE, message=row.pk)] = opening.open_text(key, row, "body")
    for word in MinutesWord.objects.filter(minutes__report=report, body__isnull=False):
        body = opening.open_text(key, word, "body")
        said = words_of(json.loads(body)) if word.kind == WordKind.CORRECTION else [("", body)]
        found |= {Place(MINUTES, path, word=word.pk): text for path, text in said if _is_typed(report, path)}
    found |= {Place(NOTE, own=row.pk): opening.open_text(key, row, "body") for row in report.notes.all()}
    found |= {Place(ASSESSMENT, own=row.pk): opening.open_text(key, row, "note") for row in report.assessments.all()}
    return found | {place: text for place, text in copies(report, key).items() if place in found}


def _is_typed(report: Report, path: str) -> bool:
    """Whether people typed the answer: a choice is a code, and has no passages."""
    question = report.questionnaire.definition.question(path.partition("/")[0])
    return question is None or question.kind in TYPED


@transaction.atomic
def read_places(by: Member, report: Report, key: CompartmentKey, at: datetime) -> dict[Place, str]:
    """Every text of the report, for choosing passages in it or deciding on them; the reading is an entry."""
    found = places(report, key)
    record("report.passages_opened", by=by, subject=report, at=at, texts=len(found))
    return found


def text_at(report: Report, key: CompartmentKey, place: Place) -> str:
    """One text of the report as it stands; Http404 where there is none."""
    try:
        return places(report, key)[place]
    except KeyError as error:
        raise Http404 from error


def answers_of(report: Report, key: CompartmentKey) -> dict[str, Any]:
    """The answers as they are stored, for the action that takes words out of them."""
    return json.loads(opening.open_text(key, report, "answers"))


def corrected_in(word: MinutesWord, key: CompartmentKey) -> dict[str, Any]:
    """The answers of a correction as they are stored."""
    return json.loads(opening.open_text(key, word, "body"))


def masks(report: Report) -> list[Mask]:
    """The masks that lie on the report, oldest first."""
    rows = Mask.objects.filter(report=report, lifted_at__isnull=True).select_related("masked_by")
    return list(rows.prefetch_related("reader_rows__member"))


def get_mask(report: Report, id: Any) -> Mask:
    """One mask that lies on this report; Http404."""
    return _of(Mask.objects.filter(report=report, lifted_at__isnull=True), id)


def redactions(report: Report) -> list[Redaction]:
    """Everything that was proposed, oldest first: the log of what went and why."""
    rows = Redaction.objects.filter(report=report).select_related("proposed_by", "confirmed_by", "refused_by")
    return list(rows.prefetch_related("passages"))


def get_redaction(report: Report, id: Any) -> Redaction:
    """One proposal of this report that waits; Http404."""
    waiting = Redaction.objects.filter(report=report, confirmed_at__isnull=True, refused_at__isnull=True)
    return _of(waiting, id)


def _of(rows, id: Any):
    row = rows.filter(pk=id).first() if _is_uuid(id) else None
    if row is None:
        raise Http404
    return row


def _is_uuid(id: Any) -> bool:
    try:
        uuid.UUID(str(id))
    except ValueError:
        return False
    return True
