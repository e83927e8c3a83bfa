"""The sealed form of a file and what opens it: plain Python, so that the cleaner's process can use it without Django.

The form is C2SP chunked encryption (``cryptography.cobblestone``): a cut, extended or reordered
file does not open. The plaintext is followed by zeros up to a Padmé length, so the size on disk
says little; the true size and digest stand, with the file's own key, in the FileSecret, which
the caller seals as a field of the attachment's row.
"""

import hashlib
import os
import uuid
from collections.abc import Iterator
from typing import BinaryIO, Protocol, Self

from cryptography.cobblestone import Cobblestone256Decryptor, Cobblestone256Encryptor
from cryptography.exceptions import InvalidTag

from vault import padding
from vault.secret import Secret

KEY_BYTES = 32
CHUNK = 256 * 1024


class Destination(Protocol):
    """Where sealed bytes go: an open file, or the pipe of a process that may open none."""

    def write(self, chunk: bytes, /) -> object: ...


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

    def __init__(self, destination: Destination, file_id: uuid.UUID) -> None:
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


def _context(file_id: uuid.UUID) -> bytes:
    return b"amana/file/v1\x00" + file_id.bytes
