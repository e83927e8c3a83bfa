"""A board until it has heard the person: who sits, recusals, quorum, postponement, witnesses; in the database too."""

from contextlib import contextmanager

import pytest
from django.db import IntegrityError, transaction

from discipline.actions import proceedings
from discipline.board import refusals, voting
from discipline.board.actions import sittings
from discipline.board.composing import Place
from discipline.clocks import clocks_of
from discipline.models import Attendance, Sitting
from machine.refusals import NotFromHere
from tests.factories import discipline as made
from tests.factories.accounts import member
from tests.unit.discipline.test_traditions import following

pytestmark = pytest.mark.django_db
WORLDS = [made.in_session, made.convoked]


def board_member():
    return member(["board_member"])


def fresh(row):
    """The row as the database has it, with the people that the factory left beside a proceeding."""
    again = type(row).objects.get(pk=row.pk)
    if hasattr(row, "people"):
        again.people = row.people
    return again


def seated(proceeding, *absent: int) -> dict:
    """Every titular in their seat, but for these ranks."""
    return {seat.pk: seat.titular for seat in proceeding.board.seats.all() if seat.rank not in absent}


def open_(proceeding, there, on=30, **values):
    sitting = proceeding.board.sittings.get(state="planned")
    return sittings.open_(sitting=sitting, there=there, by=proceeding.people.secretary, at=made.later(on), **values)


def postpone(proceeding, *, on: int, votes_for: int = 3, votes_against: int = 1):
    sitting = proceeding.board.sittings.get(state="in_session")
    after = sittings.postpone(
        sitting=sitting, asked_by="person", why="Counsel asks for time.", votes_for=votes_for,
        votes_against=votes_against, sits_on=made.today(on + 20),
        by=proceeding.people.secretary, at=made.later(on),
    )  # fmt: skip
    made.summoned(proceeding, at=on)
    return after


@contextmanager
def the_database_refuses(words: str):
    with pytest.raises(IntegrityError, match=words), transaction.atomic():
        yield


# --------------------------------------------------------------------------------------- quorum, first and second


@pytest.mark.parametrize(("absent", "is_quorate"), [((), True), ((2,), False), ((3,), False), ((2, 4), False)])
def test_more_than_half_of_each_side_must_sit_at_the_first_sitting(absent, is_quorate):
    proceeding = made.convoked()
    if is_quorate:
        open_(proceeding, seated(proceeding, *absent))
        return
    with pytest.raises(refusals.NoQuorum):
        open_(proceeding, seated(proceeding, *absent))


def test_at_the_second_sitting_any_number_sits_and_only_those_who_came_vote(settle):
    proceeding = made.convoked()
    by, first = proceeding.people.secretary, proceeding.board.sittings.get()
    days = {"sits_on": made.today(50), "by": by, "at": made.later(30)}
    with pytest.raises(refusals.QuorumReached):
        sittings.adjourn(sitting=first, there=seated(proceeding), **days)
    second = sittings.adjourn(sitting=first, there=seated(proceeding, 2, 3), **days)
    assert second.is_second
    made.summoned(proceeding, at=30)
    open_(fresh(proceeding), seated(proceeding, 2, 3, 4), on=50)
    held = made.heard(fresh(proceeding), on=50)
    settle()
    with pytest.raises(voting.VotesDoNotAddUp):
        made.vote(held, "blame", 2)
    made.vote(held, "blame", 1)
    assert held.rounds.get().is_won


def test_the_database_counts_the_quorum_itself():
    proceeding = made.convoked()
    sitting = proceeding.board.sittings.get()
    for seat in proceeding.board.seats.filter(rank__in=(1, 2, 3)):
        Attendance.objects.create(sitting=sitting, seat=seat, member=seat.titular)
    with the_database_refuses("no quorum"):
        sitting.open(by=proceeding.people.secretary, at=made.later(30))
        sitting.save()
    with the_database_refuses("follows one that lacked its quorum"):
        Sitting.objects.create(
            board=proceeding.board, rank=2, is_second=True, summoned_on=made.today(), sits_on=made.today(30),
            planned_at=made.later(0), planned_by=proceeding.people.secretary,
        )  # fmt: skip


def test_somebody_presides():
    proceeding = made.with_file()
    places = made.places(proceeding.people)
    extra = [Place(titular=board_member(), college=side, category="A") for side in ("administration", "staff")]
    made.convoke(proceeding, places=[*places, *extra])
    with pytest.raises(refusals.NobodyPresides):
        open_(fresh(proceeding), seated(proceeding, 1))


def test_nobody_sits_before_the_day():
    proceeding = made.convoked()
    with pytest.raises(refusals.NotYetTheDay):
        open_(proceeding, seated(proceeding), on=29)


def test_where_nobody_found_the_quorum_the_ground_is_recorded_and_no_number_is_made_up(monkeypatch, settle):
    following(monkeypatch, "ne-customs")
    ready = made.charged()
    rights = [right.code for right in proceedings.policies.rights_missing(ready)]
    proceedings.notify_rights(
        proceeding=ready, rights=rights, notified_on=made.today(), by=ready.people.secretary, at=made.later(0)
    )
    one = Place(titular=board_member(), chairs=1)
    made.convoke(ready, places=[one], category="", sits_on=made.today(30))
    proceeding = fresh(ready)
    assert proceeding.board.quorum_of is None
    with pytest.raises(refusals.QuorumUnexplained):
        open_(proceeding, seated(proceeding))
    open_(proceeding, seated(proceeding), quorum_ground="Decree, article 12: one member.")
    settle()
    assert proceeding.board.sittings.get().quorum_ground is not None


# -------------------------------------------------------------------------------------------------- postponements


def test_the_board_postpones_once_and_its_time_stands_still_meanwhile(settle):
    proceeding = made.in_session()
    before = next(due for due in clocks_of(proceeding, today=made.today(31)) if due.clock.code == "board_opinion")
    postpone(proceeding, on=30)
    proceeding = fresh(proceeding)
    after = next(due for due in clocks_of(proceeding, today=made.today(31)) if due.clock.code == "board_opinion")
    assert after.on is None or after.on >= before.on
    open_(proceeding, seated(proceeding), on=50)
    settle()
    with pytest.raises(refusals.PostponedAlready):
        postpone(proceeding, on=50)
    sitting = proceeding.board.sittings.get(state="in_session")
    sitting.why = proceeding.board.sittings.get(state="postponed").why
    with the_database_refuses("no further postponement"):
        sitting.postpone(
            asked_by="person", votes_for=4, votes_against=0, by=proceeding.people.secretary, at=made.later(50)
        )
        sitting.save()


@pytest.mark.parametrize(("votes_for", "votes_against"), [(2, 2), (2, 1), (1, 0), (5, 0), (3, 2)])
def test_a_postponement_needs_more_than_half_of_those_present(votes_for, votes_against):
    proceeding = made.in_session()
    with pytest.raises(refusals.NoMajorityToPostpone):
        postpone(proceeding, on=30, votes_for=votes_for, votes_against=votes_against)


# ------------------------------------------------------------------------------------- witnesses and the last word


def hear(proceeding, **values):
    usual = {"is_heard_apart": True, "may_person_attend": True, "is_accompanied": False}
    return sittings.hear_witness(
        sitting=proceeding.board.sittings.get(), called_by="person", name="A colleague", statement="I saw nothing.",
        by=proceeding.people.secretary, at=made.later(30), **usual | values,
    )  # fmt: skip


@pytest.mark.parametrize("missing", ["is_heard_apart", "may_person_attend"])
def test_witnesses_are_heard_apart_and_the_person_may_attend(missing):
    proceeding = made.in_session()
    hear(proceeding)
    with pytest.raises(refusals.HeardTogether):
        hear(proceeding, **{missing: False})


def test_witnesses_are_heard_in_a_sitting_that_is_open():
    with pytest.raises(NotFromHere):
        hear(made.convoked())


@pytest.mark.parametrize("missing", [name for name in made.COMPLETE if name != "is_person_present"])
def test_what_the_procedure_asks_for_at_the_sitting_must_be_done(missing):
    proceeding = made.in_session()
    with pytest.raises((refusals.DefenceNotHeard, refusals.SittingIncomplete)):
        sittings.hold(
            proceeding=proceeding, minutes="x", by=proceeding.people.secretary, at=made.later(30),
            **made.COMPLETE | {missing: False},
        )  # fmt: skip


def test_a_discontinued_proceeding_drops_its_sitting(settle):
    proceeding = made.convoked()
    proceedings.discontinue(proceeding=proceeding, reason="death", by=proceeding.people.authority, at=made.later(2))
    settle()
    assert proceeding.board.sittings.get().state == "dropped"


def test_the_site_itself_may_record_a_hearing(as_site):
    """Under the site's own role: a lock that reaches into the board's row is refused there, and nowhere else."""
    proceeding = made.in_session()
    as_site("staff")
    made.heard(proceeding)


def test_the_site_itself_may_discontinue_a_proceeding_with_a_sitting(as_site):
    proceeding = made.convoked()
    as_site("staff")
    proceedings.discontinue(proceeding=proceeding, reason="facts", by=proceeding.people.authority, at=made.later(1))
    assert proceeding.board.sittings.get().state == "dropped"
