"""Sending statements cheaply, for the one path that must keep up with a flood: a report's."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper
from psycopg import Cursor


@contextmanager
def in_one_go() -> Iterator[None]:
    """Send the statements of the block one behind the other; the end of the block tells whether all went well.

    PostgreSQL carries them out in their order, in the transaction around them, and stops at the first
    that fails: its error is raised at the latest when the block ends. Nothing inside may wait for an answer it needs.
    """
    connection.ensure_connection()
    with connection.wrap_database_errors, connection.connection.pipeline():
        yield


def prepared(sql: str, values: Sequence[Any]) -> CursorWrapper:
    """Execute a statement that PostgreSQL reads and plans once for each connection, whatever its values.

    Django's own cursor writes the values into the text each time, which PostgreSQL must then read anew.
    """
    connection.ensure_connection()
    bound = Cursor(connection.connection)
    cursor = connection.make_debug_cursor(bound) if connection.queries_logged else connection.make_cursor(bound)
    cursor.execute(sql, values)
    return cursor
