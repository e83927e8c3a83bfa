"""What the tests of the running system share."""

import psycopg
import pytest


@pytest.fixture
def count(stack):
    """Counts rows in the running system's database, as its owner."""

    def rows(table: str, where: str = "true") -> int:
        with psycopg.connect(stack.postgres.url("amana_owner")) as connection:
            return connection.execute(f"SELECT count(*) FROM {table} WHERE {where}").fetchone()[0]

    return rows
