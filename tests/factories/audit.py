"""Entries for tests, the sequencer at hand, and an adversary who has switched the database's guards off."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from unittest import mock

from django.db import connection, transaction
from django.db.models.expressions import RawSQL
from django.utils import timezone

from audit import sealing
from audit.actors import WORKER
from audit.log import record_all
from audit.models import Checkpoint, Entry


def entries(count: int = 1, *, event: str = "door.tried", by: object = WORKER, **facts: object) -> list[Entry]:
    """Entries recorded in one transaction, each about a subject of its own."""
    subjects = [("case", f"{number}") for number in range(count)]
    with transaction.atomic():
        record_all(event, by=by, subjects=subjects, at=timezone.now(), **facts)
        mine = RawSQL("pg_current_xact_id()", ())  # others may write at the same time
        return list(Entry.objects.filter(xid=mine).order_by("-id")[:count])[::-1]


def seal(**options: int) -> Checkpoint:
    """Seal what waits; a transaction that has just ended may hold it back for a moment."""
    until = time.monotonic() + 20
    while time.monotonic() < until:
        checkpoint = sealing.seal_pending(timezone.now(), **options)
        if checkpoint is not None:
            return checkpoint
        time.sleep(0.02)
    raise TimeoutError("something on this server has kept a transaction open")


def sealed(*counts: int) -> Checkpoint:
    """Record and seal as many entries as each count says, and return the last checkpoint.

    For tests in which nobody else writes, and which may be inside one transaction: it does not wait for it to end.
    """
    at_once = sealing._PENDING.replace(sealing._HORIZON, "'18446744073709551615'::xid8")
    for count in counts:
        entries(count)
        with mock.patch.object(sealing, "_PENDING", at_once):
            sealing.seal_pending(timezone.now())
    return Checkpoint.objects.order_by("-size").first()


@contextmanager
def unguarded() -> Iterator[object]:
    """A cursor of a superuser for whom no trigger fires."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        try:
            yield cursor
        finally:
            cursor.execute("RESET session_replication_role")
