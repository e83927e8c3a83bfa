"""How the tables are emptied after a test with transactions of its own: quickly, and past the guards.

Django truncates every table and then runs everything that follows a migration: rights, edges, content types. Here the
rows go, and what a migrated database holds before anybody comes is put back where a test changed it. The rights and
the structure, which no row holds, stay as they were.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from django.test import TransactionTestCase

from accounts import codenames

_held: dict[str, bytes] = {}  # rows that a migrated database holds, by table

# As TRUNCATE would, this waits for whoever still writes in a thread; append-only tables refuse it without the role.
EMPTY = """
DO $$
DECLARE one text;
BEGIN
    SET LOCAL session_replication_role = replica;
    FOREACH one IN ARRAY string_to_array('{tables}', ' ') LOOP
        EXECUTE format('LOCK TABLE %I IN ACCESS EXCLUSIVE MODE', one);
        EXECUTE format('DELETE FROM %I', one);
    END LOOP;
END $$
"""


@contextmanager
def rows_go() -> Iterator[None]:
    """Instead of Django's flush. Begin with a database that is migrated and empty."""
    plain = TransactionTestCase._fixture_teardown
    TransactionTestCase._fixture_teardown = lambda self: empty()
    yield
    TransactionTestCase._fixture_teardown = plain


def remember() -> None:
    """What a migrated database holds; the first test with transactions of its own finds it so."""
    _held.update((table, rows) for table in _tables() if (rows := _rows(table)))


def empty() -> None:
    """Every table as migrating left it."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(EMPTY.format(tables=" ".join(table for table in _tables() if not _is_as_held(table))))
        cursor.execute("SET LOCAL session_replication_role = replica")
        for table, rows in _held.items():
            if not _rows(table):
                with cursor.copy(f'COPY "{table}" FROM STDIN') as copy:
                    copy.write(rows)
    codenames.forget()


def _is_as_held(table: str) -> bool:
    return table in _held and _rows(table) == _held[table]


def _tables() -> list[str]:
    return [table for table in connection.introspection.table_names() if table != "django_migrations"]


def _rows(table: str) -> bytes:
    with connection.cursor() as cursor, cursor.copy(f'COPY "{table}" TO STDOUT') as copy:
        return b"".join(bytes(part) for part in copy)
