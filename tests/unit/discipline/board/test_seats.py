"""Who may sit on a board, who may not, and who takes a seat after a recusal; in the database too."""

from contextlib import contextmanager
from dataclasses import replace

import pytest
from django.db import IntegrityError, connection, transaction

from accounts import permissions
from discipline.board import refusals
from discipline.board.actions import composing, sittings
from discipline.board.composing import MemberExcluded, NamedTwice
from discipline.models import Attendance, Board, Seat, SeatRecusal
from machine.refusals import NotFromHere
from tests.factories import discipline as made
from tests.factories.accounts import member

pytestmark = pytest.mark.django_db
WORLDS = [made.with_file]


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


# ---------------------------------------------------------------------------------------------------- who may sit


def test_the_summons_leaves_fifteen_days():
    with pytest.raises(refusals.SummonsTooLate):
        made.convoke(made.with_file(), sits_on=made.today(10))


@pytest.mark.parametrize("who", ["authority", "lead", "another authority", "recorded"])
def test_who_judged_investigated_or_signs_for_the_authority_cannot_sit(who):
    ready = made.with_file()
    outsider = {
        "authority": lambda: ready.people.authority,
        "lead": lambda: ready.case.assignments.get(role="lead").member,
        "another authority": lambda: member(["disciplinary_authority", "board_member"]),
        "recorded": board_member,
    }[who]()
    outsider.roles = [*{*outsider.roles, "board_member"}]
    outsider.save()
    if who == "recorded":
        composing.record_ineligibility(
            proceeding=ready, member=outsider, ground="delegated-signature", by=ready.people.secretary, at=made.later(0)
        )
    places = made.places(ready.people)
    with pytest.raises(MemberExcluded) as refusal:
        made.convoke(ready, places=[places[0], replace(places[1], titular=outsider), *places[2:]])
    if who == "recorded":
        assert outsider.name in str(refusal.value.sentence)
    standing_in = replace(places[1], substitute=outsider, substitute_category="A")
    with pytest.raises(MemberExcluded):
        made.convoke(ready, places=[places[0], standing_in, *places[2:]])
    composed = made.convoke(ready)
    with the_database_refuses("cannot take this seat"):
        Seat.objects.filter(board=composed, rank=2).update(substitute=outsider, substitute_category="A")


def test_who_cannot_sit_is_recorded_before_the_board_is_composed():
    made_board = made.convoked()
    with pytest.raises(NotFromHere):
        composing.record_ineligibility(
            proceeding=made_board, member=board_member(), ground="named", by=made_board.people.secretary,
            at=made.later(1),
        )  # fmt: skip


def test_the_database_holds_parity_and_the_chair():
    ready = made.with_file()
    made.convoke(ready)
    terms = {name: getattr(ready.board, name) for name in TERMS}
    other = made.with_file()
    with the_database_refuses("lacks parity"):
        board = Board.objects.create(
            proceeding=other, convoked_at=made.later(0), convoked_by=other.people.secretary, **terms
        )
        Seat.objects.create(
            board=board, rank=1, college="administration", chairs=1, is_of_category=False, titular=board_member()
        )
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


TERMS = (
    "is_paritary", "minimum", "quorum_of", "quorum_over", "is_quorum_per_college", "is_quorum_at_second",
    "postponements", "is_by_name",
)  # fmt: skip


# ------------------------------------------------------------------------------------------------------- recusals


def recuse(proceeding, seat, who=None):
    return composing.recuse(
        seat=seat, member=who or seat.titular, ground="tie", asked_by="person", words="They are cousins.",
        by=proceeding.people.secretary, at=made.later(1),
    )  # fmt: skip


def test_a_recusal_takes_the_key_and_the_substitute_receives_it(settle):
    ready = made.with_file()
    places, substitute = made.places(ready.people), board_member()
    made.convoke(ready, places=[*places[:3], replace(places[3], substitute=substitute, substitute_category="A")])
    proceeding, seat = fresh(ready), ready.board.seats.get(rank=4)
    assert not permissions.has(substitute, proceeding)
    recuse(proceeding, seat)
    settle()
    assert not permissions.has(seat.titular, proceeding)
    assert permissions.has(substitute, proceeding)
    with pytest.raises(refusals.NotTheirSeat):
        open_(proceeding, seated(proceeding))
    with the_database_refuses("did not step down"):
        Attendance.objects.create(sitting=proceeding.board.sittings.get(), seat=seat, member=seat.titular)
    open_(proceeding, seated(proceeding, 4) | {seat.pk: substitute})
    assert Attendance.objects.filter(member=substitute).exists()


def test_without_a_substitute_the_board_waits_until_one_is_named():
    proceeding = made.convoked()
    seat = proceeding.board.seats.get(rank=4)
    recuse(proceeding, seat)
    with pytest.raises(refusals.SeatsVacant):
        open_(proceeding, seated(proceeding, 4))
    by, new = proceeding.people.secretary, board_member()
    with pytest.raises(NamedTwice):
        composing.replace(seat=seat, member=seat.titular, category="A", by=by, at=made.later(2))
    with pytest.raises(composing.composing.OtherCategory):
        composing.replace(seat=seat, member=new, category="B", by=by, at=made.later(2))
    composing.replace(seat=seat, member=new, category="A", by=by, at=made.later(2))
    assert permissions.has(new, proceeding)
    with pytest.raises(refusals.SeatHasSubstitute):
        composing.replace(seat=fresh(seat), member=board_member(), category="A", by=by, at=made.later(2))
    open_(fresh(proceeding), seated(proceeding, 4) | {seat.pk: new})


def test_nobody_steps_down_twice_nor_from_a_seat_that_is_not_theirs():
    proceeding = made.convoked()
    seat, other = proceeding.board.seats.get(rank=4), proceeding.board.seats.get(rank=3)
    with pytest.raises(refusals.SteppedDownAlready):
        recuse(proceeding, seat, other.titular)
    recuse(proceeding, seat)
    with pytest.raises(refusals.SteppedDownAlready):
        recuse(proceeding, seat)
    with the_database_refuses("never changed"):
        SeatRecusal.objects.update(ground="named")
