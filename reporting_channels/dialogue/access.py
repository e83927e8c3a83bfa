"""The doors to notes, kept drafts, what is new for whom, and the office's files for the reporter."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404

from accounts.models import Member
from reporting_channels.access import FileLabel, report_key
from reporting_channels.codes import MessageKind
from reporting_channels.models import (
    Attachment,
    Message,
    MessageDraft,
    Note,
    ReadMark,
    ReplyTemplate,
    Report,
    ReportTag,
    Tag,
)
from reporting_channels.redacting import access as redacting
from reporting_channels.redacting.places import NOTE, Place
from reporting_channels.reporter_door import Opened
from vault import opening


@dataclass(frozen=True)
class Noted:
    """One opened note of the team."""

    text: str = field(repr=False)
    written_at: datetime
    written_by: Member


@dataclass(frozen=True)
class Kept:
    """A message that was begun and kept."""

    kind: str
    text: str = field(repr=False)
    kept_at: datetime


@dataclass(frozen=True)
class New:
    """What one member has not seen of a report: the report itself, or so many words of the reporter."""

    is_report: bool
    words: int

    def __bool__(self) -> bool:
        return self.is_report or bool(self.words)


def read_notes(by: Member, report: Report, *, is_bare: bool = False) -> tuple[Noted, ...]:
    """The team's notes, oldest first, for whoever holds the report's key; read_report records the reading."""
    rows = list(Note.objects.filter(report=report).select_related("written_by"))
    if not rows:
        return ()
    key = report_key(by, report)
    veil = redacting.veil(report, key, None if is_bare else by)
    texts = (veil.text(Place(NOTE, own=row.pk), opening.open_text(key, row, "body")) for row in rows)
    return tuple(Noted(text, row.written_at, row.written_by) for text, row in zip(texts, rows, strict=True))


def kept_draft(by: Member, report: Report) -> Kept | None:
    """The message that this member began on the report; nobody else's."""
    row = MessageDraft.objects.filter(report=report, kept_by=by).first()
    if row is None:
        return None
    return Kept(row.kind, opening.open_text(report_key(by, report), row, "body"), row.kept_at)


def seen_until(by: Member, report: Report) -> int:
    """The number of the last message that this member has seen; 0 before the first reading."""
    return ReadMark.objects.filter(report=report, member=by).values_list("number", flat=True).first() or 0


def new_for(by: Member, reports: Iterable[Report]) -> dict[UUID, New]:
    """For each report what is new for this member; two queries, whatever their number."""
    keys = [report.pk for report in reports]
    marks = dict(ReadMark.objects.filter(member=by, report__in=keys).values_list("report_id", "number"))
    words: dict[UUID, int] = dict.fromkeys(keys, 0)
    said = Message.objects.filter(report__in=keys, kind=MessageKind.ANSWER)
    for report_id, number in said.values_list("report_id", "number"):
        words[report_id] += number > marks.get(report_id, 0)
    return {key: New(key not in marks, words[key]) for key in keys}


def office_file(opened: Opened, id: Any) -> tuple[FileLabel, Iterator[bytes]]:
    """A file that the office sent, for whoever holds the receipt; Http404 for any other.

    No entry: it would have a day on which somebody was at a keyboard (principle 1).
    """
    try:
        found = Attachment.objects.filter(report=opened.report, pk=id, message__isnull=False)
        row = found.exclude(message__kind=MessageKind.ANSWER).first()
    except (ValidationError, ValueError) as error:
        raise Http404 from error
    if row is None:
        raise Http404
    label = json.loads(opening.open_text(opened.key, row, "label"))
    shown = FileLabel(row.pk, label["name"], label["type"], label["size"], row.message_id)
    return shown, opening.open_file(opened.key, row, "secret")


def templates() -> list[ReplyTemplate]:
    """The texts that can be put into a message today."""
    return list(ReplyTemplate.objects.filter(is_active=True))


def every_template() -> list[ReplyTemplate]:
    """All of them, retired ones too."""
    return list(ReplyTemplate.objects.all())


def get_template(id: Any) -> ReplyTemplate:
    """One template; Http404."""
    return _one(ReplyTemplate, id)


def tags() -> list[Tag]:
    """The labels that can be put on a report today."""
    return list(Tag.objects.filter(is_active=True))


def every_tag() -> list[Tag]:
    """All of them, retired ones too: reports still bear them."""
    return list(Tag.objects.all())


def get_tag(id: Any) -> Tag:
    """One label; Http404."""
    return _one(Tag, id)


def tags_of(reports: Iterable[Report]) -> dict[UUID, list[Tag]]:
    """The labels of each report, in the list's order."""
    found: dict[UUID, list[Tag]] = {report.pk: [] for report in reports}
    for row in ReportTag.objects.filter(report__in=list(found)).select_related("tag"):
        found[row.report_id].append(row.tag)
    return found


def _one(model: type, id: Any):
    row = model.objects.filter(pk=id).first()
    if row is None:
        raise Http404
    return row
