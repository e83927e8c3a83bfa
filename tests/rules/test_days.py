"""A reporter's acts have days and no times: walked through, then looked for in every table and file."""

import os
import secrets
from datetime import UTC, datetime

import pytest
import time_machine
from django.apps import apps
from django.db import DatabaseError, connection, models, transaction

from audit.days import day_only
from config.classification import MODELS
from reporting_channels.actions import messages, reports
from reporting_channels.reporter_door import open_by_receipt
from tests.factories import reporting_channels as make

pytestmark = pytest.mark.django_db
NIGHT = datetime(2026, 11, 3, 2, 41, 17, 345678, tzinfo=UTC)
LINE = "reporting_channels"


def _tables():
    for model in apps.get_models(include_auto_created=True):
        yield model, [one for one in model._meta.local_fields if isinstance(one, models.DateTimeField)]


def _rows():
    """(table, column) of every time in the database that stands at the reporter's hour."""
    found = set()
    for model, columns in _tables():
        for column in columns:
            rows = model._base_manager.exclude(**{column.name: None}).values_list(column.name, flat=True)
            found |= {f"{model.__name__}.{column.name}" for at in rows if at.date() == NIGHT.date() and _is_a_time(at)}
    return found


def _is_a_time(at: datetime) -> bool:
    return (at.hour, at.minute, at.second, at.microsecond) != (12, 0, 0, 0)


@pytest.fixture
def spoken(settings, tmp_path, as_site):
    """Somebody reports at night with their name and a file, comes back at once and writes again."""
    settings.MEDIA_ROOT = tmp_path
    with time_machine.travel(datetime(2026, 10, 1, tzinfo=UTC), tick=False):
        channel = make.channel()
    with time_machine.travel(NIGHT, tick=False):
        as_site("reporter")
        told = make.told(name="Ama", contact="0600", files=(make.stored_file(),))
        reports.receive(channel=channel, told=told, at=NIGHT)
        opened = open_by_receipt(told.receipt)
        messages.answer(
            report=opened.report, key=opened.key, submission=secrets.token_bytes(32), text="More.",
            files=(make.stored_file(),), at=NIGHT,
        )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
    return tmp_path


def test_no_column_of_any_table_keeps_the_hour(spoken):
    assert _rows() == set()


def test_no_stored_file_keeps_the_hour(spoken):
    files = [path for path in (spoken / "sealed").rglob("*") if path.is_file()]
    assert len(files) == 2
    for path in files:
        for kept in (path, path.parent):
            assert os.stat(kept).st_mtime % 86400 == 43200


def test_the_search_would_find_one(spoken):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_begins")
        cursor.execute(
            "INSERT INTO audit_entry (event, actor_kind, subject_kind, subject_id, state, at, facts)"
            " VALUES ('door.tried', 'reporter', '', '', '', %s, '{}')",
            [NIGHT],
        )
    assert _rows() == {"Entry.at"}


def test_what_only_a_reporter_writes_has_no_column_for_a_time():
    """Tables that the reporter's process inserts into: a time in them needs somebody of the office beside it."""
    from config.database_roles import REPORTER

    loose = []
    for model, columns in _tables():
        if "I" not in REPORTER.get(model._meta.db_table, "") or model._meta.app_label != LINE:
            continue
        names = {one.name for one in model._meta.local_fields}
        loose += [
            f"{model.__name__}.{one.name}"
            for one in columns
            if one.name != "listed_at" and (one.name.removesuffix("_at") + "_by" not in names or not one.null)
        ]
    assert loose == []
    assert "reporting_channels.Message" in MODELS


COMPARTMENT = """
    INSERT INTO vault_compartment (id, kind, under_hold, created_at)
    VALUES (gen_random_uuid(), 'report', false, %s) RETURNING id
"""
GRANT = """
    INSERT INTO vault_grant (id, compartment_id, holder_id, sealed_key, given_at)
    VALUES (gen_random_uuid(), %s, gen_random_uuid(), '', %s)
"""


def test_the_reporters_process_cannot_write_a_time_into_the_vault(as_site):
    as_site("reporter")
    with connection.cursor() as cursor:
        cursor.execute(COMPARTMENT, [day_only(NIGHT)])
        (compartment,) = cursor.fetchone()
    for statement, values in ((COMPARTMENT, [NIGHT]), (GRANT, [compartment, NIGHT])):
        with pytest.raises(DatabaseError, match="a day and no time"), transaction.atomic():
            connection.cursor().execute(statement, values)
