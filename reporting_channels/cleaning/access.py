"""The doors to what was made of a file: its standing, its copy, its pages. Callers hold the report's key."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext

from accounts import doors
from audit.log import record
from reporting_channels.cleaning import policies
from reporting_channels.cleaning.scanner import Scanned, Verdict
from reporting_channels.cleaning.standing import Standing, State
from reporting_channels.models import Attachment, CleanedFile, Report
from vault import opening
from vault.sealing import CompartmentKey
from vault.streams import FileSecret


@dataclass(frozen=True)
class Reading:
    """How one attachment can be read: its cleaned copy, what was found, what the scanner said."""

    standing: Standing = field(default_factory=Standing)
    scanned: Scanned = field(default_factory=Scanned)
    cleaned_on: date | None = None
    scanned_on: date | None = None
    ending: str = ""
    size: int = 0
    total: int = 0
    pages: int = 0

    @property
    def state_label(self) -> str:
        return str(State(self.standing.state).label)

    @property
    def scan_label(self) -> str:
        return str(Verdict(self.scanned.verdict).label)

    @property
    def has_copy(self) -> bool:
        """Whether the copy may be handed out: it exists, and no virus was found in what it was made of."""
        return self.standing.state == State.CLEANED and not self.scanned.is_infected

    @property
    def shown_pages(self) -> range:
        """The numbers of the pages that can be looked at."""
        return range(1, self.pages + 1 if self.has_copy else 1)

    @property
    def may_be_cleaned(self) -> bool:
        return self.standing.state in (State.WAITING, State.FAILED)


@dataclass(frozen=True)
class FileLabel:
    """How a file called itself, what it is, how many bytes it has, and how it can be read."""

    id: UUID
    name: str = field(repr=False)
    media_type: str
    size: int
    message_id: UUID | None
    reading: Reading = field(default_factory=Reading, repr=False)


def labels(report: Report, key: CompartmentKey) -> tuple[FileLabel, ...]:
    """Every file of a report, oldest first."""
    rows = list(report.attachments.all())
    known = readings(report.attachments.all(), key) if rows else {}
    return tuple(_label(row, key, known[row.pk]) for row in rows)


def _label(row: Attachment, key: CompartmentKey, reading: Reading) -> FileLabel:
    said = json.loads(opening.open_text(key, row, "label"))
    return FileLabel(row.pk, said["name"], said["type"], said["size"], row.message_id, reading)


def get_attachment(by: Any, report: Report, id: Any) -> Attachment:
    """One file of a report that is open already; otherwise an entry and Http404."""
    row = Attachment.objects.filter(report=report, pk=id).first()
    if row is None:
        doors.missing(by, "attachment", id)
    return row


@transaction.atomic
def look_at(by: Any, report: Report, attachment: Attachment, key: CompartmentKey, at: datetime) -> FileLabel:
    """What is known of one file, with what was hidden in it; the look is an entry."""
    record("attachment.opened", by=by, subject=report, at=at, attachment=attachment.pk)
    return _label(attachment, key, readings(Attachment.objects.filter(pk=attachment.pk), key)[attachment.pk])


def open_original(
    by: Any, report: Report, attachment: Attachment, key: CompartmentKey, *, is_confirmed: bool, at: datetime
) -> tuple[FileLabel, Iterator[bytes]]:
    """A file as it was sent, chunk by chunk; the download is an entry. Raises InfectedNotConfirmed."""
    known = readings(Attachment.objects.filter(pk=attachment.pk), key)[attachment.pk]
    is_infected = known.scanned.is_infected
    policies.require_may_take_original(is_infected=is_infected, is_confirmed=is_confirmed)
    with transaction.atomic():
        record("attachment.downloaded", by=by, subject=report, at=at, attachment=attachment.pk, is_infected=is_infected)
    return _label(attachment, key, known), opening.open_file(key, attachment, "secret")


def readings(attachments: Any, key: CompartmentKey) -> dict[UUID, Reading]:
    """How each of these attachments can be read; four queries however many they are."""
    rows = attachments.prefetch_related("cleanings__files", "scans")
    return {row.pk: _reading(row, key) for row in rows}


def _reading(row: Attachment, key: CompartmentKey) -> Reading:
    cleanings, scans = list(row.cleanings.all()), list(row.scans.all())
    shown: dict[str, Any] = {}
    if cleanings:
        last = cleanings[-1]
        raw = json.loads(opening.open_text(key, last, "outcome"))
        listed = tuple((code, value) for code, value in raw["listed"])
        shown = {
            "standing": Standing(raw["state"], raw["reason"], listed),
            "cleaned_on": last.made_on,
            "ending": raw["ending"],
            "size": raw["size"],
            "total": raw["total"],
            "pages": max(0, len(last.files.all()) - 1),
        }
    if scans:
        scanned = Scanned.unpacked(json.loads(opening.open_text(key, scans[-1], "outcome")))
        shown |= {"scanned": scanned, "scanned_on": scans[-1].made_on}
    return Reading(**shown)


def standing_of(attachment: Attachment, key: CompartmentKey) -> Standing:
    """Where the last cleaning of one attachment stands."""
    return readings(Attachment.objects.filter(pk=attachment.pk), key)[attachment.pk].standing


def name_and_secret(attachment: Attachment, key: CompartmentKey) -> tuple[str, FileSecret]:
    """The file's own name, whose ending says how it is cleaned, and what opens it; for the cleaner alone."""
    label = json.loads(opening.open_text(key, attachment, "label"))
    return label["name"], FileSecret.from_bytes(opening.open_bytes(key, attachment, "secret"))


def original(attachment: Attachment, key: CompartmentKey) -> Iterator[bytes]:
    """The original's bytes, for the scanner alone; people download through ``reporting_channels.access``."""
    return opening.open_file(key, attachment, "secret")


def open_copy(
    by: Any, report: Report, attachment: Attachment, key: CompartmentKey, at: datetime
) -> tuple[int, Iterator[bytes]]:
    """Size and bytes of the cleaned copy; its opening is an entry. Http404, and an entry, where none may be read."""
    row = _made(by, attachment, key, 0)
    with transaction.atomic():
        record("attachment.copy_downloaded", by=by, subject=report, at=at, attachment=attachment.pk)
    return _opened(row, key)


def open_page(
    by: Any, report: Report, attachment: Attachment, key: CompartmentKey, number: int, at: datetime
) -> tuple[int, Iterator[bytes]]:
    """Size and bytes of one page as a picture, counted from one; its opening is an entry. Http404 as above."""
    row = _made(by, attachment, key, number or -1)
    with transaction.atomic():
        record("attachment.previewed", by=by, subject=report, at=at, attachment=attachment.pk, page=number)
    return _opened(row, key)


def _made(by: Any, attachment: Attachment, key: CompartmentKey, number: int) -> CleanedFile:
    """A file that the cleaner made; nothing that was made of a file with a virus is handed out."""
    known = readings(Attachment.objects.filter(pk=attachment.pk), key)[attachment.pk]
    last = attachment.cleanings.last()
    row = CleanedFile.objects.filter(cleaning=last, number=number).first() if known.has_copy else None
    if row is None:
        doors.missing(by, "cleaned_file", f"{attachment.pk}:{number}")
    return row


def _opened(row: CleanedFile, key: CompartmentKey) -> tuple[int, Iterator[bytes]]:
    secret = FileSecret.from_bytes(opening.open_bytes(key, row, "secret"))
    return secret.size, opening.open_file(key, row, "secret")


def copy_name(attachment: Attachment, key: CompartmentKey) -> str:
    """The original's own name with the ending of the copy, so that nobody takes one for the other."""
    name, _secret = name_and_secret(attachment, key)
    ending = readings(Attachment.objects.filter(pk=attachment.pk), key)[attachment.pk].ending
    return gettext("%(name)s (cleaned).%(ending)s") % {"name": name.rpartition(".")[0], "ending": ending}
