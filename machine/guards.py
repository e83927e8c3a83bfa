"""Guards that the database keeps for every stateful table.

``GuardState`` puts the triggers on one table; ``sync_edges`` copies the edge
tables from code into the database after every migrate, so that the two can
only differ until then (a rule test and the start check compare them).
"""

from typing import Any

from django.db import connection
from django.db.migrations.operations.special import RunSQL
from django.utils.module_loading import import_string

from machine.edges import Machine
from machine.models import machines


class GuardState(RunSQL):
    """Migration operation: no state outside the edges, no step without an audit entry."""

    def __init__(self, machine_path: str) -> None:
        self.machine_path = machine_path
        machine: Machine = import_string(machine_path)
        super().__init__(_triggers(machine), _no_triggers(machine), elidable=False)

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return type(self).__name__, [self.machine_path], {}

    def describe(self) -> str:
        return f"Guard the states of {self.machine_path}"


def _triggers(machine: Machine) -> str:
    table, name = machine.table, machine.name
    return f"""
CREATE TRIGGER {table}_edge_guard BEFORE INSERT OR UPDATE ON {table}
    FOR EACH ROW EXECUTE FUNCTION machine_edge_guard('{name}');
CREATE CONSTRAINT TRIGGER {table}_born_guard AFTER INSERT ON {table}
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION machine_silence_guard('{name}');
CREATE CONSTRAINT TRIGGER {table}_silence_guard AFTER UPDATE ON {table}
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state)
    EXECUTE FUNCTION machine_silence_guard('{name}');
"""


def _no_triggers(machine: Machine) -> str:
    return "".join(
        f"DROP TRIGGER {machine.table}_{guard} ON {machine.table};"
        for guard in ("edge_guard", "born_guard", "silence_guard")
    )


def edges_in_code() -> set[tuple[str, str, str]]:
    """(machine, source, target) of every edge table."""
    return {(m.name, source, target) for m in machines() for source, target in m.pairs}


def edges_in_database() -> set[tuple[str, str, str]]:
    """(machine, source, target) as the triggers read them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT machine, source, target FROM machine_edge")
        return set(cursor.fetchall())


def sync_edges(**_signal: Any) -> None:
    """Make the database's edges equal to the code's; runs as the owner after migrate."""
    if "machine_edge" not in connection.introspection.table_names():
        return
    wanted, present = edges_in_code(), edges_in_database()
    with connection.cursor() as cursor:
        for edge in present - wanted:
            cursor.execute("DELETE FROM machine_edge WHERE machine = %s AND source = %s AND target = %s", edge)
        for edge in wanted - present:
            cursor.execute("INSERT INTO machine_edge VALUES (%s, %s, %s)", edge)
