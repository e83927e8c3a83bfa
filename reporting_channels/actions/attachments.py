"""Keeping files that were already sealed when they arrived."""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from audit.actors import WORKER, Actor
from audit.log import record
from machine.refusals import Refused
from reporting_channels.actions import cleanings
from reporting_channels.models import Attachment, Message, Report
from reporting_channels.told import StoredFile
from vault import files as stored
from vault.sealing import CompartmentKey


class FileGone(Refused):
    """The draft was open so long that its file was destroyed."""

    http_status = 410
    sentence = _("A file that you added has expired. Your words are kept: add the file again.")


def keep(
    files: Sequence[StoredFile],
    *,
    report: Report,
    key: CompartmentKey,
    on: date,
    message: Message | None = None,
) -> list[Attachment]:
    """Attach files to the report: their bytes move among the kept ones, their secrets into rows.

    Raises FileGone. A file already attached to anything breaks the unique ``file_id``: IntegrityError.
    """
    rows = []
    for file in files:
        _stay(file)
        row = Attachment(report=report, message=message, file_id=file.file_id, received_on=on)
        row.label = key.seal(row, "label", file.label)
        row.secret = key.seal(row, "secret", file.secret)
        rows.append(row)
    if rows:
        Attachment.objects.bulk_create(rows)
        cleanings.keep(list(zip(rows, files, strict=True)), key=key, on=on)
    return rows


def is_there(file: StoredFile) -> bool:
    """Whether the sealed bytes still exist, arrived or kept."""
    return any(stored.path_of(file.file_id, folder).exists() for folder in (stored.ARRIVING, stored.SEALED))


def _stay(file: StoredFile) -> None:
    # A first try whose transaction failed may have moved it already: that is as good.
    if stored.path_of(file.file_id).exists():
        return
    try:
        stored.keep(file.file_id)
    except FileNotFoundError as error:
        raise FileGone() from error


def sweep(*, at: datetime, hours: int, by: Actor = WORKER) -> int:
    """Destroy uploads that arrived more than ``hours`` ago and that nobody sent; return how many."""
    swept = stored.sweep(before=at.timestamp() - hours * 3600)
    if swept:
        record("upload.swept", by=by, at=at, count=swept)
    return swept
