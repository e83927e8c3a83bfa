"""The vote: from the most severe proposal downward, until one has a majority. Pure: it is handed the scale."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from machine.refusals import Refused

NO_SANCTION = ""


class VotesOutOfOrder(Refused):
    http_status = 422
    sentence = _("The board votes from the most severe proposal downward, and stops at the first majority.")


class VotesDoNotAddUp(VotesOutOfOrder):
    sentence = _("The votes must add up to the number of members present.")


class VoteOver(Refused):
    sentence = _("The vote is over: a proposal has a majority, or every one down to no sanction was voted on.")


class VoteNotOver(Refused):
    sentence = _("The vote is not over. Go on until a proposal has a majority, or no sanction was voted on.")


class VotedAlready(Refused):
    sentence = _("This vote has been recorded already, perhaps by somebody else. Read the page again.")


@dataclass(frozen=True, slots=True)
class Tally:
    """One proposal with its votes. An empty code proposes no sanction; ``numbers`` make a sanction exact."""

    sanction: str
    votes_for: int
    votes_against: int
    abstained: int
    numbers: Mapping[str, int] = field(default_factory=dict)

    @property
    def voters(self) -> int:
        return self.votes_for + self.votes_against + self.abstained

    @property
    def is_won(self) -> bool:
        """More than half of those present: who abstains is present."""
        return 2 * self.votes_for > self.voters


def severity(scale: Sequence[Any], sanction: str) -> int:
    """The proposal's place in the scale: 1 for the mildest sanction, 0 for none; KeyError for a code outside it."""
    if sanction == NO_SANCTION:
        return 0
    codes = [rule.code for rule in scale]
    if sanction not in codes:
        raise KeyError(sanction)
    return codes.index(sanction) + 1


def is_over(scale: Sequence[Any], rounds: Sequence[Tally]) -> bool:
    """Whether a proposal has a majority, or no sanction was left to vote on."""
    return bool(rounds) and (rounds[-1].is_won or severity(scale, rounds[-1].sanction) == 0)


def proposals(scale: Sequence[Any], rounds: Sequence[Tally]) -> tuple[str, ...]:
    """What may be put to the vote now, the most severe first.

    At the start anything of the scale: the most severe sanction that somebody proposes. Then the same sanction with
    lower numbers, where it takes numbers, or the next one down; at the end no sanction.
    """
    codes = [rule.code for rule in reversed(scale)] + [NO_SANCTION]
    if not rounds:
        return tuple(codes)
    if is_over(scale, rounds):
        return ()
    last = codes.index(rounds[-1].sanction)
    again = codes[last : last + 1] if _can_be_lowered(scale, rounds[-1]) else []
    return (*again, codes[last + 1])


def _can_be_lowered(scale: Sequence[Any], last: Tally) -> bool:
    rule = next((one for one in scale if one.code == last.sanction), None)
    if rule is None or not rule.parameters:
        return False
    first = rule.parameters[0]
    return last.numbers.get(first.name, first.minimum) > first.minimum


def require_round(*, scale: Sequence[Any], rounds: Sequence[Tally], tally: Tally, voters: int) -> None:
    """Refuse a vote out of order, outside the scale or its bounds, or with more or fewer votes than members."""
    if is_over(scale, rounds):
        raise VoteOver()
    if tally.sanction not in proposals(scale, rounds):
        raise VotesOutOfOrder()
    if min(tally.votes_for, tally.votes_against, tally.abstained) < 0 or tally.voters != voters or voters < 1:
        raise VotesDoNotAddUp()
    if tally.sanction == NO_SANCTION:
        if tally.numbers:
            raise VotesOutOfOrder()
        return
    rule = scale[severity(scale, tally.sanction) - 1]
    rule.check(dict(tally.numbers))
    if rounds and rounds[-1].sanction == tally.sanction and not _is_lower(rule, tally, rounds[-1]):
        raise VotesOutOfOrder(_("The same sanction is put to the vote again only with a lower number."))


def _is_lower(rule: Any, tally: Tally, last: Tally) -> bool:
    first = rule.parameters[0].name
    return tally.numbers[first] < last.numbers[first]


def outcome(scale: Sequence[Any], rounds: Sequence[Tally]) -> Tally | None:
    """The proposal that has the majority; None where there was none. VoteNotOver while the vote goes on."""
    if not is_over(scale, rounds):
        raise VoteNotOver()
    return rounds[-1] if rounds[-1].is_won else None
