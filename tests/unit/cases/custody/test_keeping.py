"""Holds, destruction by three people, stock-taking, places, and two who accept at once."""

import threading
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, connections, transaction
from django.utils import timezone

from audit.models import Entry
from cases.custody import access, policies, policies_keeping, reading
from cases.custody.actions import certificates, counts, handling, keeping, places, whereabouts
from cases.models import Destruction, Exhibit, StockCount
from machine.refusals import Refused
from tests.factories import cases as factory
from tests.factories import custody as making
from tests.factories.accounts import member
from vault import erasure_keys, files

SAID = {"result": "intact", "note": ""}
LATER = timedelta(days=365 * 30)


def now():
    return timezone.now()


@pytest.fixture
def closed(people, monkeypatch):
    """A closed case with a file among its exhibits, long ago."""
    kept = {}
    plain = factory.investigating

    def with_file(*given, **options):
        case = plain(*given, **options)
        kept["exhibit"] = factory.exhibit(case, file=factory.upload(b"the log"))
        return case

    monkeypatch.setattr(factory, "investigating", with_file)
    case = factory.closed(people)
    case.exhibit = Exhibit.objects.get(pk=kept["exhibit"].pk)
    return case


def proposed(case):
    return keeping.propose(
        exhibit=case.exhibit, method="keys", reasons="Not needed.", by=case.team.lead, at=now() + LATER
    )


def test_it_is_destroyed_by_three_people_and_opens_nowhere_any_more(closed, settle):
    people, exhibit = closed.team, closed.exhibit
    file_id = access.file_id_of(people.lead, exhibit)
    row = proposed(closed)
    for nobody in (people.lead,):
        with pytest.raises(policies_keeping.AnotherPerson):
            keeping.agree(destruction=row, by=nobody, at=now())
    keeping.agree(destruction=row, by=people.reviewer, at=now())
    for twice in (people.lead, people.reviewer):
        with pytest.raises(policies_keeping.AnotherPerson):
            keeping.approve(destruction=row, by=twice, at=now())
    keeping.approve(destruction=row, by=people.head, at=now())
    keeping.carry_out(destruction=row, note="At the office.", by=people.lead, at=now())
    settle()
    gone = Exhibit.objects.get(pk=exhibit.pk)
    assert (gone.state, gone.file, gone.key) == ("destroyed", None, None)
    assert certificates.finish(at=now()) == 1
    assert certificates.finish(at=now()) == 0
    settle()
    assert erasure_keys.is_erased(exhibit.compartment_id)
    assert not files.path_of(file_id).exists()
    row = Destruction.objects.get(pk=row.pk)
    assert Entry.objects.get(event="destruction.certified").said["digest"] == row.digest
    with pytest.raises(DatabaseError, match="stays as it was decided"), transaction.atomic():
        Destruction.objects.filter(pk=row.pk).update(digest="0" * 64)


def test_nothing_is_destroyed_before_its_time_on_hold_or_without_a_decision(closed):
    people, exhibit = closed.team, closed.exhibit
    with pytest.raises(policies_keeping.KeptLonger):
        keeping.propose(exhibit=exhibit, method="keys", reasons="x", by=people.lead, at=now())
    row = proposed(closed)
    hold = keeping.place_hold(exhibit=exhibit, ground="court", by=people.head, at=now())
    with pytest.raises(policies.Held):
        keeping.agree(destruction=row, by=people.reviewer, at=now())
    with pytest.raises(policies.Held):
        whereabouts.give_back(
            exhibit=exhibit, receiver="Sam", receipt=factory.upload(), by=people.lead, at=now(), **SAID
        )
    with pytest.raises(policies_keeping.LiftedByAnother):
        keeping.lift_hold(hold=hold, by=people.head, at=now())
    keeping.lift_hold(hold=hold, by=people.lead, at=now())
    keeping.refuse(destruction=row, refusal="An appeal may come.", by=people.head, at=now())
    assert Destruction.objects.get(pk=row.pk).state == "refused"
    with pytest.raises(DatabaseError), transaction.atomic():
        Exhibit.objects.filter(pk=exhibit.pk).update(file=None)


def test_the_database_refuses_two_hats_in_a_destruction(closed):
    row = proposed(closed)
    with pytest.raises(DatabaseError, match="destruction_three_people"), transaction.atomic():
        Destruction.objects.filter(pk=row.pk).update(agreed_by=closed.team.lead, agreed_at=now())


def test_a_stock_taking_finds_what_is_missing_and_what_is_broken(people, settle):
    case = factory.investigating(people)
    seen, broken, lost = (factory.exhibit(case) for _number in range(3))
    making.outside(case)
    count = counts.begin(case=case, by=people.head, at=now())
    with pytest.raises(policies_keeping.CountRunning):
        counts.begin(case=case, by=people.head, at=now())
    found = {seen: "seen", broken: "broken"}
    counts.note_all(count=count, outcomes=found, note="Shelf 2", by=people.reviewer, at=now())
    with pytest.raises(policies_keeping.Uncounted):
        counts.close(count=count, by=people.head, at=now())
    with pytest.raises(policies_keeping.AlreadyCounted):
        counts.note_all(count=count, outcomes={seen: "missing"}, note="", by=people.head, at=now())
    counts.note_all(count=count, outcomes={lost: "missing"}, note="Nowhere.", by=people.reviewer, at=now())
    counts.close(count=StockCount.objects.get(pk=count.pk), by=people.head, at=now())
    settle()
    assert [one.pk for one in reading.missed(people.head)] == [lost.pk]
    assert [one.pk for one in reading.broken(people.head)] == [broken.pk]
    assert Entry.objects.get(event="count.closed").said["differences"] == 2
    with pytest.raises(policies_keeping.CountClosed):
        counts.note_all(
            count=StockCount.objects.get(pk=count.pk), outcomes={seen: "seen"}, note="", by=people.head, at=now()
        )


def test_an_administrator_keeps_the_places_and_nobody_sees_the_exhibits_of_others(people):
    by = member(["administrator"])
    safe = places.add(code="S-9", kind="safe", name="Safe", by=by, at=now())
    with pytest.raises(Refused):
        places.add(code="S-10", kind="safe", name="Safe", by=people.lead, at=now())
    case = factory.investigating(people)
    exhibit = factory.exhibit(case)
    handling.move(exhibit=exhibit, place=safe, result="intact", by=people.lead, at=now())
    assert [one.pk for one in reading.kept_in(people.head, safe)] == [exhibit.pk]
    assert reading.kept_in(by, safe) == []
    with pytest.raises(policies_keeping.StillInUse):
        places.close(place=safe, by=by, at=now())


@pytest.mark.django_db(transaction=True)
def test_of_two_acceptances_at_once_one_is_taken():
    case = factory.investigating(factory.team())
    exhibit = making.offered(case)
    who = case.team.reviewer
    ends = []

    def accept():
        try:
            handling.accept(exhibit=Exhibit.objects.get(pk=exhibit.pk), by=who, at=now(), **SAID)
            ends.append("taken")
        except (policies.NotAddressee, DatabaseError) as refused:
            ends.append(type(refused).__name__)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=accept) for _number in range(2)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(ends) == ["NotAddressee", "taken"]
    assert exhibit.custody.filter(kind="accepted").count() == 1
    assert connection.vendor == "postgresql"
