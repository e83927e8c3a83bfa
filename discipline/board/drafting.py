"""The opinion as the vote makes it, in words; the board writes its reasons after it."""

from typing import Any

from django.utils.translation import gettext as _

from discipline.board import policies, voting
from discipline.board.access import present_at_hearing
from discipline.models import Proceeding
from discipline.presenting import sanction_in_words
from ui.words import day_in_words


def draft_opinion(proceeding: Proceeding) -> str:
    """When the board sat, with how many, how each proposal fared, and what follows."""
    profile, rounds = proceeding.procedure.profile, policies.tallies(proceeding)
    words = {
        "day": day_in_words(proceeding.hearing.held_on),
        "present": len(present_at_hearing(proceeding)),
        "seats": proceeding.board.seats.count(),
    }
    lines = [
        _("The board sat on %(day)s. Members present: %(present)s of %(seats)s.") % words,
        _("It voted on these proposals, from the most severe downward:"),
        *(vote_in_words(profile, n, one) for n, one in enumerate(rounds, start=1)),
        conclusion(profile, rounds),
    ]
    return "\n".join(lines) + "\n"


def proposal_in_words(profile: Any, tally: voting.Tally) -> str:
    """The sanction with its numbers, or that there is none."""
    return sanction_in_words(profile, tally.sanction, dict(tally.numbers)) or _("No sanction")


def vote_in_words(profile: Any, rank: int, tally: voting.Tally) -> str:
    """One proposal and its votes."""
    text = (
        _("%(rank)s. %(proposal)s: %(for)s for, %(against)s against, %(abstained)s abstained; majority.")
        if tally.is_won
        else _("%(rank)s. %(proposal)s: %(for)s for, %(against)s against, %(abstained)s abstained; no majority.")
    )
    return text % {
        "rank": rank,
        "proposal": proposal_in_words(profile, tally),
        "for": tally.votes_for,
        "against": tally.votes_against,
        "abstained": tally.abstained,
    }


def conclusion(profile: Any, rounds: list[voting.Tally]) -> str:
    """What the board advises, or that no proposal had a majority."""
    if not voting.is_over(profile.scale, rounds):
        return _("The vote is not over.")
    won = voting.outcome(profile.scale, rounds)
    if won is None:
        return _("No proposal had a majority: the board gives no opinion on the sanction, and this records it.")
    if not won.sanction:
        return _("The board advises no sanction.")
    return _("The board advises: %(sanction)s.") % {"sanction": proposal_in_words(profile, won)}
