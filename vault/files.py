"""Attachments: sealed in chunks while they arrive, opened in chunks, never plaintext on disk.

The sealed form is in ``vault.streams``; here is where sealed files lie.
"""

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from audit.days import day_only
from vault.streams import CHUNK, FileBroken, FileSecret, SealingWriter, unsealed

__all__ = ["CHUNK", "FileBroken", "FileSecret", "SealingWriter", "unsealed"]

ARRIVING = "arriving"
SEALED = "sealed"


def opened(secret: FileSecret) -> Iterator[bytes]:
    """Yield the plaintext of a kept file; raise FileBroken."""
    try:
        source = path_of(secret.file_id).open("rb")
    except OSError as error:
        raise FileBroken from error
    with source:
        yield from unsealed(source, secret)


def path_of(file_id: uuid.UUID, folder: str = SEALED) -> Path:
    """Return where a sealed file lies: kept ones in folders by their first two characters."""
    name = file_id.hex
    return Path(settings.MEDIA_ROOT) / folder / name[:2] / name


def keep(file_id: uuid.UUID) -> None:
    """Move an arrived file among the kept ones. Call it in the transaction that stores its secret.

    File and folder are dated by their day: a time beside the bytes would say when somebody sent them.
    """
    target = path_of(file_id)
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path_of(file_id, ARRIVING).rename(target)
    day = day_only(timezone.now()).timestamp()
    for path in (target, target.parent):
        os.utime(path, (day, day))


def erase(file_id: uuid.UUID) -> None:
    """Delete a sealed file, arrived or kept; one that is gone already is no error."""
    for folder in (ARRIVING, SEALED):
        path_of(file_id, folder).unlink(missing_ok=True)


def sweep(*, before: float) -> int:
    """Delete files that arrived before this POSIX time and were never kept; return how many."""
    swept = 0
    for path in (Path(settings.MEDIA_ROOT) / ARRIVING).glob("*/*"):
        if path.stat().st_mtime < before:
            path.unlink(missing_ok=True)
            swept += 1
    return swept
