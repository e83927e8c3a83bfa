"""ClamAV over its socket: only where the administrator named one, and "clean" only when it said so.

The opened bytes go to that socket and nowhere else, chunk by chunk. clamd(8), INSTREAM.
"""

import contextlib
import socket
import struct
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from reporting_channels.cleaning.findings import shown

CONNECT_SECONDS, ANSWER_SECONDS = 3, 60
LONGEST_ANSWER = 4096


class Verdict(models.TextChoices):
    """Nothing is clean by default."""

    NOT_SCANNED = "not_scanned", _("not scanned")
    NO_SCANNER = "no_scanner", _("no virus scanner here")
    CLEAN = "clean", _("no virus found")
    INFECTED = "infected", _("virus found")


class BadAddress(ValueError):
    """CLAMAV is neither unix:/path nor tcp:host:port."""


@dataclass(frozen=True)
class Scanned:
    """What the scanner said of one file: what it found, with which signatures, or why it did not look."""

    verdict: str = Verdict.NOT_SCANNED
    name: str = field(default="", repr=False)
    version: str = ""
    reason: str = ""

    @property
    def is_infected(self) -> bool:
        return self.verdict == Verdict.INFECTED

    def packed(self) -> dict[str, str]:
        return {name: str(value) for name, value in asdict(self).items()}

    @classmethod
    def unpacked(cls, raw: dict[str, Any]) -> Self:
        return cls(**{name: str(raw[name]) for name in ("verdict", "name", "version", "reason")})


def scan(chunks: Iterable[bytes]) -> Scanned:
    """Let the office's scanner read the file; never raises for the scanner's sake."""
    if not settings.CLAMAV:
        return Scanned(Verdict.NO_SCANNER)
    try:
        version = _ask(b"zVERSION\0")
        answer = _stream(chunks)
    except (OSError, BadAddress):
        return Scanned(reason="silent")
    return _verdict(answer, version)


def _verdict(answer: str, version: str) -> Scanned:
    said = answer.removeprefix("stream: ")
    if said == "OK":
        return Scanned(Verdict.CLEAN, version=version)
    if said.endswith(" FOUND"):
        return Scanned(Verdict.INFECTED, said.removesuffix(" FOUND"), version)
    return Scanned(version=version, reason="too_large" if "size limit" in said else "error")


def _ask(command: bytes) -> str:
    with _connected() as line:
        line.sendall(command)
        return _answer(line)


def _stream(chunks: Iterable[bytes]) -> str:
    with _connected() as line:
        line.sendall(b"zINSTREAM\0")
        # A scanner that has seen enough closes the line: its answer is waiting all the same.
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            for chunk in chunks:
                line.sendall(struct.pack("!I", len(chunk)) + chunk)
            line.sendall(struct.pack("!I", 0))
        return _answer(line)


def _answer(line: socket.socket) -> str:
    said = b""
    while not said.endswith(b"\0") and len(said) < LONGEST_ANSWER and (more := line.recv(LONGEST_ANSWER)):
        said += more
    return shown(said.rstrip(b"\0"))


def address() -> tuple[int, Any]:
    """The family and address of the scanner; raise BadAddress."""
    kind, _colon, where = settings.CLAMAV.partition(":")
    if kind == "unix" and where.startswith("/"):
        return socket.AF_UNIX, where
    host, _colon, port = where.rpartition(":")
    if kind == "tcp" and host and port.isdigit():
        return socket.AF_INET6 if ":" in host else socket.AF_INET, (host.strip("[]"), int(port))
    raise BadAddress(settings.CLAMAV)


def _connected() -> socket.socket:
    family, where = address()
    line = socket.socket(family, socket.SOCK_STREAM)
    try:
        line.settimeout(CONNECT_SECONDS)
        line.connect(where)
        line.settimeout(ANSWER_SECONDS)
    except BaseException:
        line.close()
        raise
    return line
