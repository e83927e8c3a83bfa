"""One exchange with PostgreSQL: many statements go out in one packet, their answers come back in one.

Psycopg's own pipeline looks after every statement by itself as it is executed, which costs its process more than
the statements cost PostgreSQL. This module speaks to libpq through psycopg's wrapper of it: it sends everything,
and only then begins to wait.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import count
from typing import Any
from weakref import WeakKeyDictionary

from psycopg import Connection, errors, generators
from psycopg.adapt import PyFormat, Transformer
from psycopg.pq import ExecStatus, TransactionStatus
from psycopg.pq.abc import PGconn, PGresult

Row = tuple[Any, ...]
MOST_PREPARED = 200  # for one connection; what comes later is read and planned each time
_STALE = (errors.InvalidSqlStatementName, errors.FeatureNotSupported)  # gone, or its table was changed
_DONE = (ExecStatus.COMMAND_OK, ExecStatus.TUPLES_OK, ExecStatus.PIPELINE_SYNC)


class _Line:
    """What is remembered of one connection: how values are written, and which statements PostgreSQL has read."""

    def __init__(self, raw: Connection) -> None:
        self.writing, self.reading = Transformer(raw), Transformer(raw)
        self.prepared: dict[tuple[bytes, tuple[int, ...]], bytes] = {}
        self.names = count()


_lines: WeakKeyDictionary[Connection, _Line] = WeakKeyDictionary()


def exchange(
    raw: Connection, statements: Sequence[tuple[str, Sequence[Any]]], *, is_end: bool = False
) -> list[list[Row]]:
    """Execute the statements in their order; hand back the rows of each.

    A transaction is begun when the connection keeps one and has none, and committed when this is its end. PostgreSQL
    stops at the first statement that fails: its error is raised, and none of the later ones was executed.
    """
    line = _lines.get(raw)
    if line is None:
        line = _lines[raw] = _Line(raw)
    pgconn = raw.pgconn
    pgconn.enter_pipeline_mode()
    try:
        commands = _sent(raw, line, statements)
        if is_end:
            pgconn.send_query_params(b"COMMIT", None)
            commands.append(None)
        pgconn.pipeline_sync()
        commands.append(None)
        results = raw.wait(_answers(pgconn, len(commands)))
        pgconn.exit_pipeline_mode()
    except BaseException:
        raw.close()  # answers may be on their way: nobody else must read them as their own
        raise
    return _rows(line, commands, results)


def _sent(raw: Connection, line: _Line, statements: Sequence[tuple[str, Sequence[Any]]]) -> list[tuple | None]:
    """Hand everything to libpq. For each command: None for one of ours, else what it is: (key and name, or ())."""
    pgconn, commands = raw.pgconn, []
    if not raw.autocommit and pgconn.transaction_status == TransactionStatus.IDLE:
        pgconn.send_query_params(b"BEGIN", None)
        commands.append(None)
    named = dict(line.prepared)
    for sql, values in statements:
        text, formats = _numbered(sql)
        written = line.writing.dump_sequence(values, formats)
        key = (text, line.writing.types)
        name = named.get(key)
        if name is None and len(named) < MOST_PREPARED:
            name = named[key] = b"amana_%d" % next(line.names)
            pgconn.send_prepare(name, text, key[1])
            commands.append((key, name))
        if name is None:
            pgconn.send_query_params(text, written, key[1], line.writing.formats)
        else:
            pgconn.send_query_prepared(name, written, line.writing.formats)
        commands.append(())
    return commands


def _answers(pgconn: PGconn, commands: int) -> Iterator[Any]:
    """Wait for one answer to each command."""
    yield from generators.send(pgconn)
    answers = []
    for _command in range(commands):
        (result,) = yield from generators.fetch_many(pgconn)
        answers.append(result)
    return answers


def _rows(line: _Line, commands: list[tuple | None], results: list[PGresult]) -> list[list[Row]]:
    """The rows of our statements; raise the first error."""
    found, failed = [], None
    for command, result in zip(commands, results, strict=True):
        if result.status not in _DONE:
            failed = failed or result
        elif command:
            line.prepared[command[0]] = command[1]
        elif command is not None:
            found.append(_loaded(line.reading, result))
    if failed is not None:
        error = errors.error_from_result(failed)
        if isinstance(error, _STALE):
            line.prepared.clear()  # read anew at the next try, under new names
        raise error
    return found


def _loaded(reading: Transformer, result: PGresult) -> list[Row]:
    if result.status != ExecStatus.TUPLES_OK:
        return []
    reading.set_pgresult(result)
    return reading.load_rows(0, result.ntuples, tuple)


@lru_cache(maxsize=256)
def _numbered(sql: str) -> tuple[bytes, list[PyFormat]]:
    """The statement with PostgreSQL's own places ($1, $2, ...) for Django's."""
    head, *rest = sql.split("%s")
    text = head + "".join(f"${number}{part}" for number, part in enumerate(rest, 1))
    return text.encode(), [PyFormat.AUTO] * len(rest)
