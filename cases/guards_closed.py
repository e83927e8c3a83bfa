"""A closed case is read-only in the database, for every table that hangs on a case (PROCESS 2.0, I4).

A new table says so in its migration: ``GuardOpenCase("cases_newnoun")`` where it has ``case_id``, and
``GuardOpenCase("cases_scope", ("investigation_id", "cases_investigation"))`` where it hangs on a row that has one.
tests/rules/test_closed_cases.py finds a table that was forgotten.
"""

# ruff: noqa: S608  (every part of these sentences is a plain SQL name, checked below)
from typing import Any

from django.db.migrations.operations.special import RunSQL

from machine.triggers import HEAD, REFUSE

Hop = tuple[str, str]


class GuardOpenCase(RunSQL):
    """Migration operation: no row of ``table`` is added, changed or deleted while its case is closed.

    ``hops`` lead to the case, each a column and the table it refers to. ``moments`` narrows what is refused.
    """

    def __init__(self, table: str, *hops: Hop, moments: str = "INSERT OR UPDATE OR DELETE") -> None:
        self.given = (table, *hops)
        self.options = {"moments": moments}
        for name in (table, *(part for hop in hops for part in hop)):
            if not name.replace("_", "a").isalnum():
                raise ValueError(f"{name!r} is no plain SQL name")
        super().__init__(_guard(table, hops, moments), _no_guard(table), elidable=False)

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return type(self).__name__, list(self.given), self.options

    def describe(self) -> str:
        return f"Rows of {self.given[0]} stay as they are once their case is closed"


def _guard(table: str, hops: tuple[Hop, ...], moments: str) -> str:
    first, steps = (hops[0][0], hops) if hops else ("case_id", ())
    joins, column = "cases_case c", "c.id"
    for number, (_column, there) in reversed(list(enumerate(steps))):
        onward = "case_id" if number == len(steps) - 1 else steps[number + 1][0]
        joins += f" JOIN {there} h{number} ON h{number}.{onward} = {column}"
        column = f"h{number}.id"
    return f"""
CREATE FUNCTION {table}_in_open_case() RETURNS trigger {HEAD} AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM {joins}
               WHERE {column} IN (COALESCE(NEW.{first}, OLD.{first}), COALESCE(OLD.{first}, NEW.{first}))
                 AND c.state = 'closed') THEN
        RAISE EXCEPTION 'the case is closed' {REFUSE};
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;
CREATE TRIGGER {table}_in_open_case BEFORE {moments} ON {table}
    FOR EACH ROW EXECUTE FUNCTION {table}_in_open_case();
"""


def _no_guard(table: str) -> str:
    return f"DROP TRIGGER {table}_in_open_case ON {table}; DROP FUNCTION {table}_in_open_case();"
