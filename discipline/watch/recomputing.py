"""A changed calendar: every limit of the country is computed anew by the worker, and only what moved is touched."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from accounts.models import Member
from audit.actors import WORKER
from audit.log import record
from discipline.models import LimitMove, Recomputation
from discipline.watch.keeping import moved
from discipline.watch.reading import Reckoners, chunks, dues_of, running_ids
from machine.models import locked


def ask(*, country: str, by: Any, at: datetime) -> None:
    """Ask for it, once while one waits; the calendar's change and this stand in one transaction."""
    if Recomputation.objects.filter(country=country, began_at=None).exists():
        return
    Recomputation.objects.create(country=country, asked_at=at, asked_by=by if isinstance(by, Member) else None)


def carry_out(*, at: datetime) -> int:
    """Carry out what was asked for, the oldest first; return how many limits moved."""
    waiting = Recomputation.objects.filter(finished_at=None).order_by("asked_at")
    return sum(_carry_out(one, at) for one in list(waiting))


def _carry_out(asked: Recomputation, at: datetime) -> int:
    ids, reckoners = running_ids(asked.country), Reckoners(localdate(at))
    Recomputation.objects.filter(pk=asked.pk).update(began_at=at, total=len(ids), done=0, moved=0)
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
    asked.done += len(ids)
    asked.moved += len(moves)
    Recomputation.objects.filter(pk=asked.pk).update(done=asked.done, moved=asked.moved)


@transaction.atomic
def _finish(asked: Recomputation, at: datetime) -> int:
    row = locked(asked)
    row.finished_at = at
    row.save(update_fields=["finished_at"])
    record("limits.recomputed", by=WORKER, subject=("calendar", row.country), at=at, count=row.total, moved=row.moved)
    return row.moved
