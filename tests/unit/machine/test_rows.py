"""New rows are written by hand on the reports' path: the same rows, in one statement, under the same guards."""

import uuid

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from machine.rows import fresh, insert
from reporting_channels.models import Receipt, Report, ReportPermission
from vault.models import Compartment, Grant

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


@pytest.mark.parametrize("model", [Compartment, Grant, Receipt, Report, ReportPermission])
def test_a_fresh_row_is_the_one_that_calling_the_model_makes(model):
    own = {"pk": uuid.uuid4()} if model is not ReportPermission else {}
    called, made = model(**own), fresh(model, **({"id": own["pk"]} if own else {}))
    assert {name: value for name, value in vars(made).items() if name != "_state"} == {
        name: value for name, value in vars(called).items() if name != "_state"
    }
    assert made._state.adding
    assert fresh(model).pk != fresh(model).pk or model is ReportPermission


def test_a_fresh_row_takes_columns_and_nothing_else():
    with pytest.raises(TypeError, match="channel"):
        fresh(Report, channel=None)


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
