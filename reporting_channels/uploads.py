"""Which files are taken: sensible kinds, under their true name, not empty. Bytes are never run or shown inline.

The kind is read from the first 4 KiB, in memory; the file itself is sealed already.
"""

import re
import unicodedata

import puremagic
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from machine.refusals import Refused
from reporting_channels.cleaning import cleaner, scanner
from reporting_channels.told import StoredFile
from ui.text import written
from vault.upload import SealedUpload

NAME_LENGTH = 150
_ZIP = {"application/zip", "application/x-zip-compressed"}
_OFFICE = _ZIP | {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "application/vnd.oasis.opendocument.text",
    "application/vnd.oasis.opendocument.spreadsheet",
}
_OLD_OFFICE = {"application/msword", "application/vnd.ms-excel", "application/vnd.ms-powerpoint"}
_OFFICE_OR_LOCKED = _OFFICE | _OLD_OFFICE  # one with a password lies in the old kind of box; the cleaner says so
_PICTURE_BOX = {"image/heif", "image/heic", "video/mp4", "video/quicktime", "video/3gpp", "audio/mp4", "audio/x-m4a"}

# Extension -> (what is written on the download, what its first bytes may look like). Text has no first bytes.
KINDS: dict[str, tuple[str, set[str]]] = {
    "pdf": ("application/pdf", {"application/pdf"}),
    "jpg": ("image/jpeg", {"image/jpeg"}),
    "jpeg": ("image/jpeg", {"image/jpeg"}),
    "png": ("image/png", {"image/png"}),
    "gif": ("image/gif", {"image/gif"}),
    "webp": ("image/webp", {"image/webp"}),
    "tif": ("image/tiff", {"image/tiff"}),
    "tiff": ("image/tiff", {"image/tiff"}),
    "heic": ("image/heic", _PICTURE_BOX),
    "mp4": ("video/mp4", _PICTURE_BOX),
    "m4a": ("audio/mp4", _PICTURE_BOX),
    "mov": ("video/quicktime", _PICTURE_BOX),
    "3gp": ("video/3gpp", _PICTURE_BOX),
    "webm": ("video/webm", {"video/webm", "application/x-matroska"}),
    "mp3": ("audio/mpeg", {"audio/mpeg"}),
    "ogg": ("audio/ogg", {"audio/ogg", "application/ogg"}),
    "opus": ("audio/ogg", {"audio/ogg", "application/ogg"}),
    "wav": ("audio/wav", {"audio/wave", "audio/x-wav", "audio/wav"}),
    "docx": ("application/octet-stream", _OFFICE_OR_LOCKED),
    "xlsx": ("application/octet-stream", _OFFICE_OR_LOCKED),
    "pptx": ("application/octet-stream", _OFFICE_OR_LOCKED),
    "odt": ("application/octet-stream", _OFFICE),
    "ods": ("application/octet-stream", _OFFICE),
    "doc": ("application/msword", _OLD_OFFICE),
    "xls": ("application/vnd.ms-excel", _OLD_OFFICE),
    "rtf": ("application/rtf", {"application/rtf", "text/rtf"}),
    "txt": ("text/plain", set()),
    "csv": ("text/csv", set()),
    "eml": ("message/rfc822", set()),
}
ACCEPT = ",".join(f".{ending}" for ending in KINDS)
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


class FileRefused(Refused):
    """Base of what is wrong with one file; nothing of it was kept."""

    http_status = 422


class EmptyFile(FileRefused):
    """No byte in it."""

    sentence = _("This file is empty. It may still be open, or not yet saved. Choose it again.")


class ForbiddenKind(FileRefused):
    """Programs, archives, pages: nothing that could do something when it is opened."""

    sentence = _(
        "Files of this kind cannot be taken. Pictures, sound, films, PDF, text and office documents can. "
        "You can send a photograph of the screen instead."
    )


class LyingName(FileRefused):
    """The ending of the name and the content do not agree."""

    sentence = _("The name of this file says one kind and its content is another. Save it again under its true kind.")


class BadName(FileRefused):
    """Hidden characters or far too long."""

    sentence = _("The name of this file cannot be read safely. Give it a short, simple name and choose it again.")


def taken(upload: SealedUpload) -> StoredFile:
    """Return the file, cleaned and scanned, which now waits for its draft to be sent.

    Raises FileRefused or the upload's own refusal; never for what the cleaner or the scanner could not do.
    """
    if upload.refusal is not None:
        raise upload.refusal
    if not upload.size:
        raise EmptyFile()
    name = _name(upload.name)
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    if ending not in KINDS:
        raise ForbiddenKind()
    media_type, looks = KINDS[ending]
    if not _looks_like(upload.head, looks):
        raise LyingName()
    secret = upload.wait()
    # Now, while the key of the file is in hand: at rest nobody but its readers holds it any more (ADR 0019).
    return StoredFile(
        name=name,
        media_type=media_type,
        size=upload.size,
        file_id=secret.file_id,
        secret=bytes(secret),
        standing=cleaner.clean(name, secret),
        scanned=scanner.scan(upload.chunks()),
    )


def _name(raw: str) -> str:
    name = unicodedata.normalize("NFC", raw or "").replace("\\", "/").rpartition("/")[2].strip()
    try:
        name = written(name)
    except ValidationError as error:
        raise BadName() from error
    if not name or len(name) > NAME_LENGTH or "\n" in name:
        raise BadName()
    return name


def _looks_like(head: bytes, looks: set[str]) -> bool:
    found = {match.mime_type for match in _matches(head)}
    if not looks:
        return not _BINARY.search(head) or head.startswith((b"\xff\xfe", b"\xfe\xff"))
    return bool(found & looks)


def _matches(head: bytes) -> list:
    try:
        return puremagic.magic_string(head)
    except (puremagic.PureError, ValueError):
        return []
