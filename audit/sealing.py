"""The one sequencer: it gives entries their place in the tree and signs the result.

Entries are taken in (xid, id) order, and only those whose transaction is older than every one still running in this
database: no later commit can slip in before them, so the order is total and never revised, and no writer ever waits
(PERFORMANCE.md, "Audit"). Two sequencers at once exclude each other by an advisory lock.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import NamedTuple

from django.conf import settings
from django.db import connection, transaction
from django.utils.translation import gettext as _

from audit import notes, tiles
from audit.actors import REPORTER
from audit.days import day_only
from audit.models import Checkpoint
from audit.tree import LEAF_PREFIX, Frontier

LOCK = 0x616D616E  # "aman": the sequencer's advisory lock
AT_ONCE = 20_000  # entries sealed in one transaction
_POSITION = """
    SELECT l.index + 1, e.xid::text, e.id FROM audit_leaf l LEFT JOIN audit_entry e ON e.id = l.entry_id
    ORDER BY l.index DESC LIMIT 1
"""
# The oldest transaction still running in this database, or the next to come. Those of the server's other databases
# can never write here; one that cannot be found any more (it has just ended, or is a prepared one) counts as ours.
_HORIZON = """coalesce(
    (
        SELECT running FROM pg_snapshot_xip(pg_current_snapshot()) running
        WHERE NOT EXISTS (
            SELECT 1 FROM pg_stat_activity a
            WHERE a.backend_xid = running::xid AND a.datname <> current_database()
        )
        ORDER BY running LIMIT 1
    ),
    pg_snapshot_xmax(pg_current_snapshot())
)"""
_PENDING = f"""
    SELECT id, body, actor_kind FROM audit_entry
    WHERE (xid, id) > (%s::xid8, %s) AND xid < (SELECT {_HORIZON})
    ORDER BY xid, id LIMIT %s
"""  # noqa: S608 - constants

# Of a reporter's entry only the day is known: it waits at least since that day was over everywhere.
_WAITING = """
    SELECT count(*), min(at + CASE WHEN actor_kind = %s THEN interval '1 day' ELSE interval '0' END)
    FROM audit_entry WHERE (xid, id) > (%s::xid8, %s)
"""


class NoSigningKey(RuntimeError):
    """This process cannot sign: only the worker holds the log's key."""


class SealingStopped(RuntimeError):
    """The log's end is not as the sequencer left it; sealing on would bury that."""


class Position(NamedTuple):
    """How far the tree reaches: its size, and the (xid, id) of the last entry in it."""

    size: int
    xid: str
    entry: int


@dataclass(frozen=True, slots=True)
class Lag:
    """What is recorded and not yet sealed; `age` is the oldest one's."""

    count: int
    age: timedelta


def origin() -> str:
    """The log's name, which is also its key's."""
    return settings.AUDIT_ORIGIN


def position() -> Position:
    """Where the tree ends; raises SealingStopped when its last entry is gone."""
    with connection.cursor() as cursor:
        cursor.execute(_POSITION)
        row = cursor.fetchone()
    if row is None:
        return Position(0, "0", 0)
    if row[1] is None:
        raise SealingStopped(_("The last sealed entry is missing. Run: manage.py audit verify"))
    return Position(*row)


def unsealed(at: datetime) -> Lag:
    """How many entries wait for their seal at `at`, and since when: of a reporter's entry, since the end of its day."""
    end = position()
    with connection.cursor() as cursor:
        cursor.execute(_WAITING, [REPORTER.kind, end.xid, end.entry])
        count, oldest = cursor.fetchone()
    return Lag(count, max(at - oldest, timedelta(0)) if oldest else timedelta(0))


def seal_pending(at: datetime, *, limit: int = AT_ONCE) -> Checkpoint | None:
    """Seal what can be sealed now, at most `limit` entries; the new checkpoint, or None when there was nothing to do
    or another sequencer is at work. Raises NoSigningKey, SealingStopped.
    """
    seed = settings.LOG_SIGNING_KEY
    if not seed:
        raise NoSigningKey(_("This process holds no key to sign the log with: only the worker does."))
    with transaction.atomic(durable=True):
        checkpoint = _seal(at, seed, limit)
    if checkpoint is not None:
        _let_out(checkpoint)
    return checkpoint


def _seal(at: datetime, seed: bytes, limit: int) -> Checkpoint | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        if not cursor.fetchone()[0]:
            return None
        end = position()
        _require_same_server(cursor, end)
        cursor.execute(_PENDING, [end.xid, end.entry, limit])
        rows = cursor.fetchall()
        if not rows:
            return None
        hashes = [sha256(LEAF_PREFIX + body.encode()).digest() for _, body, _ in rows]
        frontier = tiles.frontier(cursor, end.size)
        _require_last_checkpoint(end.size, frontier)
        _store_leaves(cursor, end.size, [number for number, _, _ in rows], hashes)
        tiles.store(cursor, end.size, frontier.extend(hashes))
    head = notes.Head(origin(), end.size + len(rows), frontier.root())
    if any(actor == REPORTER.kind for _, _, actor in rows):
        at = day_only(at)  # a checkpoint a tenth of a second after a reporter's entry would say when it was made
    return Checkpoint.objects.create(
        size=head.size, root=head.root, key=notes.public_key_of(seed), note=notes.sign(head, seed), at=at
    )


def _require_same_server(cursor, end: Position) -> None:
    # A dump restored into a new server brings entries whose transaction ids lie in that server's future; new entries
    # would sort before them and never be sealed. Better to stop with the one line that mends it.
    cursor.execute(
        "SELECT %s::xid8 >= pg_snapshot_xmax(pg_current_snapshot())"
        " AND %s::xid8 IS DISTINCT FROM pg_current_xact_id_if_assigned()",
        [end.xid, end.xid],
    )
    if cursor.fetchone()[0]:
        raise SealingStopped(
            _(
                "This database comes from another server, whose transaction counter was further on. Stop the server and"
                " advance it beyond %(xid)s with pg_resetwal, options --next-transaction-id and --epoch."
            )
            % {"xid": end.xid}
        )


def _require_last_checkpoint(size: int, frontier: Frontier) -> None:
    last = Checkpoint.objects.order_by("-size").first()
    if (last.size if last else 0) != size or (last and bytes(last.root) != frontier.root()):
        raise SealingStopped(_("The tree does not end where the last checkpoint says. Run: manage.py audit verify"))


def _store_leaves(cursor, start: int, entries: list[int], hashes: list[bytes]) -> None:
    with cursor.copy("COPY audit_leaf (index, entry_id, hash) FROM STDIN (FORMAT binary)") as copy:
        copy.set_types(["int8", "int8", "bytea"])
        for offset, (entry, digest) in enumerate(zip(entries, hashes, strict=True)):
            copy.write_row((start + offset, entry, digest))


def _let_out(checkpoint: Checkpoint) -> None:
    # Outside the database, where whoever rewrites the database does not reach. A line lost to a crash is no loss:
    # the next one vouches for everything before it.
    path = settings.AUDIT_CHECKPOINT_FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(f"{checkpoint.at:%Y-%m-%dT%H:%M:%SZ} {notes.as_line(checkpoint.note)}\n")


def keep_sealing(clock, *, seconds: float, every: float = 0.1) -> int:
    """Seal again and again for a while, so that the lag stays below a quarter of a second; entries sealed.

    `clock` gives the present time; `every` is the time in seconds from one sealing to the next: each costs a commit
    and a signature, and shares them among all that was written meanwhile.
    """
    before = position().size
    size = before
    for checkpoint in checkpoints(clock, seconds=seconds, every=every):
        size = checkpoint.size
    return size - before


def checkpoints(clock, *, seconds: float, every: float = 0.1) -> Iterator[Checkpoint]:
    """Each checkpoint of `keep_sealing`, as soon as it is made. Ends when the time is over and nothing waits."""
    until, size = time.monotonic() + seconds, position().size
    while True:
        began = time.monotonic()
        checkpoint = seal_pending(clock())
        is_full = checkpoint is not None and checkpoint.size - size >= AT_ONCE
        if checkpoint is not None:
            size = checkpoint.size
            yield checkpoint
        if time.monotonic() + every < until:
            time.sleep(0 if is_full else max(0.0, began + every - time.monotonic()))
        elif checkpoint is None:
            return
