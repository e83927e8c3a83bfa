"""The minutes of a board as data: structured, and holding names and opened texts, so never stored or logged.

``minutes_of(access.read_board(by, proceeding))`` gives what a letter or a page prints; the reading is an entry.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from discipline.board import policies
from discipline.board.access import BoardFile
from discipline.board.drafting import conclusion
from discipline.board.presenting import ordinal_of_seat, rounds_shown, set_aside_shown, unknowns


@dataclass(frozen=True)
class Attending:
    """One seat at one sitting; ``name`` is empty where nobody sat."""

    seat: str
    name: str
    is_chair: bool
    is_substitute: bool


@dataclass(frozen=True)
class Heard:
    """One witness."""

    name: str
    called_by: str
    statement: str
    is_heard_apart: bool
    may_person_attend: bool
    is_accompanied: bool


@dataclass(frozen=True)
class SittingMinutes:
    """One sitting: its day, how it ended, who sat, the vote to postpone it, the witnesses."""

    rank: int
    sits_on: date
    state: str
    state_label: str
    is_second: bool
    attending: list[Attending]
    quorum_ground: str
    asked_by: str
    why: str
    votes_for: int | None
    votes_against: int | None
    witnesses: list[Heard]
    order: dict[str, Any] | None = None


@dataclass(frozen=True)
class Voted:
    """One proposal put to the vote; ``names`` is empty where the procedure keeps the tally alone."""

    rank: int
    proposal: str
    votes_for: int
    votes_against: int
    abstained: int
    is_won: bool
    names: list[tuple[str, str]]


@dataclass(frozen=True)
class Minutes:
    """Everything that the minutes of one board say."""

    number: str
    person: str
    body: str
    category: str
    size_ground: str
    unknowns: list[str]
    recusals: list[dict[str, str]]
    sittings: list[SittingMinutes]
    held_on: date | None
    is_person_present: bool
    told: dict[str, bool]
    said: str
    votes: list[Voted]
    set_aside: list[dict[str, Any]]
    conclusion: str
    opinion_result: str
    opinion: str
    given_on: date | None


def minutes_of(file: BoardFile) -> Minutes:
    """The minutes of an opened board."""
    proceeding, hearing, opinion = file.proceeding, file.hearing, file.opinion
    profile, rounds = proceeding.procedure.profile, policies.tallies(proceeding)
    rules = profile.board
    return Minutes(
        number=proceeding.number,
        person=file.person,
        body=str(profile.body(rules.body).label) if rules else "",
        category=file.board.category if file.board else "",
        size_ground=file.board.opened["size_ground"] if file.board else "",
        unknowns=unknowns(proceeding),
        recusals=[_recusal(one) for one in file.recusals],
        sittings=[_sitting(file, one) for one in file.sittings],
        held_on=hearing.held_on if hearing else None,
        is_person_present=bool(hearing and hearing.is_person_present),
        told=_told(profile, hearing),
        said=hearing.opened["minutes"] if hearing else "",
        votes=[_voted(one) for one in rounds_shown(file)],
        set_aside=[_set_aside(one) for one in set_aside_shown(file)],
        conclusion=conclusion(profile, rounds) if rounds else "",
        opinion_result=opinion.get_result_display() if opinion else "",
        opinion=opinion.opened["reasons"] if opinion else "",
        given_on=opinion.given_on if opinion else None,
    )


def _recusal(row: Any) -> dict[str, str]:
    return {
        "seat": ordinal_of_seat(row.seat),
        "name": row.member.name,
        "ground": row.get_ground_display(),
        "asked_by": row.get_asked_by_display(),
        "words": row.opened["words"],
    }


def _sitting(file: BoardFile, sitting: Any) -> SittingMinutes:
    there = {one.seat_id: one.member for one in sitting.attendances.all()}
    return SittingMinutes(
        rank=sitting.rank,
        sits_on=sitting.sits_on,
        state=sitting.state,
        state_label=sitting.state_label,
        is_second=sitting.is_second,
        attending=[_attending(seat, there.get(seat.pk)) for seat in file.seats],
        quorum_ground=sitting.opened["quorum_ground"],
        asked_by=sitting.get_asked_by_display() if sitting.asked_by else "",
        why=sitting.opened["why"],
        votes_for=sitting.votes_for,
        votes_against=sitting.votes_against,
        witnesses=[_heard(one) for one in sitting.witnesses.all()],
        order=_order(getattr(sitting, "order", None)),
    )


def _order(order: Any) -> dict[str, Any] | None:
    """What the board ordered instead of going on, and how that ended."""
    if order is None:
        return None
    return {
        "kind": order.get_kind_display(),
        "ordered_on": order.ordered_on,
        "votes_for": order.votes_for,
        "votes_against": order.votes_against,
        "words": order.opened["words"],
        "ended_on": order.ended_on,
        "ground": order.get_ground_display(),
        "result": order.opened["result"],
    }


def _set_aside(shown: dict[str, Any]) -> dict[str, Any]:
    """A mistyped vote, as it stood, and why it does not count."""
    row, correction = shown["row"], shown["correction"]
    return {
        "proposal": shown["proposal"],
        "votes_for": row.votes_for,
        "votes_against": row.votes_against,
        "abstained": row.abstained,
        "why": correction.opened["why"],
        "by": correction.corrected_by.name,
        "at": correction.corrected_at,
    }


def _attending(seat: Any, member: Any) -> Attending:
    return Attending(
        seat=ordinal_of_seat(seat),
        name=member.name if member else "",
        is_chair=seat.is_chair,
        is_substitute=member is not None and member.pk == seat.substitute_id,
    )


def _heard(row: Any) -> Heard:
    return Heard(
        name=row.opened["name"],
        called_by=row.get_called_by_display(),
        statement=row.opened["statement"],
        is_heard_apart=row.is_heard_apart,
        may_person_attend=row.may_person_attend,
        is_accompanied=row.is_accompanied,
    )


def _told(profile: Any, hearing: Any) -> dict[str, bool]:
    """What the procedure asks for at the sitting, by its code, and whether it was done."""
    if hearing is None:
        return {}
    owed = {right.code for right in profile.rights_at("hearing.held")}
    asked = {
        "silence": hearing.is_silence_notified,
        "file-access-stated": hearing.is_file_access_stated,
        "report-read": hearing.is_report_read,
        "prosecution-disclosed": hearing.is_prosecution_disclosed,
        "last-word": hearing.is_last_word_given,
    }
    rules = profile.board
    return {code: was for code, was in asked.items() if code in owed or (rules is not None and rules.asks(code))}


def _voted(shown: dict[str, Any]) -> Voted:
    row = shown["row"]
    return Voted(
        rank=row.rank,
        proposal=shown["proposal"],
        votes_for=row.votes_for,
        votes_against=row.votes_against,
        abstained=row.abstained,
        is_won=row.is_won,
        names=[(member.name, str(choice)) for member, choice in shown["names"]],
    )
