"""The world that the rules look at: built once for a module, and put back after every test."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.db import connection, transaction

from tests.rules.world import World, build


@pytest.fixture(scope="module")
def built(django_db_setup, django_db_blocker) -> Iterator[World]:
    """One transaction for the module; everything in it is undone at its end."""
    everything = transaction.atomic()
    everything._from_testcase = True  # doors write their entry in a durable transaction
    with django_db_blocker.unblock(), everything:
        made = build()
        _run_deferred_guards()
        yield made
        transaction.set_rollback(True)


@pytest.fixture
def world(built, db) -> World:
    """The world as it was built, whatever other tests tried in it: ``db`` puts it back."""
    cache.clear()
    return built


@pytest.fixture
def run_guards(built):
    """Run the deferred guards now, as a commit would."""
    return _run_deferred_guards


def _run_deferred_guards() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
