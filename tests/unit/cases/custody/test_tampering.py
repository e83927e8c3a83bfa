"""Verification before the report, and what is refused or detected when somebody rewrites custody."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from cases.custody import access, chain, policies
from cases.custody.actions import handling, verifications
from cases.models import Custody, Exhibit
from tests.factories import cases as factory
from tests.factories import custody as making
from vault import files
from vault.files import FileSecret

WORLDS = [factory.investigating]

NOTE = b"\x01" + bytes(1000)  # shaped like an envelope
SAID = {"result": "intact", "note": ""}


def now():
    return timezone.now()


@pytest.fixture
def case(people):
    return factory.investigating(people)


def flaw(exhibit):
    fresh = Exhibit.objects.get(pk=exhibit.pk)
    return chain.flaw_in(fresh, list(Custody.objects.filter(exhibit=exhibit).order_by("rank")))


def test_the_report_waits_for_a_fresh_verification_of_every_exhibit(case):
    factory.exhibit(case, file=factory.upload(b"the log"))
    with pytest.raises(policies.NotVerified):
        policies.require_verified(case)
    run = verifications.verify(case=case, by=case.team.lead, at=now())
    assert run.is_sound
    policies.require_verified(case)
    exhibit = factory.exhibit(case)
    with pytest.raises(policies.NotVerified):
        policies.require_verified(case)
    verifications.verify(case=case, by=case.team.lead, at=now())
    handling.note(exhibit=exhibit, kind="examined", by=case.team.lead, at=now(), **SAID)
    with pytest.raises(policies.NotVerified):
        policies.require_verified(case)


def test_large_files_are_verified_in_pieces(case):
    for _number in range(3):
        factory.exhibit(case, file=factory.upload(b"x" * 100))
    first = verifications.verify(case=case, by=case.team.lead, at=now(), at_most=200)
    assert first.finished_at is None
    with pytest.raises(policies.NotVerified):
        policies.require_verified(case)
    second = verifications.verify(case=case, by=case.team.reviewer, at=now(), at_most=200)
    assert second.pk == first.pk
    assert second.is_sound
    assert second.verified.count() == 3


def test_a_file_that_was_changed_on_the_disk_fails_and_stops_the_report(case):
    exhibit = factory.exhibit(case, file=factory.upload(b"the log"))
    own = access.file_key(case.team.lead, exhibit)
    secret = FileSecret.from_bytes(access.opening.open_bytes(own, exhibit, "file"))
    stored = files.path_of(secret.file_id)
    stored.write_bytes(stored.read_bytes()[:-1] + bytes([stored.read_bytes()[-1] ^ 1]))
    run = verifications.verify(case=case, by=case.team.lead, at=now())
    assert run.failed == 1
    assert run.verified.get().outcome == "file_broken"
    with pytest.raises(policies.VerificationFailed):
        policies.require_verified(case)


def as_owner(sql, *values):
    """What somebody does who owns the tables: no trigger stops them."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(sql, values)
        cursor.execute("SET session_replication_role = DEFAULT")


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("result", "damaged"),
        ("kind", "moved"),
        ("seal", "X 1"),
        ("noted_at", "2020-01-01T00:00Z"),
        ("note", NOTE),
    ],
)
def test_an_event_rewritten_by_the_owner_of_the_table_is_detected(case, column, value):
    exhibit = making.offered(case)
    event = exhibit.custody.get(kind="sealed")
    as_owner(f"UPDATE cases_custody SET {column} = %s WHERE id = %s", value, event.pk)
    assert flaw(exhibit) == 2
    run = verifications.verify(case=case, by=case.team.lead, at=now())
    assert run.verified.get().outcome == "line_broken"


def test_a_line_that_was_shortened_or_an_exhibit_that_was_rewritten_is_detected(case):
    exhibit = making.offered(case)
    as_owner("DELETE FROM cases_custody WHERE exhibit_id = %s AND rank = 2", exhibit.pk)
    assert flaw(exhibit) == 2
    other = factory.exhibit(case)
    as_owner("UPDATE cases_exhibit SET kind = 'money' WHERE id = %s", other.pk)
    assert flaw(other) == 2


@pytest.mark.parametrize(
    ("column", "value"),
    [("hash", "0" * 64), ("previous", "0" * 64), ("content", "0" * 64), ("rank", 9), ("result", "damaged")],
)
def test_the_database_takes_no_event_that_does_not_follow(case, column, value):
    exhibit = factory.exhibit(case)
    last = exhibit.custody.order_by("-rank").first()
    forged = Custody(
        exhibit=exhibit, rank=3, kind="examined", result="intact", noted_at=now(), noted_by=case.team.lead,
        content=last.content, previous=last.hash,
    )  # fmt: skip
    forged.hash = chain.hash_of(forged)
    setattr(forged, column, value)
    with pytest.raises(DatabaseError), transaction.atomic():
        forged.save(force_insert=True)


def test_the_database_knows_who_may_accept_and_who_holds(case):
    exhibit = making.offered(case)
    last = exhibit.custody.order_by("-rank").first()
    forged = Custody(
        exhibit=exhibit, rank=4, kind="accepted", to=case.team.investigator, result="intact", noted_at=now(),
        noted_by=case.team.investigator, content=last.content, previous=last.hash,
    )  # fmt: skip
    forged.hash = chain.hash_of(forged)
    with pytest.raises(DatabaseError, match="only whom it was handed to"), transaction.atomic():
        forged.save(force_insert=True)
    with pytest.raises(DatabaseError, match="passes only to whom"), transaction.atomic():
        Exhibit.objects.filter(pk=exhibit.pk).update(holder=case.team.investigator)
    for change in ({"kind": "money"}, {"digest": "0" * 64}, {"rank": 9}):
        with pytest.raises(DatabaseError, match="registered_stands"), transaction.atomic():
            Exhibit.objects.filter(pk=exhibit.pk).update(**change)


def test_no_step_without_its_event(case, settle):
    exhibit, safe = factory.exhibit(case), making.place()
    settle()
    Exhibit.objects.filter(pk=exhibit.pk).update(place=safe)
    with pytest.raises(DatabaseError, match="moved by an event"):
        settle()
