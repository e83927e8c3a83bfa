"""What one process of the writers' bench does: commitments through their actions, the same rows without, or sealing."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from django.db import connection, transaction

from accounts.models import Member
from audit import sealing
from integrity.actions import commitments
from integrity.models import Commitment

PLAIN = "plain"  # the schema whose tables have neither guards nor entries
DUE = date(2030, 1, 1)
TEXT = "Publish the waiting times of every lane at the north gate each Monday. " * 4


class Task(NamedTuple):
    """How to write: with guards and entries or without, on how many threads, from when until when (POSIX times)."""

    is_guarded: bool
    threads: int
    begins: float
    ends: float
    other_work: float  # seconds slept inside each transaction
    members: tuple[Any, Any]  # ids: who proposes, who agrees


def write(task: Task) -> int:
    """Write until the time is over; return how many transactions were committed in it."""
    proposer, other = (Member.objects.get(pk=pk) for pk in task.members)
    counts = [0] * task.threads

    def work(number: int) -> None:
        if not task.is_guarded:
            with connection.cursor() as cursor:
                cursor.execute(f"SET search_path = {PLAIN}, public")
        life = _life(proposer, other, _guarded if task.is_guarded else _plain)
        for _warm in range(6):  # sites keep their connections: what the first steps over one cost is not counted
            next(life)()
        time.sleep(max(0.0, task.begins - time.time()))
        while time.time() < task.ends:
            _with(task.other_work, next(life))
            counts[number] += time.time() < task.ends
        connection.close()

    threads = [threading.Thread(target=work, args=(number,)) for number in range(task.threads)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts)


def _with(other_work: float, step: Callable[[], Any]) -> None:
    if not other_work:
        step()
        return
    with transaction.atomic():
        step()
        time.sleep(other_work)


def _life(proposer: Member, other: Member, way: Any):
    """The steps of one commitment after the other: put forward, agreed, kept."""
    propose, agree, keep = way
    while True:
        made: list[Commitment] = []
        yield lambda made=made: made.append(propose(proposer))
        yield lambda made=made: agree(made[0], other)
        yield lambda made=made: keep(made[0], proposer)


def _now() -> datetime:
    return datetime.now(UTC)


_VALUES = {"factor": "transparency", "side": "customs", "owner": "North gate", "text": TEXT, "due_on": DUE}
_guarded = (
    lambda by: commitments.propose(**_VALUES, by=by, at=_now()),
    lambda commitment, by: commitments.agree(commitment=commitment, by=by, at=_now()),
    lambda commitment, by: commitments.keep(commitment=commitment, evidence=TEXT, by=by, at=_now()),
)


@transaction.atomic
def _plain_propose(by: Member) -> Commitment:
    commitment = Commitment(**_VALUES, proposed_by=by, proposed_at=_now())
    commitment.save(force_insert=True)
    return commitment


@transaction.atomic
def _plain_agree(commitment: Commitment, by: Member) -> Commitment:
    commitment = Commitment.objects.select_for_update().get(pk=commitment.pk)
    commitment.__dict__["state"] = "agreed"
    commitment.agreed_by, commitment.agreed_at = by, _now()
    commitment.save()
    return commitment


@transaction.atomic
def _plain_keep(commitment: Commitment, by: Member) -> Commitment:
    commitment = Commitment.objects.select_for_update().get(pk=commitment.pk)
    commitment.__dict__["state"] = "kept"
    commitment.evidence, commitment.ended_by, commitment.ended_at = TEXT, by, _now()
    commitment.save()
    return commitment


_plain = (_plain_propose, _plain_agree, _plain_keep)


def seal(ends: float) -> list[tuple[int, float]]:
    """Seal as the worker does until the time is over; the size of the log and the time after each sealing."""
    sealed = []
    while (left := ends - time.time()) > 0:
        for checkpoint in sealing.checkpoints(_now, seconds=min(left, 0.85)):
            sealed.append((checkpoint.size, time.time()))
    connection.close()
    return sealed
