"""What passes between the site and the cleaner's process: one job in, frames out. Plain Python."""

import json
import os
import struct
from collections.abc import Iterator
from typing import Any, Protocol

MESSAGE, BYTES = b"M", b"B"
HEAD = struct.Struct("!cI")
LARGEST_FRAME = 8 * 1024 * 1024


class Torn(Exception):
    """What came over the pipe is not what was agreed: a cleaner that was taken over, or cut."""


class Frames:
    """Writes frames into a pipe. Given to a SealingWriter, sealed bytes leave as they are made."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def say(self, says: str, **values: Any) -> None:
        self._frame(MESSAGE, json.dumps({"says": says, **values}, ensure_ascii=True).encode("ascii"))

    def write(self, chunk: bytes, /) -> None:
        for start in range(0, len(chunk), LARGEST_FRAME):
            self._frame(BYTES, chunk[start : start + LARGEST_FRAME])

    def _frame(self, kind: bytes, payload: bytes) -> None:
        left = memoryview(HEAD.pack(kind, len(payload)) + payload)
        while left:
            left = left[os.write(self._descriptor, left) :]


class Chunks(Protocol):
    def __call__(self) -> bytes: ...


def frames(read: Chunks) -> Iterator[tuple[bytes, bytes]]:
    """Yield (kind, payload) from what ``read`` returns until it returns nothing; raise Torn."""
    waiting = bytearray()
    while chunk := read():
        waiting += chunk
        while len(waiting) >= HEAD.size:
            kind, length = HEAD.unpack_from(waiting)
            if kind not in (MESSAGE, BYTES) or length > LARGEST_FRAME:
                raise Torn
            if len(waiting) < HEAD.size + length:
                break
            yield kind, bytes(waiting[HEAD.size : HEAD.size + length])
            del waiting[: HEAD.size + length]
    if waiting:
        raise Torn


def message(payload: bytes) -> dict[str, Any]:
    """Read one message; raise Torn."""
    try:
        found = json.loads(payload)
    except ValueError as error:
        raise Torn from error
    if not isinstance(found, dict):
        raise Torn
    return found


def read_whole(descriptor: int, at_most: int) -> bytes:
    """Read a pipe to its end; raise Torn beyond ``at_most`` bytes."""
    parts, size = [], 0
    while chunk := os.read(descriptor, 65536):
        parts.append(chunk)
        size += len(chunk)
        if size > at_most:
            raise Torn
    return b"".join(parts)
