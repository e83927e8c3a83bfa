"""The whole verification: entries against leaves, leaves against tiles, tree against every checkpoint."""

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from pathlib import Path

from django.db import connection
from django.db.models import Max
from django.utils.translation import gettext as _

from audit import tiles
from audit.models import Leaf, Tile
from audit.tree import TILE, Frontier
from audit.verifying import chunks, flaws, vouchers
from audit.verifying.chunks import HEIGHT, LEAVES, Job, Outcome, Place
from audit.verifying.flaws import Flaw
from audit.verifying.vouchers import Voucher

_PLACES = """
    SELECT l.index, e.xid::text, e.id FROM audit_leaf l JOIN audit_entry e ON e.id = l.entry_id
    WHERE l.index = ANY(%s)
"""
# Behind every entry: a chunk whose last entry is gone, or its leaf, is read on to the end; the difference is within.
_LAST = Place(2**63 - 1, 2**63 - 1)


@dataclass(frozen=True, slots=True)
class Report:
    """What verifying found. Sound when there is no flaw; the first flaw names the first wrong entry."""

    size: int
    root: bytes
    checkpoints: int
    flaws: tuple[Flaw, ...]
    key_from_outside: bool

    @property
    def is_sound(self) -> bool:
        return not self.flaws


@dataclass(slots=True)
class _Run:
    vouchers: dict[int, list[Voucher]]
    frontier: Frontier
    good: int
    flaws: list[Flaw] = field(default_factory=list)
    high: dict[int, list[bytes]] = field(default_factory=dict)
    name_flaw: Callable[[], Flaw] | None = None  # asks the database, so only once reading ahead has ended

    def take(self, outcome: Outcome) -> bool:
        """Join one chunk to the tree; False when nothing after it can be judged."""
        if outcome.differs_at is not None:
            self.name_flaw = partial(flaws.at_leaf, outcome.differs_at, outcome.found)
            return False
        if outcome.tile is not None:
            self.name_flaw = partial(flaws.at_tile, *outcome.tile)
            return False
        above = self.frontier.over(HEIGHT)
        for size, nodes in sorted(outcome.at_sizes.items()):
            if HEIGHT in nodes:  # only at a full chunk's end
                break
            if not self.holds(size, above.joined(Frontier(nodes)).root()):
                return False
        full = outcome.end.get(HEIGHT)
        if full is None:
            self.frontier = above.joined(Frontier(outcome.end))
            return True
        for height, nodes in above.extend([full], HEIGHT).items():
            self.high.setdefault(height, []).extend(nodes)
        self.frontier = above
        return self.holds(outcome.stop, above.root())

    def holds(self, size: int, root: bytes) -> bool:
        held = self.vouchers.get(size, [])
        for voucher in held:
            if voucher.root != root:
                self.name_flaw = partial(flaws.at_checkpoint, size, self.good, voucher.source)
                return False
        self.good = size if held else self.good
        return True


def verify(*, files: Iterable[Path] = (), workers: int = 1, since: int = 0, public_key: bytes | None = None) -> Report:
    """Recompute the log from its rows and hold it to every checkpoint, inside and in `files`.

    `since` passes over leaves already verified, up to a checkpoint of that size; `workers` may be 2 for a long log.
    Raises vouchers.NoKey on a log that nobody has signed yet.
    """
    key, from_outside = (public_key, True) if public_key else vouchers.trusted_key()
    held, wrong = vouchers.inside(key)
    brought, wrong_outside = vouchers.outside(files, key)
    end = _end()
    size = max([end, *(voucher.size for voucher in held)])
    every: dict[int, list[Voucher]] = {}
    for voucher in [*held, *brought]:
        every.setdefault(voucher.size, []).append(voucher)
    run = _run(every, size, since, workers)
    run.flaws += _beyond(brought, size) + wrong + wrong_outside
    if not run.flaws and size and size not in {voucher.size for voucher in held}:
        run.flaws.append(Flaw(_("No checkpoint vouches for the last leaves of the log."), leaf=size - 1))
    return Report(size, run.frontier.root(), len(held) + len(brought), tuple(run.flaws), from_outside)


def _run(every: dict[int, list[Voucher]], size: int, since: int, workers: int) -> _Run:
    with connection.cursor() as cursor:
        try:
            start = tiles.frontier(cursor, since)
        except tiles.TileMissing as error:
            return _Run(every, Frontier(), 0, [Flaw(str(error))])
    run = _Run(every, start, since)
    if since and since not in every:
        run.flaws.append(Flaw(_("There is no checkpoint of size %(size)s to begin from.") % {"size": since}))
        return run
    if not since or run.holds(since, start.root()):
        jobs, missing = _jobs(every, start, since, size)
        with _outcomes(jobs, workers) as outcomes:
            all(run.take(outcome) for outcome in outcomes)
    if run.name_flaw is not None:
        run.flaws.append(run.name_flaw())
    elif missing is not None:
        run.flaws.append(flaws.at_leaf(missing, None))
    else:
        run.flaws += _high_tiles(run, since)
    return run


def _end() -> int:
    last = Leaf.objects.aggregate(last=Max("index"))["last"]
    return 0 if last is None else last + 1


def _jobs(every: dict, start: Frontier, since: int, size: int) -> tuple[list[Job], int | None]:
    """The chunks up to the end, or up to the first whose border entry is missing, and that leaf."""
    borders = sorted({since, *range((since // LEAVES + 1) * LEAVES, size, LEAVES), size})
    spans = list(pairwise(borders))
    places = _places([edge for a, b in spans for edge in (a, b - 1)])
    sizes = sorted(every)
    jobs: list[Job] = []
    for a, b in spans:
        for edge in (a, b - 1):
            if edge not in places:
                if edge == a:
                    return jobs, edge
                first = _before(places, jobs, a)
                return [*jobs, Job(a, edge + 1, first, _LAST, _within(sizes, a, edge), _low(start, a, since))], None
        first = _before(places, jobs, a)
        jobs.append(Job(a, b, first, places[b - 1], _within(sizes, a, b), _low(start, a, since)))
    return jobs, None


def _before(places: dict[int, Place], jobs: list[Job], a: int) -> Place:
    # From just behind the last chunk's end, so that nothing can hide between two chunks.
    if not jobs:
        return Place(0, 0) if a == 0 else places[a]
    return Place(jobs[-1].last.xid, jobs[-1].last.entry + 1)


def _within(sizes: list[int], start: int, stop: int) -> tuple[int, ...]:
    return tuple(size for size in sizes if start < size <= stop)


def _low(start: Frontier, at: int, since: int) -> dict[int, bytes]:
    return start.below(HEIGHT).nodes if at == since else {}


def _places(indexes: list[int]) -> dict[int, Place]:
    with connection.cursor() as cursor:
        cursor.execute(_PLACES, [indexes])
        return {index: Place(int(xid), entry) for index, xid, entry in cursor.fetchall()}


@contextmanager
def _outcomes(jobs: list[Job], workers: int) -> Iterator[Iterator[Outcome]]:
    connection.ensure_connection()
    if workers < 2 or len(jobs) < 4:
        with ThreadPoolExecutor(1) as reader:
            yield _read_ahead(reader, jobs)
        return
    params = connection.get_connection_params()
    conninfo = {name: params[name] for name in ("host", "port", "user", "password", "dbname") if params.get(name)}
    pool = ProcessPoolExecutor(
        workers - 1, multiprocessing.get_context("spawn"), initializer=chunks.connect, initargs=(conninfo,)
    )
    with pool:
        yield _shared(pool, workers - 1, jobs)
        pool.shutdown(cancel_futures=True)


def _shared(pool: ProcessPoolExecutor, helpers: int, jobs: list[Job]) -> Iterator[Outcome]:
    # This process works too, while the others start and after: a start costs what several chunks cost.
    waiting: deque[Job] = deque(jobs)
    begun: dict[int, Outcome | Future[Outcome]] = {}  # by the chunk's first leaf
    for job in jobs:
        while waiting and not (job.start in begun and _is_ready(begun[job.start])):
            busy = sum(not _is_ready(one) for one in begun.values())
            for _free in range(min(2 * helpers - busy, len(waiting) - 1)):
                following = waiting.popleft()
                begun[following.start] = pool.submit(chunks.recompute_here, following)
            mine = waiting.popleft()
            begun[mine.start] = chunks.recompute(mine, chunks.fetch(connection.connection, mine))
        outcome = begun.pop(job.start)
        yield outcome.result() if isinstance(outcome, Future) else outcome


def _is_ready(outcome: Outcome | Future[Outcome]) -> bool:
    return outcome.done() if isinstance(outcome, Future) else True


def _read_ahead(reader: ThreadPoolExecutor, jobs: list[Job]) -> Iterator[Outcome]:
    # The server reads the next chunk while this process hashes the last one.
    reading = None
    for job, following in zip(jobs, [*jobs, None][1:], strict=True):
        rows = (reading or reader.submit(chunks.fetch, connection.connection, job)).result()
        reading = following and reader.submit(chunks.fetch, connection.connection, following)
        yield chunks.recompute(job, rows)


def _high_tiles(run: _Run, since: int) -> list[Flaw]:
    """Tiles above a chunk's height, few even in a large log."""
    for level in range(HEIGHT // 8, 8):
        nodes = run.high.get(level * 8, [])
        start = since >> level * 8
        stored = b"".join(
            bytes(tile.hashes) for tile in Tile.objects.filter(level=level, index__gte=start // TILE).order_by("index")
        )[32 * (start % TILE) :]
        if stored[: 32 * len(nodes)] != b"".join(nodes):
            return [flaws.at_tile(level, start // TILE)]
    return []


def _beyond(brought: list[Voucher], size: int) -> list[Flaw]:
    cut = [voucher for voucher in brought if voucher.size > size]
    return [flaws.beyond_end(cut[0].size, size, cut[0].source)] if cut else []
