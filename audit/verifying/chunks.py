"""Recomputing one stretch of the log, at most 65,536 leaves; without Django, so that a second process starts fast.

A million entries should cost little more than hashing them, so whole stretches are compared as single byte strings;
what exactly is wrong with the first difference is asked only when there is one (audit.verifying.flaws).
"""

import struct
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import accumulate, pairwise

import psycopg

from audit.body import COLUMNS_SQL
from audit.tree import HASH, LEAF_PREFIX, TILE, Frontier

LEAVES = 65_536  # a chunk is one full tile of level 1
HEIGHT = 16
# The body counts only if the columns still make it; if not, nothing is hashed and no hash agrees. A chunk comes as
# three byte strings, because a million rows one by one cost more to receive than to hash. (65,536 times the longest
# entry stays below the gigabyte that PostgreSQL puts into one value.)
_ENTRIES = f"""
    SELECT string_agg(int8send(id), ''::bytea), string_agg(int4send(octet_length(raw)), ''::bytea),
        string_agg(raw, '')
    FROM (
        SELECT id, CASE WHEN body = ({COLUMNS_SQL}) THEN body ELSE '' END AS raw
        FROM audit_entry
        WHERE (xid, id) >= (%s::text::xid8, %s) AND (xid, id) <= (%s::text::xid8, %s)
        ORDER BY xid, id
    ) e
"""  # noqa: S608 - constants; every value is a parameter
# Left alone, the planner sorts a chunk on disk in parallel; the index hands it over in order.
_IN_ORDER = ("enable_sort = off", "enable_bitmapscan = off", "max_parallel_workers_per_gather = 0", "jit = off")
_LEAVES = """
    SELECT string_agg(int8send(entry_id), ''::bytea), string_agg(hash, ''::bytea)
    FROM (SELECT entry_id, hash FROM audit_leaf WHERE index >= %s AND index < %s ORDER BY index) l
"""
_TILES = """
    SELECT string_agg(hashes, ''::bytea)
    FROM (SELECT hashes FROM audit_tile WHERE level = %s AND index >= %s AND index <= %s ORDER BY index) t
"""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry stands in the order of sealing."""

    xid: int
    entry: int


@dataclass(frozen=True, slots=True)
class Job:
    """Leaves from `start` to before `stop`; their first and last entries; the checkpoints' sizes within."""

    start: int
    stop: int
    first: Place
    last: Place
    sizes: tuple[int, ...] = ()
    low: dict[int, bytes] = field(default_factory=dict)  # the open subtrees below HEIGHT at `start`


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a chunk came to: the open subtrees at each size asked for and at the end, or the first difference."""

    stop: int
    at_sizes: dict[int, dict[int, bytes]] = field(default_factory=dict)
    end: dict[int, bytes] = field(default_factory=dict)
    differs_at: int | None = None  # leaf index
    found: int | None = None  # the entry that stands there instead, if any does
    tile: tuple[int, int] | None = None  # the first tile that differs, when leaves and entries agree


@dataclass(frozen=True, slots=True)
class Rows:
    """A chunk as the database has it, each column one byte string."""

    ids: bytes
    lengths: bytes
    text: bytes
    leaf_ids: bytes
    leaf_hashes: bytes
    tiles: tuple[bytes, bytes]  # of level 0 and 1, from the first tile that the chunk touches


def fetch(conn: psycopg.Connection, job: Job) -> Rows:
    """Read one chunk. All that a chunk asks of the database, so that the next is read while this one is hashed."""
    first, last, top = job.first, job.last, job.stop - 1
    with conn.transaction():
        for way_of_reading in _IN_ORDER:
            conn.execute(f"SET LOCAL {way_of_reading}")
        entries = _bytes(conn, _ENTRIES, [str(first.xid), first.entry, str(last.xid), last.entry])
        leaves = _bytes(conn, _LEAVES, [job.start, job.stop])
        tiles = [_bytes(conn, _TILES, [level, job.start >> 8 + 8 * level, top >> 8 + 8 * level]) for level in (0, 1)]
    return Rows(*entries, *leaves, (tiles[0][0], tiles[1][0]))


def _bytes(conn: psycopg.Connection, query: str, values: list[object]) -> list[bytes]:
    # Not conn.cursor(): Django's cursors cannot fetch bytes as bytes.
    with psycopg.Cursor(conn) as cursor:
        row = cursor.execute(query, values, binary=True).fetchone()
    return [column.encode() if isinstance(column, str) else bytes(column or b"") for column in row]


def recompute(job: Job, rows: Rows) -> Outcome:
    """Hash one chunk and hold it to its leaves and tiles."""
    ends = list(accumulate(struct.unpack(f">{len(rows.lengths) // 4}i", rows.lengths)))
    text = rows.text
    hashes = [sha256(LEAF_PREFIX + text[a:b]).digest() for a, b in zip([0, *ends], ends, strict=False)]
    blob = b"".join(hashes)
    whole = len(rows.ids) == 8 * (job.stop - job.start)
    if not whole or rows.ids != rows.leaf_ids or blob != rows.leaf_hashes:
        at = _first_difference(rows.ids, blob, rows.leaf_ids, rows.leaf_hashes)
        there = rows.ids[8 * at : 8 * at + 8]
        return Outcome(job.stop, differs_at=job.start + at, found=struct.unpack(">q", there)[0] if there else None)
    return _grow(job, rows, hashes)


def _first_difference(ids: bytes, hashes: bytes, expected_ids: bytes, expected: bytes) -> int:
    for at in range(max(len(ids), len(expected_ids)) // 8):
        eight, all_32 = slice(8 * at, 8 * at + 8), slice(HASH * at, HASH * at + HASH)
        if ids[eight] != expected_ids[eight] or hashes[all_32] != expected[all_32]:
            return at
    return max(len(ids), len(expected_ids)) // 8


def _grow(job: Job, rows: Rows, hashes: list[bytes]) -> Outcome:
    frontier, at_sizes, tile_roots = Frontier(job.low), {}, []
    for since, until in pairwise(sorted({job.start, *job.sizes, job.stop})):
        completed = frontier.extend(hashes[since - job.start : until - job.start])
        tile_roots += completed.get(8, [])
        at_sizes[until] = dict(frontier.nodes)
    for level, row in ((0, hashes), (1, tile_roots)):
        tile = _tile_that_differs(rows.tiles[level], job.start >> 8 * level, row)
        if tile is not None:
            return Outcome(job.stop, tile=(level, tile))
    return Outcome(job.stop, at_sizes, dict(frontier.nodes))


def _tile_that_differs(stored: bytes, start: int, row: list[bytes]) -> int | None:
    stored = stored[HASH * (start % TILE) :]
    wanted = b"".join(row)
    if stored[: len(wanted)] == wanted:
        return None
    return next(
        (start + at) // TILE
        for at in range(len(row))
        if stored[HASH * at : HASH * at + HASH] != wanted[HASH * at : HASH * at + HASH]
    )


_own: psycopg.Connection | None = None


def connect(conninfo: dict[str, object]) -> None:
    """Give this process its own connection; what a second process runs first."""
    global _own
    _own = psycopg.connect(**conninfo, autocommit=True)


def recompute_here(job: Job) -> Outcome:
    """Read and recompute over this process's own connection."""
    return recompute(job, fetch(_own, job))
