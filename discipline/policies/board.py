"""The board: who may sit, when it may sit, and how it votes."""

from collections import Counter
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.policies import require_role
from discipline.models import Proceeding, Seat
from discipline.policies.line import require_next
from discipline.policies.proceeding import require_rights_notified
from discipline.states import SECRETARIAT
from machine.refusals import Refused
from procedures.profile import BoardRules


class BoardNotComposed(Refused):
    http_status = 422
    sentence = _("The board is not composed as the procedure asks.")


class UnevenColleges(BoardNotComposed):
    sentence = _("As many members must sit for the staff as for the administration.")


class ChairMissing(BoardNotComposed):
    sentence = _("One member of the administration must chair the board.")


class MemberExcluded(BoardNotComposed):
    sentence = _(
        "A person who investigated, reviewed, opened the proceeding or holds the power to sanction "
        "cannot sit on the board. Choose somebody else."
    )


class SummonsTooLate(Refused):
    http_status = 422
    sentence = _(
        "The summons leaves the person less time than the procedure gives. Choose a later day for the session."
    )


class NoQuorum(Refused):
    http_status = 422
    sentence = _("Too few members of the board were present: more than half of each side must sit.")


class DefenceNotHeard(Refused):
    http_status = 422
    sentence = _("The person must have been told of the right to remain silent, and have had the last word.")


class VotesOutOfOrder(Refused):
    http_status = 422
    sentence = _("The board votes from the most severe proposal downward, and stops at the first majority.")


def require_may_convoke(*, proceeding: Proceeding, by: Any) -> None:
    """The secretariat convokes when the procedure comes to it, and the person knows their rights."""
    require_role(by, SECRETARIAT)
    require_next(proceeding, "convoke")
    require_rights_notified(proceeding)


def require_composed(*, seats: list[tuple[Any, str]], chair: Any, excluded: set[Any], rules: BoardRules) -> None:
    """``seats`` are (member, college) pairs; ``rules`` are the pinned procedure's."""
    members = [member for member, _college in seats]
    if {member.pk for member in members} & excluded or len({m.pk for m in members}) != len(members):
        raise MemberExcluded()
    for member in members:
        require_role(member, "board_member")
    sides = [college for _member, college in seats]
    if not seats or not rules.is_balanced(Counter(sides)):
        raise UnevenColleges()
    if chair.pk not in {m.pk for m, college in seats if college == Seat.College.ADMINISTRATION}:
        raise ChairMissing()


def require_notice(*, sits_on: date, earliest_on: date | None) -> None:
    """The notice clock of the pinned procedure must have run before the session."""
    if earliest_on is not None and sits_on < earliest_on:
        raise SummonsTooLate()


def require_may_hold(*, proceeding: Proceeding, by: Any) -> None:
    """The secretariat records the session of a convoked board."""
    require_role(by, SECRETARIAT)
    require_next(proceeding, "hold")


def require_quorum(*, seats: list[Seat], present: list[Seat], rules: BoardRules) -> None:
    """Enough members of each side must sit, as the pinned procedure counts."""
    of_it = Counter(seat.college for seat in seats)
    there = Counter(seat.college for seat in present)
    if not rules.is_quorate(there, of_it):
        raise NoQuorum()


def require_defence_heard(
    *, owed: set[str], is_person_present: bool, is_silence_notified: bool, is_last_word_given: bool
) -> None:
    """Somebody who is present is told of the right to silence and speaks last, where the procedure ``owes`` it."""
    was = {"silence": is_silence_notified, "last-word": is_last_word_given}
    if is_person_present and not all(was[right] for right in owed & was.keys()):
        raise DefenceNotHeard()


def require_may_give_opinion(*, proceeding: Proceeding, by: Any) -> None:
    """The secretariat records the opinion of a board that has heard the person."""
    require_role(by, SECRETARIAT)
    require_next(proceeding, "give_opinion")


def require_votes_in_order(*, rounds: list[tuple[str, int, int, int]], scale: list[str], voters: int) -> str | None:
    """Check the rounds and return the sanction with a majority, "" for none, None for no majority.

    A round is (code, for, against, abstained); ``scale`` runs from the lightest to
    the most severe; the code "none" may only come last.
    """
    ranks = [scale.index(code) if code != "none" else -1 for code, *_votes in rounds]
    if not rounds or ranks != sorted(set(ranks), reverse=True):
        raise VotesOutOfOrder()
    if any(sum(votes) != voters for _code, *votes in rounds):
        raise VotesOutOfOrder(_("In each round the votes must add up to the number of members present."))
    won = [2 * votes[0] > voters for _code, *votes in rounds]
    if any(won[:-1]):
        raise VotesOutOfOrder()
    if not won[-1]:
        return None
    return "" if rounds[-1][0] == "none" else rounds[-1][0]
