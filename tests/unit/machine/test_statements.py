"""Statements sent one behind the other: in their order, and an error stops them all."""

import uuid

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from audit.actors import WORKER
from audit.log import record
from audit.models import Entry
from audit.statements import in_one_go

pytestmark = pytest.mark.django_db


def test_what_is_sent_in_one_go_stands_at_the_end_of_the_block():
    with transaction.atomic(), in_one_go():
        record("door.tried", by=WORKER, subject=("case", "1"), at=timezone.now())
        record("door.tried", by=WORKER, subject=("case", "2"), at=timezone.now())
    assert [entry.subject_id for entry in Entry.objects.order_by("id")] == ["1", "2"]


@transaction.atomic
def _three_statements_of_which_the_second_fails(cursor, taken):
    with in_one_go():
        record("door.tried", by=WORKER, subject=("case", "1"), at=timezone.now())
        cursor.execute("INSERT INTO once VALUES (%s)", [taken])
        record("door.tried", by=WORKER, subject=("case", "2"), at=timezone.now())


def test_the_first_error_is_raised_as_djangos_own_and_nothing_of_the_block_stays():
    taken = str(uuid.uuid4())
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE once (id uuid PRIMARY KEY) ON COMMIT DROP")
        cursor.execute("INSERT INTO once VALUES (%s)", [taken])
        with pytest.raises(IntegrityError):
            _three_statements_of_which_the_second_fails(cursor, taken)
        assert not Entry.objects.exists()
        cursor.execute("SELECT count(*) FROM once")
        assert cursor.fetchone() == (1,)
