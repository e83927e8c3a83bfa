"""The part of the song that a board sings: every sealed text of its composition, its sittings and its opinion."""

from collections.abc import Callable
from typing import Any

from discipline.board.actions import composing, sittings, votes
from discipline.file import actions as file
from discipline.orders import actions as orders
from tests.factories import discipline
from tests.factories.accounts import member
from tests.factories.discipline import later, today


def advised(made: Any, people: Any, c: Callable[[str], str]) -> Any:
    """A recusal, a postponement, a witness, a hearing, a vote and the opinion."""
    made.people, by = people, people.secretary
    places = discipline.places(people)
    discipline.convoke(
        made, places=places, size_ground=c("board/size_ground"), sits_on=today(15), place=c("sitting/place")
    )
    made = type(made).objects.get(pk=made.pk)
    made.people, seat = people, made.board.seats.get(titular=people.staff[0])
    composing.replace(seat=seat, member=member(["board_member"]), category="A", by=by, at=later(1))
    composing.recuse(
        seat=seat,
        member=seat.titular,
        ground="tie",
        asked_by="member",
        words=c("seatrecusal/words"),
        by=by,
        at=later(1),
    )
    _open(made, later(15), c)
    _inquired(made, c)
    discipline.summoned(made, at=15)
    _open(made, later(30), c)
    sittings.postpone(
        sitting=made.board.sittings.get(state="in_session"), asked_by="person", votes_for=4, votes_against=0,
        why=c("sitting/why"), sits_on=today(45), by=by, at=later(30),
    )  # fmt: skip
    _heard(made, c)
    return type(made).objects.get(pk=made.pk)


def _heard(made: Any, c: Callable[[str], str]) -> None:
    by = made.people.secretary
    discipline.summoned(made, at=30)
    _open(made, later(45), c)
    sittings.hear_witness(
        sitting=made.board.sittings.get(state="in_session"), called_by="person", name=c("witness/name"),
        statement=c("witness/statement"), is_heard_apart=True, may_person_attend=True, is_accompanied=False, by=by,
        at=later(45),
    )  # fmt: skip
    sittings.hold(proceeding=made, minutes=c("hearing/minutes"), by=by, at=later(45), **discipline.COMPLETE)
    made.refresh_from_db()
    votes.correct(
        vote=discipline.vote(made, "exclusion-2", 2, 2, days=10), why=c("vote_correction/why"), by=by, at=later(45)
    )
    discipline.vote(made, "exclusion-2", 3, 1, days=10)
    votes.give_opinion(proceeding=made, reasons=c("opinion/reasons"), given_on=today(45), by=by, at=later(45))


def _inquired(made: Any, c: Callable[[str], str]) -> None:
    by = made.people.secretary
    order = orders.inquire(
        sitting=made.board.sittings.get(state="in_session"), votes_for=3, votes_against=1,
        words=c("board_order/words"), by=by, at=later(15),
    )  # fmt: skip
    orders.end(order=order, ground="done", ended_on=today(15), result=c("board_order/result"), by=by, at=later(15))
    orders.resume(sitting=order.sitting, sits_on=today(30), by=by, at=later(15))
    file.tell(proceeding=made, told_on=today(15), by=by, at=later(15))


def _open(made: Any, at: Any, c: Callable[[str], str]) -> None:
    gone = {row.member_id for seat in made.board.seats.all() for row in seat.recusals.all()}
    there = {seat.pk: seat.substitute if seat.titular_id in gone else seat.titular for seat in made.board.seats.all()}
    sitting = made.board.sittings.get(state="planned")
    sittings.open_(
        sitting=sitting, there=there, quorum_ground=c("sitting/quorum_ground"), by=made.people.secretary, at=at
    )
