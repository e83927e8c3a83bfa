"""The database knows the edge tables too, and no line of Python talks it out of them (DESIGN.md)."""

import json
import uuid

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from integrity.actions import commitments
from machine.guards import edges_in_code, edges_in_database
from machine.models import MODELS, machines

MACHINES = machines()
each_machine = pytest.mark.parametrize("machine", MACHINES, ids=[machine.name for machine in MACHINES])
GUARDS = {
    "edge_guard": "machine_edge_guard",
    "born_guard": "machine_silence_guard",
    "silence_guard": "machine_silence_guard",
}


def _refused(act, words: str = "amana:") -> None:
    with pytest.raises(DatabaseError, match=words), transaction.atomic():
        act()


def _wrong(machine, state: str) -> str:
    """A state of the table to which no edge leads from here."""
    legal = {edge.target for edge in machine.leaving(state)} | {state}
    return next(one.code for one in machine.states if one.code not in legal)


def _sql(text: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(text, values)


def _copy(row, **changes: object) -> None:
    """Insert a copy of this row with some columns changed, past every line of Python."""
    table = row._meta.db_table
    _sql(
        f"INSERT INTO {table} SELECT (jsonb_populate_record(r, %s::jsonb)).* FROM {table} r WHERE id = %s",
        json.dumps({"id": str(uuid.uuid4()), **changes}),
        row.pk,
    )


def test_the_edges_in_the_database_are_those_of_the_code(world):
    assert edges_in_database() == edges_in_code()


@each_machine
def test_its_table_has_its_three_guards_and_they_are_on(world, machine):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT t.tgname, p.proname, t.tgenabled, t.tgdeferrable, encode(t.tgargs, 'escape') FROM pg_trigger t"
            " JOIN pg_proc p ON p.oid = t.tgfoid WHERE t.tgrelid = %s::regclass AND NOT t.tgisinternal",
            [machine.table],
        )
        found = {row[0]: row[1:] for row in cursor.fetchall()}
    for guard, function in GUARDS.items():
        name, enabled, deferred, argument = found[f"{machine.table}_{guard}"]
        assert (name, enabled) == (function, "O")
        assert deferred is (guard != "edge_guard")
        assert argument == f"{machine.name}\\000"


@each_machine
def test_raw_sql_moves_it_along_no_other_edge(world, machine):
    row = world.rows[machine.name]
    _refused(
        lambda: _sql(f"UPDATE {machine.table} SET state = %s WHERE id = %s", _wrong(machine, row.state), row.pk),
        "may not go from",
    )


@each_machine
def test_a_queryset_moves_it_along_no_other_edge(world, machine):
    row = world.rows[machine.name]
    found = MODELS[machine.name]._base_manager.filter(pk=row.pk)
    _refused(lambda: found.update(state=_wrong(machine, row.state)), "may not go from")


@each_machine
def test_it_does_not_come_into_being_further_along(world, machine):
    late = next(s.code for s in machine.states if ("", s.code) not in machine.pairs)
    _refused(lambda: _copy(world.rows[machine.name], state=late), "may not go from")


@each_machine
def test_a_constructor_and_a_bulk_insert_put_it_nowhere_else(world, machine):
    row, model = world.rows[machine.name], MODELS[machine.name]
    late = next(s.code for s in machine.states if ("", s.code) not in machine.pairs)
    values = {f.attname: getattr(row, f.attname) for f in model._meta.local_fields if f.name not in ("id", "state")}
    _refused(lambda: model._base_manager.bulk_create([model(state=late, **values)]), "may not go from")
    _refused(lambda: model(state=late, **values).save(force_insert=True), "may not go from")


@each_machine
def test_python_cannot_set_its_state_by_hand(world, machine):
    row = world.rows[machine.name]
    with pytest.raises(AttributeError):
        row.state = _wrong(machine, row.state)


@each_machine
def test_it_does_not_come_into_being_in_silence(world, machine, run_guards):
    _leave_only_the_guards(machine)

    def born() -> None:
        _copy(world.rows[machine.name], state=machine.initial)
        run_guards()

    _refused(born, "without an audit entry")


@each_machine
def test_it_does_not_move_in_silence(world, machine, run_guards):
    _leave_only_the_guards(machine)
    row = world.rows[machine.name]
    edge = next(edge for edge in machine.edges if edge.source)
    _sql("SET session_replication_role = replica")
    _sql(f"UPDATE {machine.table} SET state = %s WHERE id = %s", edge.source, row.pk)
    _sql("DELETE FROM audit_entry WHERE subject_id = %s", str(row.pk))
    _sql("SET session_replication_role = DEFAULT")

    def moved() -> None:
        _sql(f"UPDATE {machine.table} SET state = %s WHERE id = %s", edge.target, row.pk)
        run_guards()

    _refused(moved, "without an audit entry")


def _leave_only_the_guards(machine) -> None:
    """Take every other rule off the table for this test, so that none is quicker than the one that is tried."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conname FROM pg_constraint WHERE conrelid = %s::regclass AND contype IN ('c', 'u')", [machine.table]
        )
        for (name,) in cursor.fetchall():
            cursor.execute(f'ALTER TABLE {machine.table} DROP CONSTRAINT "{name}" CASCADE')
        cursor.execute(
            "SELECT indexrelid::regclass FROM pg_index"
            " WHERE indrelid = %s::regclass AND indisunique AND NOT indisprimary",
            [machine.table],
        )
        for (name,) in cursor.fetchall():
            cursor.execute(f"DROP INDEX {name}")
        cursor.execute(
            "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND NOT tgisinternal", [machine.table]
        )
        for (name,) in cursor.fetchall():
            if name not in {f"{machine.table}_{guard}" for guard in GUARDS}:
                cursor.execute(f'ALTER TABLE {machine.table} DISABLE TRIGGER "{name}"')


def test_a_step_without_its_entry_is_refused_at_commit_by_name(world, run_guards):
    commitment = world.rows["commitment"]

    def silent() -> None:
        _sql(
            "UPDATE integrity_commitment SET state = 'agreed', agreed_at = now(), agreed_by_id = %s WHERE id = %s",
            world.strangers["supervisor"].pk,
            commitment.pk,
        )
        run_guards()

    _refused(silent, "without an audit entry")


def test_the_right_step_with_its_entry_passes(world, run_guards):
    agreed = commitments.agree(commitment=world.rows["commitment"], by=world.strangers["supervisor"], at=timezone.now())
    run_guards()
    assert agreed.state == "agreed"
