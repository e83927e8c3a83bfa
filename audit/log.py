"""Writing the log: one INSERT in the caller's transaction, no lock that another writer waits for."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.db import models

from audit import registry
from audit.actors import REPORTER, HasActor, actor_of
from audit.days import day_only
from audit.facts import FactRefused, canonical
from audit.statements import say_last

_COLUMNS = "event, actor_kind, actor_id, subject_kind, subject_id, state, at, facts"
_ROW = "(%s, %s, %s, %s, %s, %s, %s, %s)"
_AT_ONCE = 1000  # rows of one INSERT: PostgreSQL takes at most 65,535 parameters


class Subject(NamedTuple):
    """What an entry is about; all empty when it is about nothing that has a row."""

    kind: str = ""
    id: str = ""
    state: str = ""


def kind_of(row: models.Model | type[models.Model]) -> str:
    """A stateful row's kind is its machine's name, any other's is its model's name."""
    machine = getattr(row, "machine", None)
    return machine.name if machine is not None else row._meta.model_name


def subject_of(subject: object) -> Subject:
    """The subject of a row, or of a (kind, id) pair where there is no row to hand."""
    if subject is None:
        return Subject()
    if isinstance(subject, tuple):
        return Subject(*(str(part) for part in subject))
    return Subject(kind_of(subject), str(subject.pk), str(getattr(subject, "state", "") or ""))


def record(event: str, *, by: HasActor, subject: object = None, at: datetime, **facts: object) -> None:
    """Append one entry in the current transaction.

    `subject` is a model row or a (kind, id) pair, `at` an aware datetime, `facts` ids, codes, digests, numbers.
    Of what a reporter does the entry keeps the day alone.
    Raises EventUndeclared, FactRefused, ActorUnknown; nothing is written then.
    """
    record_all(event, by=by, subjects=[subject], at=at, **facts)


def record_all(event: str, *, by: HasActor, subjects: Iterable[object], at: datetime, **facts: object) -> None:
    """Append one entry for each subject, in their order, with as few statements as may be."""
    _require_declared(event, facts)
    if at.tzinfo is None:
        raise ValueError("at must know its time zone")
    kind, actor_id = actor_of(by)
    at = day_only(at) if kind == REPORTER.kind else at
    text = canonical(facts)
    entries = [(event, kind, actor_id, *subject_of(one), at, text) for one in subjects]
    for start in range(0, len(entries), _AT_ONCE):
        _insert(entries[start : start + _AT_ONCE])


def _require_declared(event: str, facts: dict[str, object]) -> None:
    allowed = registry.get(event).facts
    stray = set(facts) - set(allowed) if allowed else set()
    if stray:
        raise FactRefused(f"{event} declares no fact {', '.join(sorted(stray))}")


def _insert(entries: list[tuple]) -> None:
    # By hand and not by save(): a third of its cost, on the path of everything the office does.
    # The columns are constants of this module; every value is a parameter.
    head = f"INSERT INTO audit_entry ({_COLUMNS}) VALUES "  # noqa: S608
    say_last(head, _ROW, [value for entry in entries for value in entry])
