"""Writing rows that are there once, and new rows at a third of what ``save`` costs, for the path of a flood."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache

from django.db import DEFAULT_DB_ALIAS, IntegrityError, connection, connections, models, transaction
from psycopg.errors import UniqueViolation

from audit.statements import prepared
from machine.refusals import Refused


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


def insert(rows: Sequence[models.Model]) -> None:
    """INSERT new rows of one model in one statement.

    They carry their own ids (or need none back), and nobody listens to their signals. Every value goes
    through its field as ``save`` would send it; the database's guards see no difference.
    """
    if not rows:
        return
    fields, head, one = _shape(type(rows[0]))
    wrapper = connections[DEFAULT_DB_ALIAS]  # the proxy would look it up again for every value
    values = [field.get_db_prep_save(getattr(row, field.attname), wrapper) for row in rows for field in fields]
    prepared(head + ", ".join([one] * len(rows)), values)
    for row in rows:
        row._state.adding, row._state.db = False, wrapper.alias


@cache
def _shape(model: type[models.Model]) -> tuple[list[models.Field], str, str]:
    """The fields that are written, and the statement up to its values. Names are the model's own."""
    fields = [field for field in model._meta.concrete_fields if not isinstance(field, models.AutoField)]
    quoted = connection.ops.quote_name
    columns = ", ".join(quoted(field.column) for field in fields)
    head = f"INSERT INTO {quoted(model._meta.db_table)} ({columns}) VALUES "  # noqa: S608 - names, no values
    return fields, head, f"({', '.join(['%s'] * len(fields))})"
