"""Writing rows that are there once, and new rows at a third of what ``save`` costs, for the path of a flood."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from functools import cache
from typing import TypeVar
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, IntegrityError, connection, connections, models, transaction
from django.db.models.base import ModelState
from django.db.models.fields import NOT_PROVIDED
from django.db.models.signals import post_init, pre_init
from psycopg.errors import UniqueViolation

from audit.statements import say
from machine.models import StateField
from machine.refusals import Refused

Row = TypeVar("Row", bound=models.Model)


@contextmanager
def once(refusal: type[Refused]) -> Iterator[None]:
    """Refuse with a sentence what somebody else wrote in the same moment and can be there only once."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        if isinstance(error.__cause__, UniqueViolation):
            raise refusal() from error
        raise


def fresh(model: type[Row], **values: object) -> Row:
    """A new row with these values of its columns (``channel_id``, not ``channel``): what ``model(...)`` makes.

    At a tenth of its price, because no field is asked about its value: what is of the wrong kind is refused when it
    is written. Raises TypeError for a name that is no column's.
    """
    usual, made = _beginning(model)
    if not values.keys() <= usual.keys():
        raise TypeError(f"{model.__name__} has no column {', '.join(sorted(values.keys() - usual.keys()))}")
    row = model.__new__(model)
    row.__dict__ = usual | {name: make() for name, make in made if name not in values} | values
    row._state = ModelState()
    return row


def beside(row: models.Model, **rows: models.Model) -> None:
    """Let a row made by ``fresh`` know the rows to which its keys already lead, so that nobody asks for them."""
    row._state.fields_cache.update(rows)


@cache
def _beginning(model: type[models.Model]) -> tuple[dict[str, object], list[tuple[str, Callable[[], object]]]]:
    """The columns with what stands in them by default, and how to make what is each row's own."""
    if pre_init.has_listeners(model) or post_init.has_listeners(model):
        raise TypeError(f"somebody listens to how {model.__name__} begins: make it by calling it")
    fields = model._meta.concrete_fields
    made = [
        (one.attname, one.get_default) for one in fields if callable(one.default) and one.default is not NOT_PROVIDED
    ]
    return {one.attname: one.get_default() for one in fields}, made


def insert(rows: Sequence[models.Model]) -> None:
    """INSERT new rows of one model in one statement.

    They carry their own ids (or need none back), and nobody listens to their signals. Every value goes
    through its field as ``save`` would send it; the database's guards see no difference.
    """
    if not rows:
        return
    found = [row.__dict__ for row in rows]
    given = tuple(_given(_columns(type(rows[0])), found))
    head, places = _shape(type(rows[0]), given)
    values = [
        value if type(value := row[one.attname]) is one.plain else one.written(value) for row in found for one in given
    ]
    say(head + ", ".join([places] * len(rows)), values)
    for row in rows:
        row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS


def _given(columns: "tuple[_Column, ...]", found: list[dict[str, object]]) -> "Iterator[_Column]":
    """The columns in which a row has a value; where none has, the table writes NULL by itself."""
    for one in columns:
        if one.has_default or found[0][one.attname] is not None or any(row[one.attname] is not None for row in found):
            yield one


class _Column:
    """A field, and the type whose values its own ``get_db_prep_save`` would hand on as they are."""

    __slots__ = ("attname", "field", "has_default", "is_moment", "plain")

    def __init__(self, field: models.Field) -> None:
        self.field, self.attname = field, field.attname
        self.has_default = field.db_default is not NOT_PROVIDED
        kind = field.target_field if isinstance(field, models.ForeignKey) else field
        self.is_moment = type(kind) is models.DateTimeField
        self.plain = next((plain for own, plain in _PLAIN if type(kind) in own), None)

    def written(self, value: object) -> object:
        if self.is_moment and type(value) is datetime and value.tzinfo is not None:
            return value
        return self.field.get_db_prep_save(value, connections[DEFAULT_DB_ALIAS])


_PLAIN = (
    ((models.UUIDField,), UUID),
    ((models.CharField, models.SlugField, models.TextField, StateField), str),
    ((models.BooleanField,), bool),
    ((models.BinaryField,), bytes),
    ((models.DateField,), date),
)


@cache
def _columns(model: type[models.Model]) -> tuple[_Column, ...]:
    return tuple(_Column(field) for field in model._meta.concrete_fields if not isinstance(field, models.AutoField))


@cache
def _shape(model: type[models.Model], given: tuple[_Column, ...]) -> tuple[str, str]:
    """The statement up to its values, and the places of one row's. Names are the model's own."""
    quoted = connection.ops.quote_name
    columns = ", ".join(quoted(one.field.column) for one in given)
    head = f"INSERT INTO {quoted(model._meta.db_table)} ({columns}) VALUES "  # noqa: S608 - names, no values
    return head, f"({', '.join(['%s'] * len(given))})"
