"""Who can be sealed to, from memory: asked of the database once, and good as long as it says so (ADR 0056).

On the path of every report the same three questions would be asked: who sits on the channel, who holds the quorum,
which words are parts of members' names. A process remembers the answers with the version of the roster that they
belong to. A transaction that uses them first makes the database compare the version; when it is over, the database
refuses, everything remembered is forgotten, and the transaction begins again with questions.
"""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from django.db import DataError
from psycopg.errors import DivisionByZero

from audit import statements
from audit.statements import Answer

Done = TypeVar("Done")
Question = tuple[str, tuple[Any, ...]]
MOST_REMEMBERED = 200  # answers: one for each channel and day, and two more

_VERSION = "SELECT version FROM vault_roster"
# No row is nothing to divide by, which stops whatever comes behind in the packet; a function costs three times as much.
_STANDS = "SELECT 1 / count(*) FROM vault_roster WHERE version = %s"


class Asking:
    """The questions of one transaction, answered from memory where that is possible.

    Called like ``audit.statements.ask``. Inside another transaction nothing is remembered: it may itself have
    changed what is asked about, and may yet be undone.
    """

    def __init__(self) -> None:
        self._memory = _memory if statements.is_outermost() else None
        self._version: Answer | None = None
        self._asked: list[tuple[Question, Answer]] = []
        if self._memory is None:
            return
        if self._memory.version is None:
            self._version = statements.ask(_VERSION, ())  # before the questions: at worst it is older than they are
        else:
            statements.say(_STANDS, (self._memory.version,))

    def __call__(self, sql: str, values: Sequence[Any]) -> Answer:
        question = (sql, tuple(values))
        known = None if self._memory is None else self._memory.answers.get(question)
        if known is not None:
            return known
        answer = statements.ask(sql, values)
        self._asked.append((question, answer))
        return answer

    def remember(self) -> None:
        """Keep what was answered, for the transactions that come."""
        memory = self._memory
        if memory is None or not self._asked:
            return
        if self._version is not None:
            if not self._version.rows:
                return
            memory = _Memory(self._version.rows[0][0], memory.answers)
        answers = memory.answers if len(memory.answers) < MOST_REMEMBERED else {}
        _keep(_Memory(memory.version, answers | {one: Answer(None, answer.rows) for one, answer in self._asked}))


class _Memory:
    """Answers and the version that they belong to; None before anything was asked."""

    def __init__(self, version: Any = None, answers: dict[Question, Answer] | None = None) -> None:
        self.version, self.answers = version, answers or {}


_memory = _Memory()


def _keep(memory: _Memory) -> None:
    global _memory  # replaced whole, so that another thread sees the old one or the new one
    _memory = memory


def forget() -> None:
    """Begin anew with questions."""
    _keep(_Memory())


def by_memory(work: Callable[[], Done]) -> Done:
    """Do the work; when it leaned on what is over, forget it, and do it once more."""
    try:
        return work()
    except DataError as error:
        if not isinstance(error.__cause__, DivisionByZero):
            raise
        forget()
        return work()
