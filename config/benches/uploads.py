"""A file of 100 MiB, sealed while it arrives, beside Django's own way of keeping it, in the same server."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from config.benches.figures import Figure, Ground, in_turns, ratio
from config.benches.server import Server, serving

BOUNDARY = "amana-bench-boundary"
KIND = f"multipart/form-data; boundary={BOUNDARY}"
MARKER = b"the lorry left the north gate at night, says this file, and no disk may repeat it"
BLOCK = 1024 * 1024
MEBIBYTE = 1024 * 1024
KEPT = ("media", "temporary")  # where an upload could leave bytes


def measure(ground: Ground) -> list[Figure]:
    """Speed and memory of both ways, and whether a plaintext byte lies on the disk half-way or at the end."""
    blocks = ground.size(100, 3)
    ground.say("speed")
    with serving(ground) as server:
        taken = in_turns(
            {
                "plain": lambda: _send(ground, server, "/bench/upload-plain", blocks),
                "sealed": lambda: _send(ground, server, "/bench/upload-sealed", blocks),
            },
            ground.size(7, 2),
        )
    ground.say("memory, and a look at the disk")
    plain_memory, plain_found = _one(ground, "/bench/upload-plain", blocks)
    if not plain_found:
        raise RuntimeError("The search finds nothing even where nothing is sealed.")
    memory, found = _one(ground, "/bench/upload-sealed", blocks)
    return _figures(taken, blocks, memory - plain_memory, found)


def _figures(taken: dict[str, list[float]], blocks: int, more_memory: int, found: int) -> list[Figure]:
    return [
        Figure(
            "upload, sealed",
            f"speed of {blocks} MiB over Django's own unencrypted way in the same server",
            ratio(taken, "plain", "sealed"),
            target=0.75,
            is_ceiling=False,
        ),
        Figure(
            "memory of it",
            "what the server's memory grows by at most while one arrives, more than unencrypted",
            max(0.0, more_memory) / MEBIBYTE,
            unit="MiB",
            target=16,
            digits=1,
        ),
        Figure(
            "plaintext on disk",
            "files with a known sentence of it, searched half-way and at the end",
            found,
            unit="files",
            target=0,
            digits=0,
        ),
        Figure("speed", "only a hint: sealed", blocks / median(taken["sealed"]), unit="MiB/s", digits=0),
    ]


def _one(ground: Ground, path: str, blocks: int) -> tuple[float, int]:
    """Bytes that one upload adds to a fresh server's memory, and how many files it left readable."""
    found: list[int] = []
    with serving(ground) as server:
        for _warm in range(8):
            _send(ground, server, path, 1)
        before = server.memory()
        with _Peak(server) as peak:
            _send(ground, server, path, blocks, half_way=lambda: found.append(_readable(ground.var)), clear=False)
        found.append(_readable(ground.var))
    _clear(ground)
    return max(0, peak.bytes - before), max(found)


def _send(
    ground: Ground,
    server: Server,
    path: str,
    blocks: int,
    half_way: Callable[[], None] | None = None,
    clear: bool = True,
) -> None:
    head = (
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="bench.bin"\r\n'
        "Content-Type: application/octet-stream\r\n\r\n"
    ).encode()
    tail = f"\r\n--{BOUNDARY}--\r\n".encode()
    with server.connection() as line:
        line.post(path, _parts(head, tail, blocks, half_way), len(head) + blocks * BLOCK + len(tail), KIND)
    if clear:
        _clear(ground)


_block = (MARKER + os.urandom(BLOCK - len(MARKER)))[:BLOCK]


def _parts(head: bytes, tail: bytes, blocks: int, half_way: Callable[[], None] | None) -> Iterator[bytes]:
    yield head
    for number in range(blocks):
        if half_way is not None and number == blocks // 2:
            time.sleep(0.5)  # until the server has taken what was sent so far
            half_way()
        yield _block
    yield tail


def _readable(var: Path) -> int:
    """How many files below the places of uploads hold the marker."""
    files = [path for place in KEPT for path in (var / place).rglob("*") if path.is_file()]
    return sum(MARKER in path.read_bytes() for path in files)


def _clear(ground: Ground) -> None:
    for place in KEPT:
        for path in (ground.var / place).iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()


class _Peak:
    """Looks at a server's memory every few milliseconds and keeps the most."""

    def __init__(self, server: Server) -> None:
        self.server, self.bytes = server, 0
        self._ended = threading.Event()
        self._looker = threading.Thread(target=self._look)

    def _look(self) -> None:
        while not self._ended.wait(0.005):
            self.bytes = max(self.bytes, self.server.memory())

    def __enter__(self) -> _Peak:
        self._looker.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._ended.set()
        self._looker.join()
