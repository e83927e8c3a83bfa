"""Makes a PDF of data by a sheet: in memory, without a network, and without reading anything that people typed as code.

What is typed reaches typst as one JSON string, and a sheet shows its values as text: no markup is ever put together
from it (ADR 0029). Nothing is written to a disk. The result is PDF/A-2a and PDF/UA-1 unless a file was put into it.

Each document is typeset by a process of its own (``letters.typesetter``), which is ended when it takes too long: a
document without an end, or a file that somebody made to hang its readers, costs the site some seconds and nothing more.
"""

import base64
import json
import math
import os
import signal
import subprocess
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
SHEETS, FONTS = HERE / "sheets", HERE / "fonts"
TYPESETTER = HERE / "typesetter.py"
OPEN_FILES = "/proc/self/fd"  # the root of a document with files: it reaches open files and no path
ARCHIVAL = ["a-2a", "ua-1"]
LANGUAGES = ("en", "fr", "ar", "ja")
SECONDS = 20  # for one document; a report in two languages is printed twice within one request, which has 60
PROBE_SECONDS = 10
MEMORY = 4096 * 1024 * 1024  # address space: typst's threads reserve much more than they touch


class NotPrinted(RuntimeError):
    """Typst refused; the message names the sheet and no word of what was to be printed."""


class TookTooLong(NotPrinted):
    """Typst had not finished when its time was over, and was ended."""


@dataclass(frozen=True)
class Sheet:
    """One published layout. A change that people would see is a new version, and old versions stay."""

    name: str
    version: int

    @property
    def path(self) -> Path:
        return SHEETS / self.name / f"{self.version}.typ"


def latest(name: str) -> Sheet:
    """The newest version of a sheet; KeyError for one that there is not."""
    versions = [int(path.stem) for path in (SHEETS / name).glob("*.typ") if path.stem.isdecimal()]
    if not versions:
        raise KeyError(name)
    return Sheet(name, max(versions))


@cache
def _shared() -> dict[str, bytes]:
    """The pieces that sheets are made of, by the name under which they import them."""
    return {path.name: path.read_bytes() for path in SHEETS.glob("*.typ")}


def pdf(
    sheet: Sheet | str,
    data: Mapping[str, Any],
    language: str,
    *,
    files: Mapping[str, bytes] | None = None,
    seconds: float | None = None,
) -> bytes:
    """Print ``data`` by a sheet (its newest version when only named) in one of LANGUAGES, within ``seconds``.

    ``files`` are pictures and PDFs that the data names; a document with any of them claims no archival standard.
    Raises NotPrinted, or TookTooLong, which is one.
    """
    chosen = latest(sheet) if isinstance(sheet, str) else sheet
    if language not in LANGUAGES:
        raise ValueError(f"No sheet speaks {language!r}.")
    world = {"main.typ": chosen.path.read_bytes(), **_shared()}
    with _in_memory(files or {}) as numbers:
        inputs = {
            "data": json.dumps(_clean(data), ensure_ascii=False),
            "language": language,
            "files": json.dumps({name: f"/{number}" for name, number in numbers.items()}),
        }
        # A character that no font has is an empty box, which PDF/A forbids: then rather no archival mark than no paper.
        standards = [[]] if numbers else [ARCHIVAL, []]
        root = OPEN_FILES if numbers else str(SHEETS)
        try:
            return _typeset(
                world, inputs, root, standards, fonts=str(FONTS), held=numbers.values(), seconds=seconds or SECONDS
            )
        except NotPrinted as failure:
            # typst's own message can quote what was to be printed, so it goes no further
            name = f"The sheet {chosen.name}, version {chosen.version},"
            raise type(failure)(f"{name} could not be printed.") from None


def _typeset(
    world: Mapping[str, bytes],
    inputs: Mapping[str, str],
    root: str,
    standards: Sequence[Sequence[str]],
    *,
    fonts: str,
    held: Iterable[int],
    seconds: float,
) -> bytes:
    """One document by a process of its own. Whatever happens, the process and all that it started are gone after."""
    job = {
        "world": {name: base64.b64encode(content).decode("ascii") for name, content in world.items()},
        "inputs": inputs,
        "root": root,
        "standards": standards,
        "fonts": fonts,
        "seconds": math.ceil(seconds) * (os.cpu_count() or 1) + 1,
        "memory": MEMORY,
    }
    child = subprocess.Popen(  # noqa: S603 - our own file, by our own interpreter
        [sys.executable, "-I", "-B", "-X", "utf8", str(TYPESETTER)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # a traceback could hold what was to be printed
        pass_fds=tuple(held),
        env={},
        cwd="/",
        start_new_session=True,
    )
    try:
        content, _none = child.communicate(json.dumps(job).encode("ascii"), timeout=seconds)
    except subprocess.TimeoutExpired:
        raise TookTooLong from None
    finally:
        _end(child)
    if child.returncode or not content:
        raise NotPrinted
    return content


def _end(child: subprocess.Popen[bytes]) -> None:
    """Kill it with its children, unless it ended by itself, and wait for it, so that nothing of it stays."""
    with child:  # closes its pipes and waits
        if child.returncode is None:
            with suppress(ProcessLookupError):
                os.killpg(child.pid, signal.SIGKILL)


def is_archival(content: bytes) -> bool:
    """Whether a printed document says that it is PDF/A."""
    return b"pdfaid:part" in content


def takes_files() -> bool:
    """Whether this system can hand typst a file that lies in memory alone."""
    return hasattr(os, "memfd_create")


@contextmanager
def _in_memory(files: Mapping[str, bytes]) -> Iterator[dict[str, int]]:
    """Each file as an open number without a name: it lies in memory and nowhere else."""
    numbers: dict[str, int] = {}
    try:
        for name, content in files.items():
            numbers[name] = os.memfd_create("amana", os.MFD_CLOEXEC)
            with open(numbers[name], "wb", closefd=False) as into:
                into.write(content)
        yield numbers
    finally:
        for number in numbers.values():
            os.close(number)


def _clean(value: Any) -> Any:
    """The same data without control characters, halves of surrogates and signs that mean nothing to others."""
    if isinstance(value, str):
        return "".join(map(_printable, value))
    if isinstance(value, Mapping):
        return {name: _clean(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(one) for one in value]
    return value


def _printable(sign: str) -> str:
    kind = unicodedata.category(sign)
    if kind in ("Co", "Cn"):
        return "\N{REPLACEMENT CHARACTER}"
    return "" if kind in ("Cc", "Cs") and sign not in "\n\t" else sign


def takes(content: bytes, sheet: Mapping[str, Any]) -> bool:
    """Whether a picture (``format``) or the ``page`` of a PDF can be put into a document, and that soon."""
    with _in_memory({"probe": content}) as numbers:
        how = f'format: "pdf", page: {int(sheet["page"])}' if "page" in sheet else f'format: "{sheet["format"]}"'
        probe = f'#set page(width: 20pt, height: 20pt)\n#image("/{numbers["probe"]}", {how}, width: 10pt)'
        try:
            _typeset(
                {"main.typ": probe.encode()}, {}, OPEN_FILES, [[]], fonts="", held=numbers.values(),
                seconds=PROBE_SECONDS,
            )  # fmt: skip
        except NotPrinted:
            return False
    return True
