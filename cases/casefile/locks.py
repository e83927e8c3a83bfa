"""Locks that PostgreSQL holds for a living process and lets go with it: who is at work, and how many.

A process that is killed drops its connection, and so its lock: what it left behind can be told at once.
"""

import uuid

from django.db import connection

from cases.casefile import limits

AT_WORK, SLOT = 0x414D01, 0x414D02  # two classes of advisory locks of ours


def number_of(file_id: uuid.UUID) -> int:
    """A case file's number among the locks: 31 bits of its id."""
    return file_id.int & 0x7FFFFFFF


def take(file_id: uuid.UUID) -> bool:
    """Say that this process is at work on the case file; False where another one is."""
    return _try(AT_WORK, number_of(file_id))


def take_slot() -> bool:
    """Take one of the places for processes at work; False where all are taken."""
    return any(_try(SLOT, number) for number in range(limits.AT_ONCE))


def _try(space: int, number: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [space, number])
        return bool(cursor.fetchone()[0])


def at_work(file_id: uuid.UUID) -> bool:
    """Whether a living process holds the lock of this case file."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND granted"
            " AND classid = %s AND objid = %s"
            " AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))",
            [AT_WORK, number_of(file_id)],
        )
        return bool(cursor.fetchone()[0])
