"""Recording what the board ordered, ending it, and summoning everybody again."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from accounts.models import Member
from audit.log import record
from discipline.access import proceeding_key
from discipline.board.actions import sittings
from discipline.models import BoardOrder, Sitting
from discipline.orders import policies
from discipline.policies.proceeding import require_past
from machine.models import locked


@transaction.atomic
def inquire(
    *, sitting: Sitting, votes_for: int, votes_against: int, words: str, by: Member, at: datetime
) -> BoardOrder:
    """The board asks for a further inquiry; the sitting ends."""
    return _order(sitting, "inquiry", votes_for, votes_against, words, by, at)


@transaction.atomic
def stay(*, sitting: Sitting, votes_for: int, votes_against: int, words: str, by: Member, at: datetime) -> BoardOrder:
    """The board proposes to wait for the criminal judgment; the sitting ends."""
    return _order(sitting, "stay", votes_for, votes_against, words, by, at)


def _order(
    sitting: Sitting, kind: str, votes_for: int, votes_against: int, words: str, by: Member, at: datetime
) -> BoardOrder:
    proceeding, sitting = locked(sitting.board.proceeding), locked(sitting)
    policies.require_may_order(sitting=sitting, kind=kind, by=by)
    policies.require_voted(votes_for=votes_for, votes_against=votes_against, present=sitting.attendances.count())
    order = BoardOrder(
        sitting=sitting,
        kind=kind,
        ordered_on=localdate(at),
        votes_for=votes_for,
        votes_against=votes_against,
        ordered_at=at,
        ordered_by=by,
    )
    order.words = proceeding_key(by, proceeding).seal(order, "words", words)
    order.save(force_insert=True)
    if kind == "stay":
        sitting.stay(by=by, at=at)
        sitting.save()
        record("sitting.stayed", by=by, subject=sitting, at=at, proceeding=proceeding.pk)
    else:
        sitting.inquire(by=by, at=at)
        sitting.save()
        record("sitting.inquiring", by=by, subject=sitting, at=at, proceeding=proceeding.pk)
    return order


@transaction.atomic
def end(*, order: BoardOrder, ground: str, ended_on: date, result: str, by: Member, at: datetime) -> BoardOrder:
    """Record how the inquiry ended, or that the authority put the board on notice to go on."""
    proceeding, order = locked(order.sitting.board.proceeding), locked(order)
    policies.require_may_end(order=order, by=by)
    require_past(ended_on, today=localdate(at), not_before=order.ordered_on)
    order.ground, order.ended_on, order.ended_by, order.ended_at = ground, ended_on, by, at
    order.result = proceeding_key(by, proceeding).seal(order, "result", result)
    order.save(update_fields=["ground", "ended_on", "ended_by", "ended_at", "result"])
    record("board_order.ended", by=by, subject=order.sitting, at=at, proceeding=proceeding.pk, ground=ground)
    return order


@transaction.atomic
def resume(*, sitting: Sitting, sits_on: date, place: str = "", by: Member, at: datetime) -> Sitting:
    """Set the day on which the board takes the matter up again; the person and the members are summoned anew."""
    locked(sitting.board.proceeding)
    sitting = locked(sitting)
    policies.require_may_resume(sitting=sitting, by=by)
    return sittings.plan(board=sitting.board, sits_on=sits_on, place=place, is_second=sitting.is_second, by=by, at=at)
