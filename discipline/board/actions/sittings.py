"""Summoning for a sitting, opening it, finding it short, postponing it, hearing witnesses, recording the hearing."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from accounts import permissions
from accounts.models import Member
from audit.log import record
from discipline.access import proceeding_key
from discipline.board import policies, refusals
from discipline.board.composing import MemberExcluded
from discipline.board.reading import excluded_from
from discipline.clocks import summons
from discipline.models import Attendance, Board, Hearing, Proceeding, Seat, Sitting, Witness
from discipline.policies.proceeding import OutOfOrder
from machine.models import locked

# What the hearing says was done; the pinned procedure asks for some of it.
TOLD = (
    "is_person_present",
    "is_silence_notified",
    "is_file_access_stated",
    "is_report_read",
    "is_prosecution_disclosed",
    "is_last_word_given",
)


@transaction.atomic
def plan(*, board: Board, sits_on: date, place: str = "", is_second: bool = False, by: Member, at: datetime) -> Sitting:
    """Set the day: even a summons served today must leave the time that the pinned procedure gives.

    Whether it did is asked again of its proof of service when the sitting opens.
    """
    summoned_on = localdate(at)
    notice = summons(board.proceeding.procedure, summoned_on=summoned_on, today=summoned_on)
    policies.require_notice(sits_on=sits_on, notice=notice)
    if sits_on <= summoned_on:
        raise OutOfOrder()
    sitting = Sitting(
        board=board,
        rank=board.sittings.count() + 1,
        summoned_on=summoned_on,
        sits_on=sits_on,
        is_second=is_second,
        planned_at=at,
        planned_by=by,
    )
    if place.strip():
        sitting.place = proceeding_key(by, board.proceeding).seal(sitting, "place", place)
    sitting.save(force_insert=True)
    record("sitting.planned", by=by, subject=sitting, at=at, proceeding=board.proceeding_id, sits_on=sits_on)
    return sitting


@transaction.atomic
def open_(
    *, sitting: Sitting, there: Mapping[Any, Member], quorum_ground: str = "", by: Member, at: datetime
) -> Sitting:
    """Record who sits in which seat (members by key of the seat) and open the sitting, if that makes a quorum."""
    sitting, proceeding = _locked(sitting)
    policies.require_may_open(sitting=sitting, by=by)
    policies.require_day_came(sitting=sitting, today=localdate(at))
    rules = policies.rules_of(proceeding)
    if rules is not None:
        seats = _seats(sitting)
        policies.require_their_seats(seats=seats, there=dict(there))
        policies.require_session(
            sitting=sitting, seats=seats, there=dict(there), rules=rules, quorum_ground=quorum_ground
        )
        _attend(sitting, proceeding, there, by, at)
    if quorum_ground:
        sitting.quorum_ground = proceeding_key(by, proceeding).seal(sitting, "quorum_ground", quorum_ground)
    sitting.open(by=by, at=at)
    sitting.save()
    record("sitting.opened", by=by, subject=sitting, at=at, proceeding=proceeding.pk, present=len(there))
    return sitting


@transaction.atomic
def adjourn(
    *,
    sitting: Sitting,
    there: Mapping[Any, Member],
    sits_on: date,
    place: str = "",
    by: Member,
    at: datetime,
) -> Sitting:
    """Record that too few came; all are summoned for a second sitting. Returns the new one."""
    sitting, proceeding = _locked(sitting)
    policies.require_may_adjourn(sitting=sitting, by=by)
    policies.require_day_came(sitting=sitting, today=localdate(at))
    rules, seats = policies.rules_of(proceeding), _seats(sitting)
    policies.require_their_seats(seats=seats, there=dict(there))
    if rules is not None and policies.is_quorate(sitting=sitting, seats=seats, there=dict(there), rules=rules):
        raise refusals.QuorumReached()
    _attend(sitting, proceeding, there, by, at)
    sitting.adjourn(by=by, at=at)
    sitting.save()
    record("sitting.adjourned", by=by, subject=sitting, at=at, proceeding=proceeding.pk, present=len(there))
    return plan(board=sitting.board, sits_on=sits_on, place=place, is_second=True, by=by, at=at)


@transaction.atomic
def put_off(*, sitting: Sitting, sits_on: date, place: str = "", by: Member, at: datetime) -> Sitting:
    """Set another day for a sitting that was not opened: its summons came too late, or not at all. Returns the new one.

    No vote postpones it, so it does not count as the postponement that the procedure allows.
    """
    sitting, proceeding = _locked(sitting)
    policies.require_may_put_off(sitting=sitting, by=by)
    sitting.drop(by=by, at=at)
    sitting.save()
    record("sitting.dropped", by=by, subject=sitting, at=at, proceeding=proceeding.pk)
    return plan(board=sitting.board, sits_on=sits_on, place=place, is_second=sitting.is_second, by=by, at=at)


@transaction.atomic
def postpone(
    *,
    sitting: Sitting,
    asked_by: str,
    votes_for: int,
    votes_against: int,
    why: str,
    sits_on: date,
    place: str = "",
    by: Member,
    at: datetime,
) -> Sitting:
    """The board postpones, by a majority of those present and as often as the procedure allows. Returns the new one."""
    sitting, proceeding = _locked(sitting)
    policies.require_may_postpone(sitting=sitting, by=by)
    policies.require_voted_to_postpone(
        votes_for=votes_for, votes_against=votes_against, present=sitting.attendances.count()
    )
    sitting.why = proceeding_key(by, proceeding).seal(sitting, "why", why)
    sitting.postpone(asked_by=asked_by, votes_for=votes_for, votes_against=votes_against, by=by, at=at)
    sitting.save()
    record("sitting.postponed", by=by, subject=sitting, at=at, proceeding=proceeding.pk, sits_on=sits_on)
    return plan(board=sitting.board, sits_on=sits_on, place=place, is_second=sitting.is_second, by=by, at=at)


@transaction.atomic
def hear_witness(
    *,
    sitting: Sitting,
    called_by: str,
    name: str,
    statement: str,
    is_heard_apart: bool,
    may_person_attend: bool,
    is_accompanied: bool,
    by: Member,
    at: datetime,
) -> Witness:
    """Record one witness, heard apart from the others with the person free to attend."""
    sitting, proceeding = _locked(sitting)
    policies.require_may_hear_witness(sitting=sitting, by=by)
    apart = {"is_heard_apart": is_heard_apart, "may_person_attend": may_person_attend}
    policies.require_heard_apart(rules=policies.rules_of(proceeding), **apart)
    witness = Witness(
        sitting=sitting,
        rank=sitting.witnesses.count() + 1,
        called_by=called_by,
        is_accompanied=is_accompanied,
        recorded_at=at,
        recorded_by=by,
        **apart,
    )
    key = proceeding_key(by, proceeding)
    witness.name = key.seal(witness, "name", name)
    witness.statement = key.seal(witness, "statement", statement)
    witness.save(force_insert=True)
    record("witness.heard", by=by, subject=sitting, at=at, proceeding=proceeding.pk, called_by=called_by)
    return witness


@transaction.atomic
def hold(
    *,
    proceeding: Proceeding,
    minutes: str,
    by: Member,
    at: datetime,
    **told: bool,
) -> Hearing:
    """Record what happened in the open sitting: what was done of ``TOLD``, and the minutes."""
    proceeding = locked(proceeding)
    policies.require_may_hold(proceeding=proceeding, by=by)
    sitting = Sitting.objects.select_for_update(of=("self",)).get(board__proceeding=proceeding, state="in_session")
    told = dict.fromkeys(TOLD, False) | told
    _require_done(proceeding, told)
    hearing = Hearing(
        proceeding=proceeding,
        sitting=sitting,
        held_on=localdate(sitting.opened_at),
        recorded_at=at,
        recorded_by=by,
        **told,
    )
    hearing.minutes = proceeding_key(by, proceeding).seal(hearing, "minutes", minutes)
    hearing.save(force_insert=True)
    sitting.close(by=by, at=at)
    sitting.save()
    record("sitting.closed", by=by, subject=sitting, at=at, proceeding=proceeding.pk)
    proceeding.hold()
    proceeding.save()
    record("hearing.held", by=by, subject=proceeding, at=at, present=sitting.attendances.count())
    return hearing


def _require_done(proceeding: Proceeding, told: dict[str, bool]) -> None:
    """What the procedure owes the person and asks of the board at the sitting."""
    profile = proceeding.procedure.profile
    policies.require_defence_heard(
        owed={right.code for right in profile.rights_at("hearing.held")},
        is_person_present=told["is_person_present"],
        is_silence_notified=told["is_silence_notified"],
        is_last_word_given=told["is_last_word_given"],
    )
    done = {
        "file-access-stated": told["is_file_access_stated"],
        "report-read": told["is_report_read"],
        "prosecution-disclosed": told["is_prosecution_disclosed"],
    }
    policies.require_sitting_complete(rules=profile.board, done=done)


@transaction.atomic
def drop(*, proceeding: Proceeding, by: Member, at: datetime) -> None:
    """A sitting that stands when its proceeding is discontinued is dropped with it."""
    for sitting in Sitting.objects.select_for_update(of=("self",)).filter(
        board__proceeding=proceeding, state__in=["planned", "in_session"]
    ):
        sitting.drop(by=by, at=at)
        sitting.save()
        record("sitting.dropped", by=by, subject=sitting, at=at, proceeding=proceeding.pk)


def _locked(sitting: Sitting) -> tuple[Sitting, Proceeding]:
    proceeding = locked(sitting.board.proceeding)
    return locked(sitting), proceeding


def _seats(sitting: Sitting) -> list[Seat]:
    seats = Seat.objects.filter(board=sitting.board).select_related("titular", "substitute")
    return list(seats.prefetch_related("recusals"))


def _attend(sitting: Sitting, proceeding: Proceeding, there: Mapping[Any, Member], by: Member, at: datetime) -> None:
    """Who sits holds the key to the proceeding: a substitute receives it by sitting."""
    excluded = excluded_from(proceeding, there.values())
    if excluded:
        raise MemberExcluded(next(iter(excluded.values())) or None)
    key = proceeding_key(by, proceeding)
    for seat_id, member in there.items():
        permissions.give(proceeding, member=member, key=key, by=by, at=at)
        Attendance.objects.create(sitting=sitting, seat_id=seat_id, member=member)
