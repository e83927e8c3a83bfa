"""Recording each vote in its order, and the opinion that follows from them."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from accounts.models import Member
from audit.log import record
from discipline.access import proceeding_key
from discipline.board import policies, voting
from discipline.models import Attendance, Opinion, Proceeding, Round, Vote, VoteCorrection
from discipline.policies.proceeding import require_past
from machine.models import locked


@transaction.atomic
def vote(
    *,
    proceeding: Proceeding,
    rank: int,
    sanction: str,
    numbers: Mapping[str, int] | None = None,
    votes_for: int = 0,
    votes_against: int = 0,
    abstained: int = 0,
    choices: Mapping[Any, str] | None = None,
    by: Member,
    at: datetime,
) -> Round:
    """Record the vote on one proposal: its tally, or a choice for each seat where the procedure keeps names.

    ``rank`` is the place of this vote that the secretariat saw on the page: of two who record the same vote the
    second is told, and nothing is counted twice.
    """
    proceeding = locked(proceeding)
    policies.require_may_vote(proceeding=proceeding, by=by)
    scale, rounds = proceeding.procedure.profile.scale, policies.tallies(proceeding)
    if rank != policies.next_rank(proceeding):
        raise voting.VotedAlready()
    present = list(Attendance.objects.filter(sitting__hearing__proceeding=proceeding))
    if proceeding.board.is_by_name:
        votes_for, votes_against, abstained = _counted(dict(choices or {}), present)
    tally = voting.Tally(sanction, votes_for, votes_against, abstained, dict(numbers or {}))
    voting.require_round(scale=scale, rounds=rounds, tally=tally, voters=len(present))
    row = _round(proceeding, rank, tally, by, at)
    if proceeding.board.is_by_name:
        Vote.objects.bulk_create([Vote(round=row, seat_id=one.seat_id, choice=choices[one.seat_id]) for one in present])
    record("vote.recorded", by=by, subject=proceeding, at=at, rank=rank, sanction=sanction, won=tally.is_won)
    return row


@transaction.atomic
def correct(*, vote: Round, why: str, by: Member, at: datetime) -> Round:
    """Set a mistyped vote aside; it stays on file with the reason, and the same proposal is put again."""
    proceeding = locked(vote.proceeding)
    vote = proceeding.rounds.get(pk=vote.pk)
    policies.require_may_correct(vote=vote, by=by)
    correction = VoteCorrection(round=vote, corrected_at=at, corrected_by=by)
    correction.why = proceeding_key(by, proceeding).seal(correction, "why", why)
    correction.save(force_insert=True)
    record("vote.corrected", by=by, subject=proceeding, at=at, rank=vote.rank, sanction=vote.sanction)
    return vote


def _round(proceeding: Proceeding, rank: int, tally: voting.Tally, by: Member, at: datetime) -> Round:
    return Round.objects.create(
        proceeding=proceeding,
        rank=rank,
        severity=voting.severity(proceeding.procedure.profile.scale, tally.sanction),
        sanction=tally.sanction,
        parameters=tally.numbers,
        votes_for=tally.votes_for,
        votes_against=tally.votes_against,
        abstained=tally.abstained,
        is_won=tally.is_won,
        recorded_at=at,
        recorded_by=by,
    )


def _counted(choices: dict[Any, str], present: list[Attendance]) -> tuple[int, int, int]:
    """For, against, abstained; only who is present votes, and everybody present does."""
    if set(choices) != {one.seat_id for one in present}:
        raise voting.VotesDoNotAddUp()
    given = list(choices.values())
    return tuple(given.count(choice) for choice in Vote.Choice.values)


@transaction.atomic
def give_opinion(
    *, proceeding: Proceeding, reasons: str, given_on: date, draft: str = "", by: Member, at: datetime
) -> Opinion:
    """Record the opinion that follows from the votes, with the board's reasons."""
    proceeding = locked(proceeding)
    policies.require_may_give_opinion(proceeding=proceeding, by=by)
    require_past(given_on, today=localdate(at), not_before=proceeding.hearing.held_on)
    policies.require_reasoned(reasons=reasons, draft=draft)
    won = voting.outcome(proceeding.procedure.profile.scale, policies.tallies(proceeding))
    result = Opinion.Result.NO_MAJORITY
    if won is not None:
        result = Opinion.Result.SANCTION if won.sanction else Opinion.Result.NONE
    opinion = Opinion(
        proceeding=proceeding,
        result=result,
        sanction=won.sanction if won else "",
        parameters=dict(won.numbers) if won else {},
        given_on=given_on,
        recorded_at=at,
        recorded_by=by,
    )
    opinion.reasons = proceeding_key(by, proceeding).seal(opinion, "reasons", reasons)
    opinion.save(force_insert=True)
    proceeding.give_opinion()
    proceeding.save()
    record("opinion.given", by=by, subject=proceeding, at=at, result=str(result), sanction=opinion.sanction)
    return opinion
