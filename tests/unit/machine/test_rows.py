"""New rows are written by hand on the reports' path: the same rows, in one statement, under the same guards."""

import uuid

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from machine.rows import insert
from vault.models import Compartment

pytestmark = pytest.mark.django_db


def test_rows_written_by_hand_are_those_that_save_would_write():
    rows = [Compartment(kind="index", created_at=timezone.now(), under_hold=number == 1) for number in range(3)]
    with CaptureQueriesContext(connection) as queries:
        insert(rows)
    assert len(queries) == 1
    for row in rows:
        stored = Compartment.objects.get(pk=row.pk)
        assert [getattr(stored, field.attname) for field in Compartment._meta.concrete_fields] == [
            getattr(row, field.attname) for field in Compartment._meta.concrete_fields
        ]
        assert not row._state.adding


def test_no_rows_are_no_statement():
    with CaptureQueriesContext(connection) as queries:
        insert([])
    assert not queries


def test_what_the_database_refuses_stays_refused():
    with pytest.raises(IntegrityError):
        insert([Compartment(kind="drawer", created_at=timezone.now())])


def test_an_id_that_is_taken_is_refused():
    taken = uuid.uuid4()
    insert([Compartment(pk=taken, kind="index", created_at=timezone.now())])
    with pytest.raises(IntegrityError):
        insert([Compartment(pk=taken, kind="index", created_at=timezone.now())])
