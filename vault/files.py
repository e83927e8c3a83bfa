"""Attachments: sealed in chunks while they arrive, opened in chunks, never plaintext on disk.

The form is C2SP chunked encryption (``cryptography.cobblestone``): a cut, extended or reordered
file does not open. The plaintext is followed by zeros up to a Padmé length, so the size on disk
says little; the true size and digest stand, with the file's own key, in the FileSecret, which
the caller seals as a field of the attachment's row.
"""

import hashlib
import os
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Self

from cryptography.cobblestone import Cobblestone256Decryptor, Cobblestone256Encryptor
from cryptography.exceptions import InvalidTag
from django.conf import settings
from django.utils import timezone

from audit.days import day_only
from vault import padding
from vault.secret import Secret

KEY_BYTES = 32
CHUNK = 256 * 1024
ARRIVING = "arriving"
SEALED = "sealed"


class FileBroken(Exception):
    """The stored file is missing, was changed, cut, extended, or is not the one this key is for."""


class FileSecret(Secret):
    """All that opens one file: its id, its key, its true size (bytes) and SHA-256."""

    __slots__ = ("digest", "file_id", "key", "size")
    LENGTH = 16 + KEY_BYTES + 8 + 32

    def __init__(self, file_id: uuid.UUID, key: bytes, size: int, digest: bytes) -> None:
        self.file_id, self.key, self.size, self.digest = file_id, key, size, digest

    def __bytes__(self) -> bytes:
        return self.file_id.bytes + self.key + self.size.to_bytes(8, "big") + self.digest

    @classmethod
    def from_bytes(cls, raw: bytes) -> Self:
        """Read what ``bytes()`` wrote; raise FileBroken."""
        if len(raw) != cls.LENGTH:
            raise FileBroken
        return cls(uuid.UUID(bytes=raw[:16]), raw[16:48], int.from_bytes(raw[48:56], "big"), raw[56:])


class SealingWriter:
    """Seals what is written to it into ``destination``, in constant memory, and hashes it on the way."""

    def __init__(self, destination: BinaryIO, file_id: uuid.UUID) -> None:
        self._destination = destination
        self._file_id = file_id
        self._key = os.urandom(KEY_BYTES)
        self._encryptor = Cobblestone256Encryptor(self._key, _context(file_id))
        self._hash = hashlib.sha256()
        self.size = 0

    def write(self, chunk: bytes) -> None:
        self._hash.update(chunk)
        self.size += len(chunk)
        self._destination.write(self._encryptor.update(chunk))

    def finish(self) -> FileSecret:
        """Pad, close the sealed stream, and return what opens it."""
        missing = padding.padded_length(self.size) - self.size
        while missing:
            zeros = bytes(min(missing, CHUNK))
            self._destination.write(self._encryptor.update(zeros))
            missing -= len(zeros)
        self._destination.write(self._encryptor.finalize())
        return FileSecret(self._file_id, self._key, self.size, self._hash.digest())


def unsealed(source: BinaryIO, secret: FileSecret) -> Iterator[bytes]:
    """Yield the plaintext in chunks; raise FileBroken as soon as, or at the end when, something is wrong.

    Each chunk is authentic when it is yielded; that the file is whole is known only at the end.
    """
    decryptor = Cobblestone256Decryptor(secret.key, _context(secret.file_id))
    digest, left = hashlib.sha256(), secret.size
    try:
        while chunk := source.read(CHUNK):
            plain = decryptor.update(chunk)[:left]
            left -= len(plain)
            digest.update(plain)
            if plain:
                yield plain
        plain = decryptor.finalize()[:left]
    except (InvalidTag, ValueError) as error:
        raise FileBroken from error
    digest.update(plain)
    if left != len(plain) or digest.digest() != secret.digest:
        raise FileBroken
    if plain:
        yield plain


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


def _context(file_id: uuid.UUID) -> bytes:
    return b"amana/file/v1\x00" + file_id.bytes
