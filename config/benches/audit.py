"""What the audit log costs: verifying against the SHA-256 bound, and writers with and without their entries.

Ratios within one run; run on a machine with nothing else to do. These benches fill the log of the database they are
given, so they are for a throw-away one.
"""

import hashlib
import multiprocessing
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from django.conf import settings
from django.db import connection, connections, models, transaction

from audit import sealing
from audit.actors import WORKER
from audit.log import record
from audit.models import Checkpoint
from audit.verifying.whole import verify
from config.benches import sequencer

_FILL = """
    INSERT INTO audit_entry (event, actor_kind, actor_id, subject_kind, subject_id, state, at, facts)
    SELECT 'door.tried', 'member', gen_random_uuid(), 'case', gen_random_uuid()::text, 'open', now(),
        '{"compartment":"' || gen_random_uuid() || '","n":' || n || '}'
    FROM generate_series(1, %s) n
"""
_LAGS = """
    SELECT percentile_cont(ARRAY[0.5, 0.95]) WITHIN GROUP (ORDER BY extract(epoch from c.at - e.at))
    FROM audit_leaf l JOIN audit_entry e ON e.id = l.entry_id
    CROSS JOIN LATERAL (SELECT at FROM audit_checkpoint WHERE size > l.index ORDER BY size LIMIT 1) c
    WHERE l.index >= %s
"""


class BenchRow(models.Model):
    """What the writers write; its table lives as long as the bench."""

    note = models.TextField()
    at = models.DateTimeField()

    class Meta:
        app_label = "config"
        managed = False
        db_table = "bench_row"

    def __str__(self) -> str:
        return str(self.pk)


def _now() -> datetime:
    return datetime.now(UTC)


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def fill(count: int) -> None:
    """Bring the sealed log to at least `count` entries of a usual size."""
    with connection.cursor() as cursor:
        while (missing := count - sealing.position().size) > 0:
            cursor.execute(_FILL, [min(missing, 50_000)])
            sealing.keep_sealing(_now, seconds=0.5)
        cursor.execute("VACUUM ANALYZE audit_entry, audit_leaf, audit_tile, audit_checkpoint")


def verifying(count: int = 1_000_000, rounds: int = 3) -> dict[str, float]:
    """Verifying `count` entries over hashing their bytes on one core; and 10,000 more on top, in seconds."""
    fill(count)
    with connection.cursor() as cursor:
        cursor.execute("SELECT body FROM audit_entry ORDER BY id LIMIT %s", [count])
        bodies = [body.encode() for (body,) in cursor.fetchall()]

    def hash_all() -> None:
        for body in bodies:
            hashlib.sha256(body).digest()

    bound = min(_seconds(hash_all) for _ in range(rounds))
    one = min(_seconds(_verify_soundly) for _ in range(rounds))
    two = min(_seconds(lambda: _verify_soundly(workers=2)) for _ in range(rounds))
    size = sealing.position().size
    fill(size + 10_000)
    more = min(_seconds(lambda: _verify_soundly(since=size)) for _ in range(rounds))
    return {
        "entries": count,
        "bound_s": bound,
        "verify_over_bound": min(one, two) / bound,
        "verify_one_process_over_bound": one / bound,
        "verify_two_processes_over_bound": two / bound,
        "ten_thousand_more_s": more,
    }


def _verify_soundly(**options: int) -> None:
    report = verify(**options)
    if not report.is_sound:
        raise RuntimeError(report.flaws[0].sentence)


def writing(threads: int = 16, seconds: float = 3.0, rounds: int = 3, work_ms: float = 5.0) -> dict[str, float]:
    """Throughput kept by writers that record each write while the sequencer runs; and the lag of sealing, in seconds.

    Each write is a Django save of one row with `work_ms` of other work in its transaction.
    """
    sealing.keep_sealing(_now, seconds=0)
    start = sealing.position().size
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS bench_row")
        cursor.execute("CREATE TABLE bench_row (id bigserial PRIMARY KEY, note text NOT NULL, at timestamptz NOT NULL)")
    try:
        plain = recorded = 0.0
        for _ in range(rounds):
            plain += _run(threads, seconds, work_ms, is_recorded=False)
            with _sequencer():
                recorded += _run(threads, seconds, work_ms, is_recorded=True)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE bench_row")
    until = time.monotonic() + 30
    while sealing.unsealed(_now()).count and time.monotonic() < until:
        sealing.keep_sealing(_now, seconds=0.2)
    with connection.cursor() as cursor:
        cursor.execute(_LAGS, [start])
        median, p95 = cursor.fetchone()[0]
    return {
        "threads": threads,
        "kept": recorded / plain,
        "unsealed": sealing.unsealed(_now()).count,
        "lag_median_s": float(median),
        "lag_p95_s": float(p95),
        "checkpoints": Checkpoint.objects.filter(size__gt=start).count(),
    }


@contextmanager
def _sequencer() -> Iterator[None]:
    spawned = multiprocessing.get_context("spawn")
    stop = spawned.Event()
    child = spawned.Process(
        target=sequencer.run, args=(stop, {"NAME": connection.settings_dict["NAME"]}, settings.LOG_SIGNING_KEY)
    )
    child.start()
    time.sleep(3)  # until it has started, so that starting is not measured
    try:
        yield
    finally:
        stop.set()
        child.join()


def _run(threads: int, seconds: float, work_ms: float, *, is_recorded: bool) -> float:
    """Writes a second."""
    stop, counts = threading.Event(), [0] * threads

    def write(number: int) -> None:
        while not stop.is_set():
            with transaction.atomic():
                row = BenchRow.objects.create(note="x" * 200, at=_now())
                time.sleep(work_ms / 1000)
                if is_recorded:
                    record("door.tried", by=WORKER, subject=("case", row.pk), at=_now(), n=row.pk)
            counts[number] += 1
        connections.close_all()

    workers = [threading.Thread(target=write, args=(number,)) for number in range(threads)]
    for worker in workers:
        worker.start()
    took = _seconds(lambda: time.sleep(seconds))
    stop.set()
    for worker in workers:
        worker.join()
    return sum(counts) / took
