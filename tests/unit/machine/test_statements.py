"""Statements sent one behind the other: in their order, and an error stops them all."""

import uuid

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.utils import timezone

from audit.actors import WORKER
from audit.log import record
from audit.models import Entry
from audit.statements import ask, in_one_go, say

pytestmark = pytest.mark.django_db


def test_what_is_sent_in_one_go_stands_at_the_end_of_the_block():
    with in_one_go():
        record("door.tried", by=WORKER, subject=("case", "1"), at=timezone.now())
        record("door.tried", by=WORKER, subject=("case", "2"), at=timezone.now())
    assert [entry.subject_id for entry in Entry.objects.order_by("id")] == ["1", "2"]


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


@pytest.fixture
def numbers(db):
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE numbers (number int PRIMARY KEY) ON COMMIT DROP")
        yield cursor


def _told(cursor):
    cursor.execute("SELECT number FROM numbers ORDER BY number")
    return [number for (number,) in cursor.fetchall()]


def test_answers_come_in_their_order_and_know_what_was_said_before_them(numbers):
    with in_one_go():
        say("INSERT INTO numbers VALUES (%s)", [1])
        first = ask("SELECT count(*) FROM numbers", [])
        say("INSERT INTO numbers VALUES (%s)", [2])
        second = ask("SELECT number FROM numbers WHERE number > %s", [0])
        assert second.rows == [(1,), (2,)]
        assert first.rows == [(1,)]


def test_whatever_else_is_executed_comes_behind_what_was_said_before_it(numbers):
    with in_one_go():
        say("INSERT INTO numbers VALUES (%s)", [1])
        assert _told(numbers) == [1]
        say("INSERT INTO numbers VALUES (%s)", [2])
        with transaction.atomic():
            assert _told(numbers) == [1, 2]


def test_a_block_that_fails_by_itself_says_nothing_more(numbers):
    with pytest.raises(ZeroDivisionError):
        _said_and_failed(lambda: say("INSERT INTO numbers VALUES (%s)", [1]))
    assert _told(numbers) == []


def _one_number_twice():
    with in_one_go():
        say("INSERT INTO numbers VALUES (%s), (%s)", [1, 1])
        say("INSERT INTO numbers VALUES (%s)", [2])


def test_the_connection_is_as_good_after_an_error(numbers):
    for _try in range(2):
        with pytest.raises(IntegrityError):
            _one_number_twice()
        assert ask("SELECT number FROM numbers", []).rows == []


def test_a_statement_that_postgresql_forgot_is_read_anew_at_the_next_try(numbers):
    assert ask("SELECT %s + 1", [1]).rows == [(2,)]
    numbers.execute("DEALLOCATE ALL")
    with pytest.raises(ProgrammingError), transaction.atomic():
        ask("SELECT %s + 1", [1])
    assert ask("SELECT %s + 1", [1]).rows == [(2,)]


@pytest.mark.django_db(transaction=True)
def test_a_block_of_its_own_is_a_transaction_that_ends_with_it():
    door = {"by": WORKER, "subject": ("case", "1"), "at": timezone.now()}
    ran = []
    with in_one_go():
        transaction.on_commit(lambda: ran.append(Entry.objects.count()))
        record("door.tried", **door)
        record("door.tried", **door)
    assert ran == [2]
    assert connection.get_autocommit()
    with pytest.raises(ZeroDivisionError):
        _said_and_failed(lambda: record("door.tried", **door))
    assert Entry.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_what_is_refused_at_commit_is_refused_at_the_end_of_the_block():
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE late (number int UNIQUE DEFERRABLE INITIALLY DEFERRED)")
    try:
        with pytest.raises(IntegrityError):
            _said_twice()
        assert connection.get_autocommit()
        assert ask("SELECT number FROM late", []).rows == []
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE late")


def _said_twice():
    with in_one_go():
        say("INSERT INTO late VALUES (%s)", [1])
        say("INSERT INTO late VALUES (%s)", [1])


def _said_and_failed(say_it):
    with in_one_go():
        say_it()
        raise ZeroDivisionError
