"""The cleaner's process: one file, one key, no network, no disk, no Django. Started by ``cleaner``, never imported.

``python -I child.py JOB``: JOB is the number of the pipe with the job, standard input the sealed original,
standard output the frames of ``wire``.
"""

import gc
import io
import json
import os
import sys
import uuid
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from reporting_channels.cleaning import findings, kinds, limits, walls
from reporting_channels.cleaning.findings import CannotClean, Found
from reporting_channels.cleaning.wire import Frames, read_whole
from vault.streams import CHUNK, FileBroken, FileSecret, SealingWriter, unsealed


class Made(NamedTuple):
    """A cleaned copy, its ending, how many pages it has, and what draws the first of them."""

    copy: bytes
    ending: str
    pages: int = 0
    previews: Callable[[], Iterable[bytes]] = tuple


def main(job_pipe: int) -> None:
    job = json.loads(read_whole(job_pipe, 1 << 16))
    os.close(job_pipe)
    out = Frames(1)
    cleaner = _ready(job["ending"])
    gc.collect()
    standing = walls.rise()
    out.say("walls", standing=standing)
    if job["needs_walls"] and not walls.suffice(standing):
        out.say("failed", reason=findings.NO_WALLS)
        return
    found = Found()
    try:
        _work(job, cleaner, found, out)
    except CannotClean as refusal:
        out.say("found", listed=found.listed)
        out.say("failed", reason=refusal.reason)
    except (MemoryError, RecursionError):
        out.say("failed", reason=findings.BOMB)


def _work(job: dict, cleaner: Callable[[bytes, Found], Made | None], found: Found, out: Frames) -> None:
    data = _plain(FileSecret.from_bytes(bytes.fromhex(job["secret"])))
    made = cleaner(data, found)
    del data
    if made is None:
        out.say("found", listed=found.listed)
        out.say("failed", reason=findings.KIND)
        return
    if len(made.copy) > limits.OUTPUT // 2:
        raise CannotClean(findings.BOMB)
    ids = iter(job["ids"])
    out.say("found", listed=found.listed)
    _send(out, "copy", made.copy, next(ids), made.ending)
    out.say("pages", total=made.pages)
    try:
        for page in made.previews():
            _send(out, "page", page, next(ids), "png")
    except Exception:
        out.say("pages_failed")
    out.say("done")


def _plain(secret: FileSecret) -> bytes:
    if secret.size > limits.LARGEST:
        raise CannotClean(findings.TOO_LARGE)
    try:
        with open(0, "rb", buffering=CHUNK, closefd=False) as source:
            return b"".join(unsealed(source, secret))
    except FileBroken as error:
        raise CannotClean(findings.GONE) from error


def _send(out: Frames, kind: str, plain: bytes, file_id: str, ending: str) -> None:
    out.say("file", kind=kind, id=file_id)
    writer = SealingWriter(out, uuid.UUID(hex=file_id))
    for start in range(0, len(plain), CHUNK):
        writer.write(plain[start : start + CHUNK])
    out.say("sealed", secret=bytes(writer.finish()).hex(), ending=ending)


def _ready(ending: str) -> Callable[[bytes, Found], Made | None]:
    """Load what this kind needs, while files can still be opened."""
    _rehearse_seal()
    if ending in kinds.PICTURES:
        return _for_pictures()
    if ending in kinds.PORTABLE:
        return _for_pdf()
    if ending in kinds.OFFICE:
        return _for_office(ending)
    if ending in kinds.PLAIN:
        from reporting_channels.cleaning import plain

        plain.ready()
        return lambda data, found: Made(plain.clean(data, found), ending)
    from reporting_channels.cleaning import looked_at

    looked_at.ready()
    return lambda data, found: looked_at.look(data, ending, found)


def _rehearse_seal() -> None:
    """Seal and open once: libraries load parts of themselves at their first use, and behind the walls nothing loads."""
    sealed = io.BytesIO()
    writer = SealingWriter(sealed, uuid.uuid4())
    writer.write(b"rehearsal")
    secret = writer.finish()
    sealed.seek(0)
    b"".join(unsealed(sealed, secret))


def _for_pictures() -> Callable[[bytes, Found], Made]:
    from reporting_channels.cleaning import pictures

    pictures.ready()

    def clean(data: bytes, found: Found) -> Made:
        copy, ending, drawn = pictures.clean(data, found)
        return Made(copy, ending, len(drawn), lambda: (pictures.preview(one) for one in drawn[: limits.PAGES]))

    return clean


def _for_pdf() -> Callable[[bytes, Found], Made]:
    from PIL import Image

    from reporting_channels.cleaning import portable

    Image.init()
    portable.ready()

    def clean(data: bytes, found: Found) -> Made:
        copy, pages = portable.clean(data, found)
        return Made(copy, "pdf", pages, lambda: portable.previews(copy))

    return clean


def _for_office(ending: str) -> Callable[[bytes, Found], Made]:
    from reporting_channels.cleaning import office, open_document, parcel, pictures

    pictures.ready()
    parcel.ready()
    cleaner = open_document if ending in ("odt", "ods") else office

    def clean(data: bytes, found: Found) -> Made:
        return Made(*cleaner.clean(data, ending, found))

    return clean


if __name__ == "__main__":
    main(int(sys.argv[1]))
