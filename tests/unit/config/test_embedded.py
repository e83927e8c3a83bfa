"""A real PostgreSQL in a folder, with the roles of the three processes."""

import os
import subprocess
import sys

import psycopg
import pytest

from config import embedded


@pytest.fixture(scope="module")
def postgres(tmp_path_factory):
    folder = tmp_path_factory.mktemp("embedded", numbered=True) / "postgres"
    with embedded.running(folder, durable=False) as postgres:
        embedded.prepare_roles(postgres)
        embedded.prepare_database(postgres)
        yield postgres


@pytest.mark.parametrize("role", [embedded.OWNER, *embedded.SITE_ROLES.values()])
def test_each_role_connects_by_its_own_address_and_is_no_superuser(postgres, role):
    with psycopg.connect(postgres.url(role)) as connection:
        row = connection.execute("SELECT rolname, rolsuper, rolcreaterole FROM pg_roles WHERE rolname = current_user")
        assert row.fetchone() == (role, False, False)


def test_only_the_owner_may_make_tables(postgres):
    with psycopg.connect(postgres.url(embedded.OWNER)) as connection:
        connection.execute("CREATE TABLE made_by_owner ()")
    with (
        psycopg.connect(postgres.url("amana_staff")) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute("CREATE TABLE made_by_staff ()")


def test_nobody_but_the_owner_of_the_folder_reaches_the_socket(postgres):
    with postgres.superuser() as connection:
        assert connection.execute("SHOW unix_socket_permissions").fetchone() == ("0700",)
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)


def test_starting_twice_finds_the_same_server_and_leaves_it_running(postgres):
    with embedded.running(postgres.server.pgdata, durable=False) as again:
        assert not again.is_ours
    assert postgres.is_running()


def test_preparing_twice_changes_nothing_and_afresh_forgets(postgres):
    with psycopg.connect(postgres.url(embedded.OWNER)) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS kept ()")
    embedded.prepare_roles(postgres)
    embedded.prepare_database(postgres)
    query = "SELECT to_regclass('kept')::text"
    with psycopg.connect(postgres.url(embedded.OWNER)) as connection:
        assert connection.execute(query).fetchone() == ("kept",)
    embedded.prepare_database(postgres, afresh=True)
    with psycopg.connect(postgres.url(embedded.OWNER)) as connection:
        assert connection.execute(query).fetchone() == (None,)


def test_a_pid_file_whose_number_belongs_to_another_program_is_forgotten(tmp_path):
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"]) as stranger:
        pid_file = tmp_path / "postmaster.pid"
        pid_file.write_text(f"{stranger.pid}\n{tmp_path}\n", encoding="ascii")
        embedded._forget_stranger(tmp_path)
        assert not pid_file.exists()
        assert stranger.poll() is None
        stranger.kill()


def test_a_folder_that_the_server_cannot_live_in_is_refused_with_a_sentence(tmp_path):
    with pytest.raises(embedded.CannotStart, match="move Amana to a folder without spaces"):
        embedded.start(tmp_path / "my papers" / "postgres")
    assert os.listdir(tmp_path) == []
