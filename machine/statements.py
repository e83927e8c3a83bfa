"""Sending statements without waiting for each answer, for the one path that must keep up with a flood: a report's."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def in_one_go() -> Iterator[None]:
    """Send the statements of the block one behind the other; the end of the block tells whether all went well.

    PostgreSQL carries them out in their order, in the transaction around them, and stops at the first
    that fails: its error is raised at the latest when the block ends. Nothing inside may wait for an answer it needs.
    """
    connection.ensure_connection()
    with connection.wrap_database_errors, connection.connection.pipeline():
        yield
