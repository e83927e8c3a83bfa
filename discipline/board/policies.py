"""The board: when it is convoked, who steps down, when it may sit and be postponed, when it votes and advises."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.policies import require_role
from discipline.board import voting
from discipline.board.composing import BoardNotComposed, OtherCategory, asks_for_category, same
from discipline.board.refusals import (
    DefenceNotHeard,
    HeardTogether,
    LaterVoteStands,
    NobodyPresides,
    NoMajorityToPostpone,
    NoQuorum,
    NotTheirSeat,
    NotYetTheDay,
    PostponedAlready,
    QuorumUnexplained,
    ReasonsMissing,
    SeatHasSubstitute,
    SeatsVacant,
    SittingIncomplete,
    SteppedDownAlready,
    SummonsServedLate,
    SummonsTooLate,
)
from discipline.clocks import summons
from discipline.file.policies import require_told
from discipline.models import Proceeding, Round, Seat, Sitting
from discipline.papers import gates
from discipline.policies.line import require_next
from discipline.policies.proceeding import require_rights_notified, require_state
from discipline.states import SECRETARIAT
from machine.refusals import NotFromHere
from procedures.board import BoardRules
from procedures.clocks import Due
from procedures.law import Cited
from ui.words import day_in_words

NOT_WITHOUT = {
    "file-access-stated": _("the chair says whether the person used the access to the file"),
    "report-read": _("the report that refers the matter is read"),
    "prosecution-disclosed": _("the board is told whether there is a prosecution"),
}


def rules_of(proceeding: Proceeding) -> BoardRules | None:
    """The rules of the board in the pinned procedure; None where it hears without one."""
    return proceeding.procedure.profile.board


def require_may_convoke(*, proceeding: Proceeding, by: Any) -> None:
    """The secretariat convokes when the procedure comes to it, and the person knows their rights."""
    require_role(by, SECRETARIAT)
    require_next(proceeding, "convoke")
    require_rights_notified(proceeding)


def require_may_record_ineligibility(*, proceeding: Proceeding, by: Any) -> None:
    """Who cannot sit is recorded before the board is composed; afterwards a member steps down."""
    require_role(by, SECRETARIAT)
    if rules_of(proceeding) is None:
        raise NotFromHere(_("The procedure that this file follows has no board."))
    require_state(proceeding, "opened", "charged", "file_access")


def require_notice(*, sits_on: date, notice: Due | None) -> None:
    """The notice clock of the pinned procedure must have run before the session."""
    if notice is not None and notice.on is not None and sits_on < notice.on:
        earliest = day_in_words(notice.on)
        raise SummonsTooLate(Cited(SummonsTooLate.sentence, notice.clock.law, earliest=earliest))


def require_may_recuse(*, seat: Seat, by: Any) -> None:
    """A member steps down from the convocation until the opinion."""
    require_role(by, SECRETARIAT)
    require_state(seat.board.proceeding, "convoked")
    if not eligible(seat):
        raise SteppedDownAlready()


def require_may_replace(*, seat: Seat, by: Any) -> None:
    """A substitute is named for a seat that nobody else can take in the titular's place."""
    require_role(by, SECRETARIAT)
    require_state(seat.board.proceeding, "convoked")
    if seat.substitute_id and seat.substitute_id not in recused(seat):
        raise SeatHasSubstitute()


def require_replacement(*, seat: Seat, member: Any, category: str, board_category: str, excluded: Any) -> None:
    """The replacement fulfils what the titular had to."""
    require_role(member, "board_member")
    if member.pk in excluded:
        raise BoardNotComposed(excluded[member.pk] or None)
    if seat.is_of_category and not same(category, board_category):
        raise OtherCategory()


def recused(seat: Seat) -> set[Any]:
    """Keys of those who stepped down from this seat."""
    return {one.member_id for one in seat.recusals.all()}


def eligible(seat: Seat) -> list[Any]:
    """Who may sit here, the titular first."""
    gone = recused(seat)
    return [one for one in (seat.titular, seat.substitute) if one is not None and one.pk not in gone]


def require_may_open(*, sitting: Sitting, by: Any) -> None:
    """The secretariat records who sits on the day for which all were summoned."""
    require_role(by, SECRETARIAT)
    require_state(sitting, "planned")
    require_summoned(sitting)


def require_summoned(sitting: Sitting) -> None:
    """The person's summons was served, and the time that the procedure gives ran between that day and the sitting."""
    service = gates.require_summons(sitting)
    notice = summons(sitting.board.proceeding.procedure, summoned_on=service.counts_on, today=service.counts_on)
    if notice is not None and notice.on is not None and sitting.sits_on < notice.on:
        words = {"served": day_in_words(service.counts_on), "earliest": day_in_words(notice.on)}
        raise SummonsServedLate(Cited(SummonsServedLate.sentence, notice.clock.law, **words))


def require_may_put_off(*, sitting: Sitting, by: Any) -> None:
    """Another day is set as long as the sitting was not opened."""
    require_role(by, SECRETARIAT)
    require_state(sitting, "planned")


def require_may_adjourn(*, sitting: Sitting, by: Any) -> None:
    """As opening it."""
    require_may_open(sitting=sitting, by=by)
    if rules_of(sitting.board.proceeding) is None:
        raise NotFromHere(_("The procedure that this file follows has no board, and so no quorum."))


def require_day_came(*, sitting: Sitting, today: date) -> None:
    """Nobody sits before the day."""
    if today < sitting.sits_on:
        raise NotYetTheDay()


def require_their_seats(*, seats: Sequence[Seat], there: dict[Any, Any]) -> None:
    """``there`` gives members by the key of the seat in which they sit."""
    for seat in seats:
        if seat.pk in there and there[seat.pk].pk not in {one.pk for one in eligible(seat)}:
            raise NotTheirSeat()


def require_still_composed(*, seats: Sequence[Seat], rules: BoardRules) -> None:
    """After recusals the seats that somebody can take must still make a board."""
    colleges = Counter(seat.college for seat in seats if eligible(seat))
    wanted = rules.minimum or 0
    if not rules.is_balanced(colleges) or sum(colleges.values()) < max(1, wanted):
        raise SeatsVacant()


def is_quorate(*, sitting: Sitting, seats: Sequence[Seat], there: dict[Any, Any], rules: BoardRules) -> bool:
    """Whether enough members sit, as the pinned procedure counts at a first or a second sitting."""
    of_it = Counter(seat.college for seat in seats)
    present = Counter(seat.college for seat in seats if seat.pk in there)
    return rules.is_quorate(present, of_it, is_second_sitting=sitting.is_second)


def require_session(
    *, sitting: Sitting, seats: Sequence[Seat], there: dict[Any, Any], rules: BoardRules, quorum_ground: str
) -> None:
    """Quorum, somebody in the chair, and a ground where nobody found the quorum."""
    require_still_composed(seats=seats, rules=rules)
    if not is_quorate(sitting=sitting, seats=seats, there=there, rules=rules):
        raise NoQuorum(Cited(NoQuorum.sentence, rules.law))
    if rules.quorum_over is None and not quorum_ground.strip():
        raise QuorumUnexplained()
    if not any(seat.chairs and seat.pk in there for seat in seats):
        raise NobodyPresides()


def require_may_postpone(*, sitting: Sitting, by: Any) -> None:
    """A sitting in session is postponed as often as the pinned procedure allows."""
    require_role(by, SECRETARIAT)
    require_state(sitting, "in_session")
    done = sum(1 for one in sitting.board.sittings.all() if one.state == "postponed")
    if done >= sitting.board.postponements:
        raise PostponedAlready()


def require_voted_to_postpone(*, votes_for: int, votes_against: int, present: int) -> None:
    """A majority of those present."""
    if votes_for + votes_against > present or 2 * votes_for <= present:
        raise NoMajorityToPostpone()


def require_may_hear_witness(*, sitting: Sitting, by: Any) -> None:
    """Witnesses are heard in a sitting that is open."""
    require_role(by, SECRETARIAT)
    require_state(sitting, "in_session")


def require_heard_apart(*, is_heard_apart: bool, may_person_attend: bool, rules: BoardRules | None) -> None:
    """Apart from each other, the person free to attend, where the procedure says so."""
    if rules is not None and rules.asks("witnesses-apart") and not (is_heard_apart and may_person_attend):
        raise HeardTogether()


def require_may_hold(*, proceeding: Proceeding, by: Any) -> None:
    """The secretariat records what happened once the sitting was opened."""
    require_role(by, SECRETARIAT)
    require_next(proceeding, "hold")
    if not any(sitting.state == "in_session" for sitting in proceeding.board.sittings.all()):
        raise NotFromHere(_("Open the sitting first, on the day for which all were summoned."))
    require_told(proceeding, before="hold")


def require_defence_heard(
    *, owed: set[str], is_person_present: bool, is_silence_notified: bool, is_last_word_given: bool
) -> None:
    """Somebody who is present is told of the right to silence and speaks last, where the procedure ``owes`` it."""
    was = {"silence": is_silence_notified, "last-word": is_last_word_given}
    if is_person_present and not all(was[right] for right in owed & was.keys()):
        raise DefenceNotHeard()


def require_sitting_complete(*, rules: BoardRules | None, done: dict[str, bool]) -> None:
    """What the rules of the sitting ask for was done; ``done`` is keyed by their codes."""
    missing = [
        str(NOT_WITHOUT[code]) for code, was in done.items() if rules is not None and rules.asks(code) and not was
    ]
    if missing:
        raise SittingIncomplete(f"{SittingIncomplete.sentence} {'; '.join(missing)}.")


def require_may_vote(*, proceeding: Proceeding, by: Any) -> None:
    """The secretariat records each vote of a board that has heard the person."""
    require_role(by, SECRETARIAT)
    require_next(proceeding, "give_opinion")


def require_may_give_opinion(*, proceeding: Proceeding, by: Any) -> None:
    """The opinion follows from a vote that is over."""
    require_may_vote(proceeding=proceeding, by=by)
    voting.outcome(proceeding.procedure.profile.scale, tallies(proceeding))


def tallies(proceeding: Proceeding) -> list[voting.Tally]:
    """The votes so far that stand, in their order."""
    return [
        voting.Tally(one.sanction, one.votes_for, one.votes_against, one.abstained, one.parameters)
        for one in proceeding.rounds.filter(correction=None)
    ]


def next_rank(proceeding: Proceeding) -> int:
    """The place of the vote to come: one that was set aside keeps its own."""
    return proceeding.rounds.count() + 1


def require_may_correct(*, vote: Round, by: Any) -> None:
    """The last vote that stands is set aside as mistyped, until the opinion is recorded."""
    require_may_vote(proceeding=vote.proceeding, by=by)
    last = vote.proceeding.rounds.filter(correction=None).last()
    if last is None or last.pk != vote.pk:
        raise LaterVoteStands()


def require_reasoned(*, reasons: str, draft: str) -> None:
    """The draft alone is no reasons."""
    said, drafted = " ".join(reasons.split()), " ".join(draft.split())
    if not said.replace(drafted, "").strip():
        raise ReasonsMissing()


def category_asked(rules: BoardRules) -> bool:
    """Whether any seat asks for a category."""
    return rules.has_same_category or any(asks_for_category(rules, seat.code) for seat in rules.seats)
