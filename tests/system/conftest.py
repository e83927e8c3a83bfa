"""What the tests of the running system share."""

import psycopg
import pytest


def pytest_collection_modifyitems(items):
    """Whoever asks for the stack runs beside the others who do."""
    for item in items:
        if "/tests/system/" in str(item.path) and "stack" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("stack"))


@pytest.fixture
def count(stack):
    """Counts rows in the running system's database, as its owner."""

    def rows(table: str, where: str = "true") -> int:
        with psycopg.connect(stack.postgres.url("amana_owner")) as connection:
            return connection.execute(f"SELECT count(*) FROM {table} WHERE {where}").fetchone()[0]

    return rows
