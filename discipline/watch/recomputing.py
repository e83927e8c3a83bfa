"""A changed calendar: every limit of the country is computed anew by the worker, and only what moved is touched."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.utils.timezone import localdate

from accounts.models import Member
from audit.actors import WORKER
from audit.log import record
from discipline.models import LimitMove, Recomputation
from discipline.watch.keeping import moved
from discipline.watch.reading import Reckoners, chunks, dues_of, running_ids
from machine.models import locked

LOCK = 0x616D6C69  # "amli": the advisory lock of whoever recomputes limits


def ask(*, country: str, by: Any, at: datetime) -> None:
    """Ask for it, once while one waits; the calendar's change and this stand in one transaction."""
    if Recomputation.objects.filter(country=country, began_at=None).exists():
        return
    Recomputation.objects.create(country=country, asked_at=at, asked_by=by if isinstance(by, Member) else None)


def carry_out(*, at: datetime) -> int:
    """Carry out what was asked for, the oldest first; return how many limits moved. One worker at a time."""
    with one_at_a_time() as is_ours:
        if not is_ours:
            return 0
        waiting = Recomputation.objects.filter(finished_at=None).order_by("asked_at")
        return sum(_carry_out(one, at) for one in list(waiting))


@contextmanager
def one_at_a_time() -> Iterator[bool]:
    """Whether this process alone recomputes. The server takes the lock back when the process dies."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
        is_ours = cursor.fetchone()[0]
    try:
        yield is_ours
    finally:
        if is_ours:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


def _carry_out(asked: Recomputation, at: datetime) -> int:
    """Begin, or go on behind the last chunk that was committed: a killed worker loses one chunk, never the others."""
    ids, reckoners = running_ids(asked.country, after=asked.up_to), Reckoners(localdate(at))
    asked.began_at, asked.total = asked.began_at or at, asked.done + len(ids)
    asked.save(update_fields=["began_at", "total"])
    for some in chunks(ids):
        _some(asked, some, reckoners, at)
    return _finish(asked, at)


@transaction.atomic
def _some(asked: Recomputation, ids: Sequence[UUID], reckoners: Reckoners, at: datetime) -> None:
    moves = moved(dues_of(ids, reckoners), at)
    LimitMove.objects.bulk_create(
        [
            LimitMove(recomputation=asked, limit=limit, before_on=before, after_on=limit.due_on)
            for limit, before in moves
        ]
    )
    asked.done, asked.moved, asked.up_to = asked.done + len(ids), asked.moved + len(moves), ids[-1]
    asked.save(update_fields=["done", "moved", "up_to"])


@transaction.atomic
def _finish(asked: Recomputation, at: datetime) -> int:
    row = locked(asked)
    row.finished_at = at
    row.save(update_fields=["finished_at"])
    record("limits.recomputed", by=WORKER, subject=("calendar", row.country), at=at, count=row.total, moved=row.moved)
    return row.moved
