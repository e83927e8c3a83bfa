import pytest
from django.db import connection
from django.db.backends.postgresql.operations import DatabaseOperations

from tests.stack import Stack


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Keep the tests of a file on one worker, where they need not share the stack: what a module builds is built once."""
    for item in items:
        if item.get_closest_marker("xdist_group") is None and "stack" not in item.fixturenames:
            item.add_marker(pytest.mark.xdist_group(item.path.name))


@pytest.fixture(autouse=True, scope="session")
def emptied_past_the_guards():
    """Between tests with transactions of their own Django empties all tables, which the append-only ones refuse."""
    plain = DatabaseOperations.sql_flush

    def sql_flush(self, *args, **options):
        statements = plain(self, *args, **options)
        return statements and [
            "SET LOCAL session_replication_role = replica",
            *statements,
            "SET LOCAL session_replication_role = DEFAULT",
        ]

    DatabaseOperations.sql_flush = sql_flush
    yield
    DatabaseOperations.sql_flush = plain


@pytest.fixture
def settle(db):
    """Run the deferred guards now, as a commit would, and go on in the same test."""

    def run() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")

    return run


@pytest.fixture
def as_site(settings, db):
    """Act as one of the processes: its URLs and its database role, as in production."""
    roles = {"reporter": "amana_reporter", "staff": "amana_staff", "worker": "amana_worker"}

    def become(site: str) -> None:
        settings.SITE = site
        settings.ROOT_URLCONF = f"config.urls_{'reporter' if site == 'reporter' else 'staff'}"
        with connection.cursor() as cursor:
            cursor.execute(f"SET ROLE {roles[site]}")

    yield become
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")


@pytest.fixture(scope="session")
def stack():
    """The three real processes; whoever uses it says ``pytest.mark.xdist_group("stack")``, so that there is one."""
    made = Stack.new()
    try:
        yield made.start()
    finally:
        made.stop()
