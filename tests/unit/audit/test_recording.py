"""What may enter the log, and that nothing leaves it."""

import uuid
from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from audit import facts, registry
from audit.actors import OPERATOR, REPORTER, VISITOR, WORKER, ActorUnknown
from audit.facts import FactRefused
from audit.log import record, record_all
from audit.models import Entry

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 22, 9, 30, 15, 123456, tzinfo=UTC)


class SomeMember:
    def __init__(self):
        self.audit_actor = ("member", uuid.uuid4())


def test_an_entry_says_who_did_what_to_which_thing_and_when():
    subject, by = uuid.uuid4(), SomeMember()
    record("door.tried", by=by, subject=("case", subject), at=AT, grants=[subject], count=3)
    kept = Entry.objects.get()
    assert (kept.event, kept.actor_id, kept.subject_kind, kept.subject_id) == (
        "door.tried",
        by.audit_actor[1],
        "case",
        str(subject),
    )
    assert kept.said == {"grants": [str(subject)], "count": 3}
    assert kept.at == AT


def test_the_sealed_text_is_made_of_every_column():
    record("door.tried", by=VISITOR, subject=("report", "7", "received"), at=AT, way="web")
    entry = Entry.objects.get()
    assert entry.body.split("\n") == [
        "amana/entry/v1",
        str(entry.pk),
        str(entry.xid),
        "door.tried",
        "visitor",
        "-",
        "report",
        "7",
        "received",
        "1795339815123456",
        '{"way":"web"}',
    ]


def test_the_entry_carries_the_id_of_its_transaction():
    record("door.tried", by=WORKER, at=AT)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()::text")
        assert cursor.fetchone()[0] == str(Entry.objects.get().xid)


def test_many_entries_keep_the_order_of_their_subjects():
    record_all("door.tried", by=OPERATOR, subjects=[("case", n) for n in range(2100)], at=AT)
    assert [entry.subject_id for entry in Entry.objects.order_by("id")] == [str(n) for n in range(2100)]


def test_an_undeclared_event_is_refused():
    with pytest.raises(registry.EventUndeclared):
        record("case.teleported", by=WORKER, at=AT)
    assert not Entry.objects.exists()


def test_an_event_is_declared_once_and_in_the_form_of_a_past_deed():
    with pytest.raises(ValueError, match="already"):
        registry.declare("door.tried", "again")
    with pytest.raises(ValueError, match="form"):
        registry.declare("Door tried", "tried")


@pytest.mark.parametrize(
    "value",
    ["Jeanne", "two words", "a@b", "line\nfeed", "é", 1.5, b"raw", {"a": 1}, object(), "x" * 81, AT, ["ok", "Not ok"]],
)
def test_a_fact_that_could_be_text_is_refused(value):
    with pytest.raises(FactRefused):
        record("door.tried", by=WORKER, at=AT, said=value)


def test_an_event_that_lists_its_facts_takes_no_other():
    with pytest.raises(FactRefused, match="way"):
        record("log.searched", by=WORKER, at=AT, way="web")


@given(
    st.dictionaries(st.from_regex(r"[a-z][a-z0-9_]{0,9}", fullmatch=True), st.integers() | st.booleans() | st.uuids())
)
def test_equal_facts_have_one_canonical_form(said):
    assert facts.canonical(said) == facts.canonical(dict(reversed(said.items())))
    assert facts.canonical(said).isascii()
    assert "\n" not in facts.canonical(said)


def test_days_and_sets_become_codes():
    assert facts.canonical({"on": date(2026, 1, 2), "roles": {"b", "a"}}) == '{"on":"2026-01-02","roles":["a","b"]}'


def test_a_digest_says_nothing_across_rows():
    one, other = ("case", 1), ("case", 2)
    assert facts.digest(one, "same words") == facts.digest(one, "same words")
    assert facts.digest(one, "same words") != facts.digest(other, "same words")
    assert facts.canonical({"digest": facts.digest(one, "words")})


@pytest.mark.parametrize("actor", [("reporter", uuid.uuid4()), ("member", None), ("minister", None)])
def test_only_members_sign_with_an_id(actor):
    class By:
        audit_actor = actor

    with pytest.raises(ActorUnknown):
        record("door.tried", by=By(), at=AT)


def test_a_time_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="zone"):
        record("door.tried", by=WORKER, at=AT.replace(tzinfo=None))


@pytest.mark.parametrize("table", ["audit_entry", "audit_leaf", "audit_checkpoint"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET {} = {}", "DELETE FROM {}", "TRUNCATE {}"])
def test_the_database_refuses_to_change_the_log(table, statement):
    record("door.tried", by=WORKER, at=AT)
    column = {"audit_entry": "event", "audit_leaf": "hash", "audit_checkpoint": "note"}[table]
    with pytest.raises(IntegrityError, match="only grows"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(table, column, column))


def test_a_tile_grows_and_never_changes():
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO audit_tile VALUES (0, 0, decode(repeat('00', 64), 'hex'))")
        cursor.execute("UPDATE audit_tile SET hashes = hashes || decode(repeat('11', 32), 'hex')")
        for change in (
            "UPDATE audit_tile SET hashes = decode(repeat('22', 128), 'hex')",
            "UPDATE audit_tile SET hashes = substr(hashes, 1, 32)",
            "UPDATE audit_tile SET index = 1, hashes = hashes || decode(repeat('11', 32), 'hex')",
            "DELETE FROM audit_tile",
        ):
            with pytest.raises(IntegrityError, match="grows"), transaction.atomic():
                cursor.execute(change)


def test_an_entry_cannot_claim_another_transaction():
    with pytest.raises(IntegrityError, match="refused"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO audit_entry (xid, event, actor_kind, subject_kind, subject_id, state, at, facts)"
            " VALUES ('3', 'door.tried', 'worker', '', '', '', now(), '{}')"
        )


@pytest.mark.parametrize(
    ("column", "value"),
    [("event", "a\nb"), ("subject_id", "a\nb"), ("state", "A b"), ("facts", "{\n}"), ("facts", "[]")],
)
def test_no_line_of_the_sealed_text_can_be_forged(column, value):
    row = {"event": "a.b", "actor_kind": "worker", "subject_kind": "", "subject_id": "", "state": "", "facts": "{}"}
    row[column] = value
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO audit_entry ({', '.join(row)}, at) VALUES (%s, %s, %s, %s, %s, %s, now())", list(row.values())
        )


def test_of_what_a_reporter_does_only_the_day_is_kept():
    morning, night = record_two(9), record_two(21)
    assert morning.at == night.at == datetime(2026, 11, 22, 12, tzinfo=UTC)
    assert morning.is_of_a_day


def record_two(hour: int) -> Entry:
    record("door.tried", by=REPORTER, at=AT.replace(hour=hour), way="web")
    return Entry.objects.latest("id")


def test_the_database_takes_no_time_of_a_reporter_from_any_hand():
    for finer in (AT, AT.replace(hour=12, minute=0, second=0), AT.replace(hour=0, minute=0, second=0, microsecond=0)):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO audit_entry (event, actor_kind, subject_kind, subject_id, state, at, facts)"
                " VALUES ('door.tried', 'reporter', '', '', '', %s, '{}')",
                [finer],
            )
