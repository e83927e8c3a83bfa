"""Verifying a million entries, beside hashing their bytes on one core; and ten thousand more on top."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

from django.db import connection

from audit import sealing
from audit.verifying.whole import verify
from config.benches.figures import Figure, Ground, in_turns, ratio

MORE = 10_000
_FILL = """
    INSERT INTO audit_entry (event, actor_kind, actor_id, subject_kind, subject_id, state, at, facts)
    SELECT 'door.tried', 'member', gen_random_uuid(), 'case', gen_random_uuid()::text, 'open', now(),
        '{"compartment":"' || gen_random_uuid() || '","n":' || n || '}'
    FROM generate_series(1, %s) n
"""


def measure(ground: Ground) -> list[Figure]:
    """Verify over the bound, by one and by two processes; then what came since."""
    count, rounds = ground.size(1_000_000, 5_000), ground.size(5, 1)
    _fill(count, ground)
    bodies = _bodies(count)

    def hash_all() -> None:
        for body in bodies:
            hashlib.sha256(body).digest()

    taken = in_turns({"bound": hash_all, "one": _verify, "two": lambda: _verify(workers=2)}, rounds)
    size = sealing.position().size
    _fill(size + MORE, ground)
    more = sorted(in_turns({"more": lambda: _verify(since=size)}, rounds)["more"])[rounds // 2]
    one, two = (ratio(taken, way, "bound") for way in ("one", "two"))
    lengths = sum(map(len, bodies)) // len(bodies)
    return [
        Figure(
            "verify a million",
            f"{count:,} entries of {lengths} bytes over hashing their bytes on one core; the better"
            " of one process and two",
            min(one, two),
            target=5,
        ),
        Figure("by one process", "the same", one),
        Figure("by two processes", "the same", two),
        Figure(
            "ten thousand more",
            "verifying what came on top of a log that is verified already",
            more * 1000,
            unit="ms",
            digits=0,
        ),
    ]


def _fill(count: int, ground: Ground) -> None:
    """Bring the sealed log to at least so many entries of a usual size."""
    with connection.cursor() as cursor:
        while (missing := count - sealing.position().size) > 0:
            ground.say(f"{missing:,} entries still to be written and sealed")
            cursor.execute(_FILL, [min(missing, 50_000)])
            sealing.keep_sealing(lambda: datetime.now(UTC), seconds=0.5)
        cursor.execute("VACUUM ANALYZE audit_entry, audit_leaf, audit_tile, audit_checkpoint")


def _bodies(count: int) -> list[bytes]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT body FROM audit_entry ORDER BY id LIMIT %s", [count])
        return [body.encode() for (body,) in cursor.fetchall()]


def _verify(**options: int) -> None:
    report = verify(**options)
    if not report.is_sound:
        raise RuntimeError(report.flaws[0].sentence)
