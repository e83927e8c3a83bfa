"""The log as files that anybody can check: the C2SP tlog-tiles layout, streamed, never whole in memory.

README.txt              what this is and how to check it
verify_log.py           the stand-alone script
key.txt                 the log's public key (C2SP verifier key)
checkpoint              the newest signed checkpoint
checkpoints.txt         every checkpoint, one line each
tile/<level>/<number>   the tree's hashes, 256 to a full tile
tile/entries/<number>   the entries: for each a length of two bytes, big-endian, then its exact bytes
"""

import tarfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from django.db import connection
from django.utils.translation import gettext as _

from audit import notes, tiles
from audit.actors import HasActor
from audit.log import record
from audit.models import Checkpoint
from audit.tree import TILE

SCRIPT = Path(__file__).parent / "standalone" / "verify_log.py"
_BUNDLES = 64  # bundles of 256 entries read at once
_BODIES = """
    SELECT l.index, e.body FROM audit_leaf l JOIN audit_entry e ON e.id = l.entry_id
    WHERE l.index >= %s AND l.index < %s ORDER BY l.index
"""

File = tuple[str, bytes]


class NothingSealed(LookupError):
    """There is no checkpoint yet, so nothing that could be checked outside."""


def take(*, by: HasActor, at: datetime, way: str) -> tuple[Checkpoint, Iterator[File]]:
    """Record the export and return the checkpoint it ends with and its files; raises NothingSealed.

    `way` is "web" or "command". The export's own entry is sealed after the checkpoint that it exports.
    """
    newest = Checkpoint.objects.order_by("-size").first()
    if newest is None:
        raise NothingSealed(_("Nothing has been sealed yet, so there is nothing to export."))
    record("log.exported", by=by, at=at, size=newest.size, way=way)
    return newest, _files(newest)


def _files(newest: Checkpoint) -> Iterator[File]:
    origin = newest.note.partition("\n")[0]
    yield "README.txt", _readme(newest).encode()
    yield "verify_log.py", SCRIPT.read_bytes()
    yield "key.txt", f"{notes.verifier_key(origin, bytes(newest.key))}\n".encode()
    yield "checkpoint", newest.note.encode()
    yield "checkpoints.txt", b"".join(_lines(newest.size))
    yield from _tiles(newest.size)
    yield from _bundles(newest.size)


def _readme(newest: Checkpoint) -> str:
    return _(
        "This is the audit log up to entry number %(size)s, as it stood on %(at)s (UTC).\n\n"
        "To check it, on any machine with Python 3.11 or newer and nothing else:\n\n"
        "    python3 verify_log.py export . --key KEY\n\n"
        "KEY is the log's public key. Take it from somewhere that is not this archive: the office publishes it.\n"
        "With --checkpoints FILE the script also holds the log to checkpoints you kept from earlier.\n\n"
        "checkpoint, checkpoints.txt: signed heads of the log, the newest and all of them\n"
        "tile/: hashes of the tree, laid out as C2SP tlog-tiles\n"
        "tile/entries/: the entries, 256 to a file; each is two bytes of length, then its exact bytes:\n"
        "version, number, transaction, event, kind of actor, actor, kind of subject, subject, state, time in\n"
        "microseconds since 1970 (UTC), and facts as JSON, one to a line.\n"
    ) % {"size": newest.size, "at": f"{newest.at:%Y-%m-%d %H:%M:%S}"}


def _lines(size: int) -> Iterator[bytes]:
    for checkpoint in Checkpoint.objects.filter(size__lte=size).order_by("size").iterator():
        yield f"{checkpoint.at:%Y-%m-%dT%H:%M:%SZ} {notes.as_line(checkpoint.note)}\n".encode()


def _tiles(size: int) -> Iterator[File]:
    level = 0
    while hashes := size >> level * tiles.TILE_HEIGHT:
        with connection.cursor() as cursor:
            for index in range((hashes + TILE - 1) // TILE):
                width = min(TILE, hashes - index * TILE)
                cursor.execute("SELECT hashes FROM audit_tile WHERE level = %s AND index = %s", [level, index])
                row = cursor.fetchone()
                yield tiles.path(level, index, width), bytes(row[0])[: 32 * width] if row else b""
        level += 1


def _bundles(size: int) -> Iterator[File]:
    step = TILE * _BUNDLES
    for start in range(0, size, step):
        stop = min(start + step, size)
        with connection.cursor() as cursor:
            cursor.execute(_BODIES, [start, stop])
            bodies = dict(cursor.fetchall())
        for first in range(start, stop, TILE):
            width = min(TILE, size - first)
            # A missing entry leaves an empty place: the script then names it.
            entries = (bodies.get(index, "").encode() for index in range(first, first + width))
            bundle = b"".join(len(body).to_bytes(2, "big") + body for body in entries)
            yield tiles.bundle_path(first // TILE, width), bundle


def into_folder(folder: Path, files: Iterable[File]) -> None:
    """Write the files under a folder, which is made when it is not there."""
    for name, content in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def as_tar(files: Iterable[File], at: datetime) -> Iterator[bytes]:
    """The files as an uncompressed tar archive, piece by piece."""
    for name, content in files:
        info = tarfile.TarInfo(f"log/{name}")
        info.size, info.mtime, info.mode = len(content), int(at.timestamp()), 0o644
        yield info.tobuf(tarfile.PAX_FORMAT) + content + bytes(-len(content) % tarfile.BLOCKSIZE)
    yield bytes(2 * tarfile.BLOCKSIZE)
