import pytest
from django.db import connection


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
