"""Starts the cleaner for one file and takes what it sends back: sealed files, and what was found (ADR 0019).

Runs where the file's key is in hand anyway: the site that just took the upload, or the staff site when
somebody who can open the report asks for it. Never raises: whatever happens has a name.
"""

import json
import os
import select
import signal
import subprocess
import sys
import threading
import time
import uuid
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from django.conf import settings

from reporting_channels.cleaning import findings, kinds, limits, wire
from reporting_channels.cleaning.standing import Copy, Standing, State
from vault import files
from vault.streams import FileSecret

CHILD = Path(__file__).with_name("child.py")
_slots = threading.BoundedSemaphore(settings.CLEANER_SLOTS)


def clean(name: str, secret: FileSecret, folder: str = files.ARRIVING) -> Standing:
    """Return how the cleaning of this sealed file ended. Copies that were made lie among the arrived files."""
    ending = name.rpartition(".")[2].lower()
    if ending not in kinds.CLEANED | kinds.LOOKED_AT:
        return Standing(State.NOT_MADE, findings.KIND)
    if secret.size > limits.LARGEST:
        return Standing(State.FAILED, findings.TOO_LARGE)
    if not _slots.acquire(timeout=settings.CLEANER_WAIT_SECONDS):
        return Standing(State.WAITING, findings.BUSY)
    try:
        return _Run(ending, secret, folder).result()
    finally:
        _slots.release()


@dataclass
class _Run:
    """One child from its start to its end."""

    ending: str
    secret: FileSecret
    folder: str
    listed: tuple[tuple[str, str], ...] = ()
    copy: Copy | None = None
    pages: list[Copy] = field(default_factory=list)
    total: int = 0
    reason: str = ""
    is_done: bool = False
    _ids: list[uuid.UUID] = field(default_factory=lambda: [uuid.uuid4() for _copy in range(limits.PAGES + 1)])
    _coming: tuple[str, uuid.UUID] | None = None
    _into: IO[bytes] | None = None
    _taken: int = 0

    def result(self) -> Standing:
        try:
            self._go()
        except Exception:
            # Whatever a cleaner that was taken over may have said: no file is worth a report.
            self.reason = self.reason or findings.CRASHED
        finally:
            self._stop_writing()
        if self.copy is None:
            for made in self.pages:
                files.erase(made.file_id)
            state = State.NOT_MADE if self.reason == findings.KIND else State.FAILED
            return Standing(state, self.reason or findings.CRASHED, self.listed)
        return Standing(State.CLEANED, "", self.listed, self.copy, tuple(self.pages), self.total)

    def _go(self) -> None:
        until = time.monotonic() + limits.WALL_SECONDS
        with ExitStack() as stack:
            source = stack.enter_context(files.path_of(self.secret.file_id, self.folder).open("rb"))
            child = stack.enter_context(_started(source, self._job()))
            stack.callback(child.kill)  # before it is waited for, whatever happened
            assert child.stdout is not None
            descriptor = child.stdout.fileno()
            for kind, payload in wire.frames(lambda: self._read(descriptor, until)):
                if kind == wire.BYTES:
                    self._write(payload)
                else:
                    self._hear(wire.message(payload))
            if child.wait(timeout=1) == -signal.SIGXCPU:
                self.reason = findings.TOO_LONG

    def _job(self) -> bytes:
        job = {
            "ending": self.ending,
            "secret": bytes(self.secret).hex(),
            "ids": [one.hex for one in self._ids],
            "needs_walls": settings.CLEANER_NEEDS_WALLS,
        }
        return json.dumps(job).encode("ascii")

    def _read(self, descriptor: int, until: float) -> bytes:
        waiting = select.poll()
        waiting.register(descriptor, select.POLLIN | select.POLLHUP)
        if not waiting.poll(max(0, until - time.monotonic()) * 1000):
            self.reason = findings.TOO_LONG
            raise TimeoutError
        return os.read(descriptor, 1 << 18)

    def _hear(self, said: dict[str, Any]) -> None:
        says = said["says"]
        if says == "found":
            self.listed = _listed(said["listed"])
        elif says == "failed":
            self.reason = said["reason"] if said["reason"] in findings.REASONS else findings.CRASHED
        elif says == "pages":
            self.total = min(int(said["total"]), 1_000_000)
        elif says == "file":
            self._open(said["kind"])
        elif says == "sealed":
            self._close(FileSecret.from_bytes(bytes.fromhex(said["secret"])), said["ending"])

    def _open(self, kind: str) -> None:
        """The ids are ours, in our order: a cleaner that was taken over can name no file."""
        if self._coming is not None or not self._ids or (kind == "copy") != (self.copy is None):
            raise wire.Torn
        self._coming = (kind, self._ids.pop(0))
        path = files.path_of(self._coming[1], files.ARRIVING)
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._into = path.open("xb")

    def _write(self, sealed: bytes) -> None:
        self._taken += len(sealed)
        if self._into is None or self._taken > limits.OUTPUT:
            raise wire.Torn
        self._into.write(sealed)

    def _close(self, secret: FileSecret, ending: str) -> None:
        if (
            self._coming is None
            or self._into is None
            or secret.file_id != self._coming[1]
            or ending not in kinds.COPIES
        ):
            raise wire.Torn
        kind, file_id = self._coming
        self._into.close()
        self._into = self._coming = None
        made = Copy(file_id, bytes(secret), ending, secret.size)
        if kind == "copy":
            self.copy = made
        else:
            self.pages.append(made)

    def _stop_writing(self) -> None:
        if self._into is not None and self._coming is not None:
            self._into.close()
            files.erase(self._coming[1])


def _started(source: IO[bytes], job: bytes) -> subprocess.Popen[bytes]:
    """The child, with an empty environment, the sealed file, the job in a pipe, and nothing else of ours."""
    reading, writing = os.pipe()
    try:
        child = subprocess.Popen(  # noqa: S603 - our own file, by our own interpreter
            [sys.executable, "-I", "-B", "-X", "utf8", str(CHILD), str(reading)],
            stdin=source,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # a traceback could hold what the file holds
            pass_fds=(reading,),
            env={},
            cwd="/",
            start_new_session=True,
        )
        os.write(writing, job)
    finally:
        os.close(reading)
        os.close(writing)
    return child


def _listed(said: list) -> tuple[tuple[str, str], ...]:
    """What was found, as far as it is what was agreed: known codes, short lines of text."""
    pairs = [(code, findings.shown(value)) for code, value in said[: limits.LISTED] if code in findings.CODES]
    return tuple(pairs)
