"""Composing the board, stepping down from a seat, taking one over."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from accounts import permissions
from accounts.models import Member
from accounts.policies import require_role
from audit.log import record
from discipline.access import proceeding_key
from discipline.board import composing, policies, refusals
from discipline.board.actions.sittings import plan
from discipline.board.composing import Place
from discipline.board.reading import excluded_from
from discipline.models import Board, Ineligibility, Proceeding, Seat, SeatRecusal
from machine.models import locked
from procedures.board import BoardRules


@transaction.atomic
def record_ineligibility(
    *, proceeding: Proceeding, member: Member, ground: str, by: Member, at: datetime
) -> Ineligibility:
    """This member cannot sit on the board, for a reason that the system does not know by itself."""
    proceeding = locked(proceeding)
    policies.require_may_record_ineligibility(proceeding=proceeding, by=by)
    row, is_new = Ineligibility.objects.get_or_create(
        proceeding=proceeding, member=member, ground=ground, defaults={"recorded_at": at, "recorded_by": by}
    )
    if is_new:
        record("board.member_ineligible", by=by, subject=proceeding, at=at, member=member.pk, ground=ground)
    return row


@transaction.atomic
def convoke(
    *,
    proceeding: Proceeding,
    places: Sequence[Place] = (),
    category: str = "",
    size_ground: str = "",
    sits_on: date,
    place: str = "",
    by: Member,
    at: datetime,
) -> Board:
    """Compose the board where the procedure has one, summon everybody, give each titular the key to this proceeding.

    The notice clock of the pinned procedure must have run by ``sits_on``
    (fifteen days for the French State, décret 84-961 art. 4).
    """
    proceeding = locked(proceeding)
    policies.require_may_convoke(proceeding=proceeding, by=by)
    rules = policies.rules_of(proceeding)
    if rules is not None:
        _require_composed(proceeding, rules, places, category, size_ground)
    board = Board(proceeding=proceeding, category=category, convoked_at=at, convoked_by=by, **_terms(rules))
    key = proceeding_key(by, proceeding)
    if rules is not None and size_ground:
        board.size_ground = key.seal(board, "size_ground", size_ground)
    board.save(force_insert=True)
    for rank, one in enumerate(places if rules is not None else (), start=1):
        _seat(board, rank, one, rules)
        permissions.give(proceeding, member=one.titular, key=key, by=by, at=at)
    plan(board=board, sits_on=sits_on, place=place, by=by, at=at)
    proceeding.convoke()
    proceeding.save()
    seats = [one.titular.pk for one in places]
    record("board.convoked", by=by, subject=proceeding, at=at, seats=seats)
    return board


def _require_composed(
    proceeding: Proceeding, rules: BoardRules, places: Sequence[Place], category: str, size_ground: str
) -> None:
    people = [member for place in places for member, _category in place.people]
    for member in people:
        require_role(member, "board_member")
    excluded = excluded_from(proceeding, people)
    composing.require_composed(
        places=places, rules=rules, excluded=excluded, category=category, size_ground=size_ground
    )


def _terms(rules: BoardRules | None) -> dict[str, Any]:
    """What the database must know of the profile to refuse what the profile refuses."""
    share = rules.quorum_over if rules else None
    return {
        "is_paritary": bool(rules and rules.has_parity),
        "minimum": rules.minimum if rules else None,
        "quorum_over": share.numerator if share is not None else None,
        "quorum_of": share.denominator if share is not None else None,
        "is_quorum_per_college": bool(rules and rules.is_quorum_per_college),
        "is_quorum_at_second": bool(rules and rules.second_sitting_needs_quorum),
        "postponements": rules.postponements if rules else 0,
        "is_by_name": bool(rules and rules.keeps_names),
    }


def _seat(board: Board, rank: int, place: Place, rules: BoardRules) -> Seat:
    return Seat.objects.create(
        board=board,
        rank=rank,
        college=place.college,
        kind=place.kind,
        chairs=place.chairs,
        is_of_category=composing.asks_for_category(rules, place.kind),
        titular=place.titular,
        titular_category=place.category,
        substitute=place.substitute,
        substitute_category=place.substitute_category,
    )


@transaction.atomic
def recuse(
    *,
    seat: Seat,
    member: Member,
    ground: str,
    asked_by: str,
    words: str,
    by: Member,
    at: datetime,
) -> SeatRecusal:
    """A member steps down from a seat: permission and key are gone, and the substitute takes the seat with its key."""
    proceeding = locked(seat.board.proceeding)
    seat = locked(seat)
    policies.require_may_recuse(seat=seat, by=by)
    if member.pk not in {one.pk for one in policies.eligible(seat)}:
        raise refusals.SteppedDownAlready()
    key = proceeding_key(by, proceeding)
    recusal = SeatRecusal(seat=seat, member=member, ground=ground, asked_by=asked_by, recused_at=at, recused_by=by)
    recusal.words = key.seal(recusal, "words", words)
    permissions.withdraw(proceeding, member=member, by=by, at=at)
    recusal.save(force_insert=True)
    record("board.member_recused", by=by, subject=proceeding, at=at, member=member.pk, ground=ground)
    left = policies.eligible(Seat.objects.get(pk=seat.pk))
    if left:
        _let_in(proceeding, left[0], by, at)
    return recusal


@transaction.atomic
def replace(*, seat: Seat, member: Member, category: str = "", by: Member, at: datetime) -> Seat:
    """Name a substitute for a seat that has none who can sit; where the titular stepped down, they take it at once."""
    proceeding = locked(seat.board.proceeding)
    seat = locked(seat)
    policies.require_may_replace(seat=seat, by=by)
    others = Seat.objects.filter(board=seat.board)
    if member.pk in {pk for one in others for pk in (one.titular_id, one.substitute_id)}:
        raise composing.NamedTwice()
    policies.require_replacement(
        seat=seat,
        member=member,
        category=category,
        board_category=seat.board.category,
        excluded=excluded_from(proceeding, [member]),
    )
    seat.substitute, seat.substitute_category = member, category
    seat.save(update_fields=["substitute", "substitute_category"])
    record("board.substitute_named", by=by, subject=proceeding, at=at, member=member.pk)
    if seat.titular_id in policies.recused(seat):
        _let_in(proceeding, member, by, at)
    return seat


def _let_in(proceeding: Proceeding, member: Member, by: Member, at: datetime) -> None:
    permissions.give(proceeding, member=member, key=proceeding_key(by, proceeding), by=by, at=at)
