"""What each process may do in the database: no more than the table says, tried under the roles themselves."""

import re

import pytest
from django.apps import apps
from django.db import ProgrammingError, connection, transaction

from config.database_roles import GRANTS, REPORTER, STAFF, WORKER
from tests.rules.reading import ROOMS

pytestmark = pytest.mark.django_db

TABLES = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
OURS = {m._meta.db_table for m in apps.get_models(include_auto_created=True) if m._meta.app_label in ROOMS}
BESIDE_MODELS = {"machine_edge"}
RIGHTS = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE")
AGAINST_THE_LOG = ("UPDATE audit_entry SET event = 'x.y'", "DELETE FROM audit_entry", "TRUNCATE audit_entry CASCADE")
NOT_THE_REPORTERS = ("cases_", "discipline_", "insights_", "integrity_", "mfa_", "django_session", "vault_wrappedkey")


def _run(statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def _refused(statement: str) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"):
        _run(statement)


def test_every_table_stands_in_the_table_of_grants_and_nothing_else_does():
    named = {table for site in GRANTS.values() for table in site}
    assert named - TABLES - BESIDE_MODELS == set()
    assert OURS - named == set(), "a table that no process may touch: say so, or grant it"
    assert OURS - set(STAFF) == set()


@pytest.mark.parametrize("site", GRANTS)
def test_the_database_holds_exactly_these_grants(site):
    held = {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, privilege_type FROM information_schema.role_table_grants"
            " WHERE grantee = %s AND table_schema = 'public'",
            [f"amana_{site}"],
        )
        for table, right in cursor.fetchall():
            held.setdefault(table, set()).add(right)
    letters = {"S": "SELECT", "I": "INSERT", "U": "UPDATE", "D": "DELETE"}
    wanted = {
        table: {letters[letter] for letter in re.sub(r".\([^)]*\)", "", said)} for table, said in GRANTS[site].items()
    }
    assert held == {table: rights for table, rights in wanted.items() if rights and table in TABLES | BESIDE_MODELS}


@pytest.mark.parametrize("table", sorted(t for t in TABLES if t.startswith(NOT_THE_REPORTERS)))
def test_the_reporters_process_reads_nothing_of_what_came_after(as_site, table):
    as_site("reporter")
    _refused(f"SELECT 1 FROM {table} LIMIT 1")
    _refused(f"INSERT INTO {table} DEFAULT VALUES")


@pytest.mark.parametrize("column", ["password", "name", "sign_in", "language", "unit"])
def test_the_reporters_process_reads_nobodys_name_or_passphrase(as_site, column):
    as_site("reporter")
    _refused(f"SELECT {column} FROM accounts_member LIMIT 1")


def test_the_reporters_process_changes_nothing_that_stands(as_site):
    as_site("reporter")
    for table in REPORTER:
        _refused(f"DELETE FROM {table}")
        _refused(f"UPDATE {table} SET {_first_column(table)} = {_first_column(table)}")


def _first_column(table: str) -> str:
    model = next((m for m in apps.get_models(include_auto_created=True) if m._meta.db_table == table), None)
    return next(field.column for field in model._meta.local_fields if field.column)


@pytest.mark.parametrize("site", GRANTS)
def test_nobody_changes_or_empties_the_log(as_site, site):
    as_site(site)
    for statement in AGAINST_THE_LOG:
        _refused(statement)


def test_the_owner_too_is_stopped_by_the_logs_triggers():
    for statement in AGAINST_THE_LOG:
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO audit_entry (event, actor_kind, subject_kind, subject_id, state, at, facts)"
                " VALUES ('door.tried', 'worker', '', '', '', now(), '{}')"
            )
        with pytest.raises(Exception, match="the log only grows"):
            _run(statement)


def test_the_worker_opens_nothing(as_site):
    as_site("worker")
    for table in ("vault_grant", "vault_wrappedkey", "reporting_channels_report", "cases_case", "accounts_member"):
        if "S" not in WORKER.get(table, ""):
            _refused(f"SELECT 1 FROM {table} LIMIT 1")


@pytest.mark.parametrize("site", GRANTS)
def test_no_process_makes_or_alters_tables(as_site, site):
    as_site(site)
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE public.beside (id int)")
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE cases_case DISABLE TRIGGER ALL")
