"""Sixteen writers take steps of commitments while the sequencer runs, against the same writes with nothing to prove."""

from __future__ import annotations

import multiprocessing
import time
from bisect import bisect_left
from concurrent.futures import ProcessPoolExecutor
from statistics import median

import django
from django.db import connection

from accounts.models import Member
from config.benches.figures import Figure, Ground
from config.benches.writing import PLAIN, Task, seal, write
from config.embedded import DATABASE, OWNER

WARM_UP = 2.0  # seconds for opening connections
PROCESSES, THREADS = 2, 8  # as two workers of the staff site with eight threads each
_TABLE = "integrity_commitment"
_KEYS = """
    SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = %s::regclass AND contype = 'f'
"""
_ENTRIES = """
    SELECT l.index, extract(epoch from e.at)::float8 FROM audit_entry e LEFT JOIN audit_leaf l ON l.entry_id = e.id
    WHERE e.id > %s AND e.event LIKE 'commitment.%%'
"""


def measure(ground: Ground) -> list[Figure]:
    """Throughput kept with 5 ms of other work in each transaction and with none; what is sealed, and how late."""
    members = tuple(
        Member.objects.create(sign_in=f"keeper{n}", name=f"Keeper {n}", roles=["head_of_office"]).pk for n in (1, 2)
    )
    _make_plain(ground)
    with ProcessPoolExecutor(PROCESSES + 1, multiprocessing.get_context("spawn"), initializer=django.setup) as pool:
        run = _Run(pool, members, length=ground.size(2.0, 0.5), rounds=ground.size(9, 1), say=ground.say)
        kept = {work: run.kept(work) for work in (0.005, 0.0)}
    return _figures(run, kept, run.lags())


def _figures(run: _Run, kept: dict[float, float], lags: list[float]) -> list[Figure]:
    return [
        Figure(
            "writers, 5 ms work",
            "16 writers' steps with guards and entries while all is sealed, over the same writes"
            " without; 5 ms of other work in each transaction",
            kept[0.005],
            target=0.70,
            is_ceiling=False,
        ),
        Figure(
            "writers, no work",
            "the same with nothing else in the transaction",
            kept[0.0],
            target=0.70,
            is_ceiling=False,
        ),
        Figure(
            "sealed of committed",
            "entries that have their leaf, of all that were committed",
            run.sealed / max(run.committed, 1),
            target=1,
            is_ceiling=False,
            digits=4,
        ),
        Figure(
            "lag of sealing, p95",
            "from the step's own time, before its commit, until a signed checkpoint holds it",
            lags[int(len(lags) * 0.95)] * 1000,
            unit="ms",
            target=250,
            digits=0,
        ),
        Figure("lag of sealing, median", "the same, the middle one", median(lags) * 1000, unit="ms", digits=0),
        Figure(
            "steps a second", "only a hint: with guards and entries, without other work", run.steps, unit="/s", digits=0
        ),
    ]


class _Run:
    """The rounds over one pool; collects what was committed and when it was sealed."""

    def __init__(self, pool, members, *, length: float, rounds: int, say) -> None:
        self.pool, self.members, self.length, self.rounds, self.say = pool, members, length, rounds, say
        self.first = _last_entry()
        self.sealings: list[tuple[int, float]] = []
        self.windows: list[tuple[float, float]] = []
        self.committed = self.sealed = 0
        self.steps = 0.0

    def kept(self, other_work: float) -> float:
        """The median of guarded over plain throughput, round by round."""
        self._write(False, other_work, length=0.5)  # starts the processes and warms the tables
        self._write(True, other_work, length=0.5)
        self.windows.pop()
        ratios = []
        for number in range(self.rounds):
            self.say(f"round {number + 1} of {self.rounds}, {other_work * 1000:g} ms of other work")
            plain = self._write(False, other_work, self.length)
            guarded = self._write(True, other_work, self.length)
            ratios.append(guarded / plain)
            self.steps = guarded / self.length
        return median(ratios)

    def _write(self, is_guarded: bool, other_work: float, length: float) -> int:
        begins = time.time() + WARM_UP
        task = Task(is_guarded, THREADS, begins, begins + length, other_work, self.members)
        sealer = self.pool.submit(seal, begins + length + 0.3) if is_guarded else None
        written = sum(one.result() for one in [self.pool.submit(write, task) for _ in range(PROCESSES)])
        if sealer is not None:
            self.sealings += sealer.result()
            self.windows.append((begins, begins + length))
        return written

    def lags(self) -> list[float]:
        """Seconds that each entry of the rounds waited, in order; counts the committed and the sealed too."""
        sizes = [size for size, _at in self.sealings]
        with connection.cursor() as cursor:
            cursor.execute(_ENTRIES, [self.first])
            rows = cursor.fetchall()
        self.committed, leaves = len(rows), [(index, at) for index, at in rows if index is not None]
        self.sealed = len(leaves)
        counted = [(index, at) for index, at in leaves if any(since <= at < until for since, until in self.windows)]
        return sorted(self.sealings[bisect_left(sizes, index + 1)][1] - at for index, at in counted)


def _last_entry() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(max(id), 0) FROM audit_entry")
        return cursor.fetchone()[0]


def _make_plain(ground: Ground) -> None:
    """The same table once more, with its keys, checks and indexes, and without the guards."""
    with ground.postgres.superuser(DATABASE) as making:
        making.execute(f"CREATE SCHEMA {PLAIN} AUTHORIZATION {OWNER}")
        making.execute(f"CREATE TABLE {PLAIN}.{_TABLE} (LIKE public.{_TABLE} INCLUDING ALL)")
        for name, definition in making.execute(_KEYS, [f"public.{_TABLE}"]).fetchall():
            making.execute(f'ALTER TABLE {PLAIN}.{_TABLE} ADD CONSTRAINT "{name}" {definition}')
        making.execute(f"ALTER TABLE {PLAIN}.{_TABLE} OWNER TO {OWNER}")
