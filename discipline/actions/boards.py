"""Convoking the board, recording its session and its opinion."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from accounts import permissions
from accounts.models import Member
from audit.log import record
from discipline.access import proceeding_key
from discipline.clocks import summons
from discipline.models import Board, Hearing, Opinion, Proceeding, Seat
from discipline.policies import board as policies
from discipline.policies.proceeding import require_past
from discipline.reading import took_part
from machine.models import locked


@transaction.atomic
def convoke(
    *,
    proceeding: Proceeding,
    administration: Sequence[Member] = (),
    staff: Sequence[Member] = (),
    chair: Member | None = None,
    summoned_on: date,
    sits_on: date,
    by: Member,
    at: datetime,
) -> Board:
    """Compose the board where the procedure has one, summon everybody, give each seat the key to this proceeding.

    The notice clock of the pinned procedure must have run by ``sits_on``
    (fifteen days for the French State, décret 84-961 art. 4).
    """
    proceeding = locked(proceeding)
    policies.require_may_convoke(proceeding=proceeding, by=by)
    require_past(summoned_on, today=localdate(at), not_before=proceeding.file_opened_on or proceeding.charges_served_on)
    seats = [(member, Seat.College.ADMINISTRATION) for member in administration]
    seats += [(member, Seat.College.STAFF) for member in staff]
    excluded = took_part(proceeding.case) | {proceeding.opened_by_id}
    rules = proceeding.procedure.profile.board
    if rules is not None:
        policies.require_composed(seats=seats, chair=chair, excluded=excluded, rules=rules)
    notice = summons(proceeding.procedure, summoned_on=summoned_on, today=localdate(at))
    policies.require_notice(sits_on=sits_on, earliest_on=notice.on if notice else None)
    board = Board.objects.create(
        proceeding=proceeding, summoned_on=summoned_on, sits_on=sits_on, convoked_at=at, convoked_by=by
    )
    key = proceeding_key(by, proceeding)
    for member, college in seats if rules is not None else ():
        Seat.objects.create(board=board, member=member, college=college, is_chair=member.pk == chair.pk)
        permissions.give(proceeding, member=member, key=key, by=by, at=at)
    proceeding.convoke()
    proceeding.save()
    record("board.convoked", by=by, subject=proceeding, at=at, seats=[member.pk for member, _college in seats])
    return board


@transaction.atomic
def hold(
    *,
    proceeding: Proceeding,
    held_on: date,
    present: Sequence[Seat] = (),
    is_person_present: bool,
    is_silence_notified: bool = False,
    is_last_word_given: bool = False,
    minutes: str,
    by: Member,
    at: datetime,
) -> Hearing:
    """Record the session: who sat, what the person was told, the minutes."""
    proceeding = locked(proceeding)
    policies.require_may_hold(proceeding=proceeding, by=by)
    board = proceeding.board
    require_past(held_on, today=localdate(at), not_before=board.sits_on)
    profile = proceeding.procedure.profile
    if profile.board is not None:
        policies.require_quorum(seats=list(board.seats.all()), present=present, rules=profile.board)
    told = {
        "is_person_present": is_person_present,
        "is_silence_notified": is_silence_notified,
        "is_last_word_given": is_last_word_given,
    }
    policies.require_defence_heard(owed={right.code for right in profile.rights_at("hearing.held")}, **told)
    hearing = Hearing(proceeding=proceeding, held_on=held_on, recorded_at=at, recorded_by=by, **told)
    hearing.minutes = proceeding_key(by, proceeding).seal(hearing, "minutes", minutes)
    hearing.save(force_insert=True)
    hearing.present.set(present)
    proceeding.hold()
    proceeding.save()
    record("hearing.held", by=by, subject=proceeding, at=at, present=len(present))
    return hearing


@transaction.atomic
def give_opinion(
    *,
    proceeding: Proceeding,
    rounds: list[tuple[str, int, int, int]],
    reasons: str,
    given_on: date,
    by: Member,
    at: datetime,
) -> Opinion:
    """Record the votes, from the most severe proposal downward, and the opinion that follows from them."""
    proceeding = locked(proceeding)
    policies.require_may_give_opinion(proceeding=proceeding, by=by)
    hearing = proceeding.hearing
    require_past(given_on, today=localdate(at), not_before=hearing.held_on)
    scale = [rule.code for rule in proceeding.procedure.profile.scale]
    won = policies.require_votes_in_order(rounds=rounds, scale=scale, voters=hearing.present.count())
    result = Opinion.Result.NO_MAJORITY if won is None else Opinion.Result.SANCTION if won else Opinion.Result.NONE
    opinion = Opinion(
        proceeding=proceeding,
        result=result,
        sanction=won or "",
        given_on=given_on,
        recorded_at=at,
        recorded_by=by,
        rounds=[":".join(str(part) for part in vote) for vote in rounds],
    )
    opinion.reasons = proceeding_key(by, proceeding).seal(opinion, "reasons", reasons)
    opinion.save(force_insert=True)
    proceeding.give_opinion()
    proceeding.save()
    record("opinion.given", by=by, subject=proceeding, at=at, result=str(result), sanction=won or "")
    return opinion
