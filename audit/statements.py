"""Sending statements cheaply, for the path of everything the office does, and most of all for a report's.

PostgreSQL reads and plans such a statement once for each connection, whatever its values; Django's own cursor writes
the values into the text, which PostgreSQL must then read anew each time.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cached_property
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from audit import exchange

Row = tuple[Any, ...]


class _Waiting:
    """The statements of one block that were not sent yet."""

    def __init__(self) -> None:
        self.statements: list[tuple[str, Sequence[Any]]] = []
        self.answers: list[Answer | None] = []
        self.last: dict[tuple[str, str], list[Any]] = {}  # what is said at the end: (head, row) to the rows' values

    def add(self, sql: str, values: Sequence[Any], answer: "Answer | None" = None) -> None:
        self.statements.append((sql, values))
        self.answers.append(answer)

    def send(self, *, is_end: bool = False) -> None:
        """Send what waits, in its order, and the COMMIT at the end. The first error is raised as Django's own."""
        for (head, row), values in self.last.items():
            self.add(_whole(head, row, values), values)
        statements, answers, self.statements, self.answers, self.last = self.statements, self.answers, [], [], {}
        if statements:
            for answer, rows in zip(answers, _exchange(statements, is_end), strict=True):
                if answer is not None:
                    answer.found = rows

    def before(self, execute: Callable[..., Any], *call: Any) -> Any:
        """Django's hook around whatever else is executed: what was said before comes before it."""
        self.send()
        return execute(*call)


class Answer:
    """What a query will have found; looking at ``rows`` sends all that waits."""

    def __init__(self, waiting: _Waiting | None, found: list[Row] | None = None) -> None:
        self._waiting, self.found = waiting, found

    @property
    def rows(self) -> list[Row]:
        if self.found is None:
            self._waiting.send()
        return self.found

    @cached_property
    def firsts(self) -> frozenset[Any]:
        """The first value of each row."""
        return frozenset(row[0] for row in self.rows)


_open: ContextVar[_Waiting | None] = ContextVar("statements that wait", default=None)


@contextmanager
def in_one_go() -> Iterator[None]:
    """A transaction whose statements wait for each other, and are sent together, in their order.

    They are sent when an answer is looked at, before anything else is executed on the connection, and at the end of
    the block, together with the COMMIT when no other transaction is around it. PostgreSQL stops at the first that
    fails: its error is raised at the latest when the block ends. A block that fails by itself sends nothing more.
    """
    connection = _connection()
    if _open.get() is not None or _is_watched(connection):
        with transaction.atomic():
            yield
        return
    is_outermost = not connection.in_atomic_block
    waiting = _Waiting()
    token = _open.set(waiting)
    try:
        with transaction.atomic(), connection.execute_wrapper(waiting.before):
            yield
            waiting.send(is_end=is_outermost)
    finally:
        _open.reset(token)


def say(sql: str, values: Sequence[Any]) -> None:
    """Execute a statement that brings no answer."""
    waiting = _open.get()
    if waiting is None:
        _execute(sql, values)
    else:
        waiting.add(sql, values)


def say_last(head: str, row: str, values: Sequence[Any]) -> None:
    """Execute an INSERT of rows that nothing else in the block looks at; all such rows become one statement."""
    waiting = _open.get()
    if waiting is None:
        _execute(_whole(head, row, values), values)
    else:
        waiting.last.setdefault((head, row), []).extend(values)


def is_outermost() -> bool:
    """Whether the transaction that is open, if any, stands in no other one."""
    return not _connection().savepoint_ids


def _whole(head: str, row: str, values: Sequence[Any]) -> str:
    return head + ", ".join([row] * (len(values) // row.count("%s")))


def ask(sql: str, values: Sequence[Any]) -> Answer:
    """Ask for rows, with whatever else is asked or said before somebody looks at them."""
    waiting = _open.get()
    if waiting is None:
        return Answer(None, _execute(sql, values))
    answer = Answer(waiting)
    waiting.add(sql, values, answer)
    return answer


def _execute(sql: str, values: Sequence[Any]) -> list[Row]:
    connection = _connection()
    if not _is_watched(connection):
        return _exchange([(sql, values)])[0]
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall() if cursor.description else []


def _exchange(statements: Sequence[tuple[str, Sequence[Any]]], is_end: bool = False) -> list[list[Row]]:
    """What Django's cursor does around a statement, around all of them."""
    connection = _connection()
    connection.ensure_connection()
    connection.validate_no_broken_transaction()
    with connection.wrap_database_errors:
        return exchange.exchange(connection.connection, statements, is_end=is_end)


def _connection() -> BaseDatabaseWrapper:
    """The connection itself: the proxy would look it up again for every word that is asked of it."""
    return connections[DEFAULT_DB_ALIAS]


def _is_watched(connection: BaseDatabaseWrapper) -> bool:
    """Whether somebody counts or watches statements: then each goes through Django's own cursor."""
    return connection.queries_logged or bool(connection.execute_wrappers)
