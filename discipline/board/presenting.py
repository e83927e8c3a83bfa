"""How a board is put on its page: seats, sittings, votes, each in words."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from discipline.board import policies, voting
from discipline.board.composing import rule_of
from discipline.board.drafting import proposal_in_words
from discipline.models import Seat
from discipline.orders.presenting import order_shown
from machine.policies import may


def ordinal_of_seat(seat: Seat) -> str:
    """ "Seat 3, Staff", with the profile's own name of the seat where it has one, and who chairs."""
    rules = policies.rules_of(seat.board.proceeding)
    named = rule_of(rules, seat.kind) if rules and seat.kind else None
    parts = [_("Seat %(rank)s") % {"rank": seat.rank}]
    if named is not None:
        parts.append(str(named.label))
    elif seat.college:
        parts.append(seat.get_college_display())
    if seat.chairs == 1 and named is None:
        parts.append(_("chair"))
    return ", ".join(parts)


def seats_shown(file: Any, by: Any) -> list[dict[str, Any]]:
    """Each seat with who may sit in it now, and the doors to step down and to be replaced."""
    return [
        {
            "seat": seat,
            "label": ordinal_of_seat(seat),
            "recused": policies.recused(seat),
            "sits": next(iter(policies.eligible(seat)), None),
            "doors": _doors(seat, by),
        }
        for seat in file.seats
    ]


def _doors(seat: Seat, by: Any) -> list[tuple[str, str]]:
    offered = (
        ("discipline:recuse", policies.require_may_recuse, _("Record a recusal")),
        ("discipline:replace", policies.require_may_replace, _("Name a substitute")),
    )
    return [(reverse(url, args=[seat.pk]), label) for url, require, label in offered if may(require, seat=seat, by=by)]


def sittings_shown(file: Any, by: Any) -> list[dict[str, Any]]:
    """Each sitting with who filled which seat, its witnesses, and the door to one more."""
    rows = []
    for sitting in file.sittings:
        there = {one.seat_id: one.member for one in sitting.attendances.all()}
        rows.append(
            {
                "sitting": sitting,
                "order": order_shown(sitting, by),
                "put_off_url": reverse("discipline:put_off", args=[sitting.pk])
                if may(policies.require_may_put_off, sitting=sitting, by=by)
                else "",
                "seats": [(ordinal_of_seat(seat), there.get(seat.pk)) for seat in file.seats],
                "was_counted": sitting.state not in ("planned", "dropped"),
                "witnesses": list(sitting.witnesses.all()),
                "witness_url": reverse("discipline:witness", args=[sitting.pk])
                if may(policies.require_may_hear_witness, sitting=sitting, by=by)
                else "",
            }
        )
    return rows


def rounds_of(proceeding: Any) -> list[tuple[str, voting.Tally]]:
    """Each vote so far with its proposal in words."""
    profile = proceeding.procedure.profile
    return [(proposal_in_words(profile, tally), tally) for tally in policies.tallies(proceeding)]


def rounds_shown(file: Any) -> list[dict[str, Any]]:
    """Each vote in words, with who voted what where the procedure keeps names."""
    profile = file.proceeding.procedure.profile
    members = {one.seat_id: one.member for one in file.present}
    return [
        {
            "row": row,
            "proposal": proposal_in_words(profile, tally),
            "is_won": tally.is_won,
            "names": [(members[vote.seat_id], vote.get_choice_display()) for vote in row.votes.all()],
        }
        for row, tally in zip(file.rounds, policies.tallies(file.proceeding), strict=True)
    ]


def set_aside_shown(file: Any) -> list[dict[str, Any]]:
    """Each vote that was set aside as mistyped, with its proposal in words and the reason."""
    profile = file.proceeding.procedure.profile
    return [
        {"row": row, "proposal": proposal_in_words(profile, tally_of(row)), "correction": row.correction}
        for row in file.set_aside
    ]


def tally_of(row: Any) -> voting.Tally:
    """The vote as it was recorded."""
    return voting.Tally(row.sanction, row.votes_for, row.votes_against, row.abstained, row.parameters)


def correct_url(proceeding: Any, by: Any) -> str:
    """Where the last vote that stands is corrected; empty where nobody may."""
    last = proceeding.rounds.filter(correction=None).last()
    if last is None or not may(policies.require_may_correct, vote=last, by=by):
        return ""
    return reverse("discipline:correct_vote", args=[last.pk])


def unknowns(proceeding: Any) -> list[str]:
    """What the profile does not know about its board, in words: nothing is made up in its place."""
    rules = policies.rules_of(proceeding)
    if rules is None:
        return []
    said = []
    if not rules.is_size_known:
        said.append(_("The number of members was not found. The secretariat records on what ground it has this size."))
    if rules.quorum_over is None:
        said.append(_("The quorum was not found. The secretariat records at each sitting on what ground it sits."))
    if rules.law.standing == "not found":
        said.append(_("No rule about this board was found: what the law asks for must be checked by a person."))
    return said


def is_vote_open(proceeding: Any, by: Any) -> bool:
    """Whether a vote can be recorded now."""
    scale, rounds = proceeding.procedure.profile.scale, policies.tallies(proceeding)
    return may(policies.require_may_vote, proceeding=proceeding, by=by) and not voting.is_over(scale, rounds)
