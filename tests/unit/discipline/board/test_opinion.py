"""From the vote to the opinion, the minutes and the decision; and what the database refuses of them."""

from contextlib import contextmanager
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from audit.models import Entry
from discipline.board import policies, voting
from discipline.board.access import read_board
from discipline.board.actions import sittings, votes
from discipline.board.minutes import minutes_of
from discipline.models import Board, Opinion, Round, Vote
from machine.policies import may
from procedures.board import BoardRules
from procedures.models import ProcedureVersion
from tests.factories import cases
from tests.factories import discipline as made

pytestmark = pytest.mark.django_db
WORLDS = [made.heard]


def fresh(row):
    """The row as the database has it, with the people that the factory left beside a proceeding."""
    again = type(row).objects.get(pk=row.pk)
    if hasattr(row, "people"):
        again.people = row.people
    return again


def open_(proceeding, there, on=30, **values):
    sitting = proceeding.board.sittings.get(state="planned")
    return sittings.open_(sitting=sitting, there=there, by=proceeding.people.secretary, at=made.later(on), **values)


def postpone(proceeding, *, on: int, votes_for: int = 3, votes_against: int = 1):
    sitting = proceeding.board.sittings.get(state="in_session")
    after = sittings.postpone(
        sitting=sitting, asked_by="person", why="Counsel asks for time.", votes_for=votes_for,
        votes_against=votes_against, sits_on=made.today(on + 20),
        by=proceeding.people.secretary, at=made.later(on),
    )  # fmt: skip
    made.summoned(proceeding, at=on)
    return after


@contextmanager
def the_database_refuses(words: str):
    with pytest.raises(IntegrityError, match=words), transaction.atomic():
        yield


# ------------------------------------------------------------------------------------------------ vote and opinion


def test_no_majority_is_an_outcome_and_the_authority_owes_no_departure(settle):
    held = made.heard()
    for code in ("blame", "avertissement", ""):
        made.vote(held, code, 2, 2)
    opinion = votes.give_opinion(
        proceeding=held, reasons="Two against two.", given_on=made.today(30), by=held.people.secretary,
        at=made.later(30),
    )  # fmt: skip
    settle()
    assert opinion.result == Opinion.Result.NO_MAJORITY
    assert "No proposal had a majority" in minutes_of(read_board(*reader(held))).conclusion
    assert made.proposed(fresh(held)).departure is None


def reader(proceeding):
    """The secretariat with an open key, and the proceeding as they would open it."""
    return proceeding.people.secretary, fresh(proceeding)


def test_an_opinion_waits_for_the_end_of_the_vote():
    held = made.heard()
    give = {"reasons": "Early.", "given_on": made.today(30), "by": held.people.secretary, "at": made.later(30)}
    with pytest.raises(voting.VoteNotOver):
        votes.give_opinion(proceeding=held, **give)
    made.vote(held, "blame", 2, 2)
    with pytest.raises(voting.VoteNotOver):
        votes.give_opinion(proceeding=held, **give)
    assert not may(policies.require_may_give_opinion, proceeding=fresh(held), by=held.people.secretary)


def test_the_database_holds_the_vote_to_its_order_and_its_numbers():
    held = made.heard()
    made.vote(held, "blame", 2, 2)
    usual = {"proceeding": held, "recorded_at": made.later(30), "recorded_by": held.people.secretary, "is_won": False}
    tie = {"votes_for": 2, "votes_against": 2, "abstained": 0}
    for wrong in (
        {"rank": 2, "severity": 5, "sanction": "x", **tie},
        {"rank": 2, "severity": 0, "sanction": "", **tie},
        {"rank": 3, "severity": 1, "sanction": "avertissement", **tie},
        {"rank": 2, "severity": 1, "sanction": "avertissement", **tie, "votes_against": 3},
        {"rank": 2, "severity": 1, "sanction": "avertissement", **tie, "is_won": True},
    ):
        with the_database_refuses("from the most severe|majority"):
            Round.objects.create(**usual | wrong)
    with the_database_refuses("appended, never changed"):
        Round.objects.update(votes_for=4, votes_against=0)
    with the_database_refuses("only who is present votes"):
        Vote.objects.create(round=held.rounds.get(), seat=held.board.seats.first(), choice="for")


def test_the_database_gives_no_opinion_that_does_not_follow_from_the_vote():
    held = made.heard()
    given = {"proceeding": held, "given_on": made.today(30), "recorded_at": made.later(30)}
    given |= {"recorded_by": held.people.secretary, "reasons": held.hearing.minutes}
    for wrong in ({"result": "none"}, {"result": "sanction", "sanction": "blame"}, {"result": "no_majority"}):
        with the_database_refuses("follows from a sitting with its quorum"):
            Opinion.objects.create(**given | wrong)


def test_the_database_lets_nobody_depart_in_silence():
    advised = made.advised()
    decision = made.proposed(advised)
    values = {field.attname: getattr(decision, field.attname) for field in decision._meta.concrete_fields}
    silent = values | {"id": uuid4(), "sanction": "blame", "parameters": {}}
    with the_database_refuses("owes its reasons"):
        type(decision).objects.bulk_create([type(decision)(**silent)])


def test_where_names_are_kept_each_who_sat_votes_and_nobody_else(monkeypatch, settle):
    monkeypatch.setattr(BoardRules, "keeps_names", True)
    held = made.heard.anew(made.in_session.anew())
    monkeypatch.undo()
    seats = list(held.board.seats.all())
    choices = dict(zip((one.pk for one in seats), ("for", "for", "for", "against"), strict=True))
    cast = {"proceeding": held, "rank": 1, "sanction": "blame", "by": held.people.secretary, "at": made.later(30)}
    with pytest.raises(voting.VotesDoNotAddUp):
        votes.vote(choices=dict.fromkeys(list(choices)[:3], "for"), **cast)
    with pytest.raises(voting.VotesDoNotAddUp):
        votes.vote(choices=choices | {uuid4(): "for"}, **cast)
    votes.vote(choices=choices, **cast)
    settle()
    shown = minutes_of(read_board(*reader(held)))
    assert sorted(choice for _name, choice in shown.votes[0].names) == ["Against", "For", "For", "For"]


def hear(proceeding, **values):
    usual = {"is_heard_apart": True, "may_person_attend": True, "is_accompanied": False}
    return sittings.hear_witness(
        sitting=proceeding.board.sittings.get(), called_by="person", name="A colleague", statement="I saw nothing.",
        by=proceeding.people.secretary, at=made.later(30), **usual | values,
    )  # fmt: skip


def test_the_minutes_say_everything_and_the_reading_is_an_entry(settle):
    proceeding = made.in_session()
    hear(proceeding)
    held = made.heard(proceeding)
    made.vote(held, "exclusion-2", 1, 3, days=15)
    made.vote(held, "exclusion-2", 3, 1, days=5)
    said = minutes_of(read_board(*reader(held)))
    assert [one.state for one in said.sittings] == ["held"]
    assert [one.name for one in said.sittings[0].attending] == [seat.titular.name for seat in held.board.seats.all()]
    assert said.sittings[0].witnesses[0].statement == "I saw nothing."
    assert set(said.told) == {"silence", "file-access-stated", "report-read", "prosecution-disclosed", "last-word"}
    assert all(said.told.values())
    assert [one.is_won for one in said.votes] == [False, True]
    assert "5" in said.conclusion
    assert Entry.objects.filter(event="board.read", actor_id=held.people.secretary.pk).exists()


def test_a_profile_is_pinned_and_the_board_keeps_its_terms():
    proceeding = made.convoked()
    assert ProcedureVersion.objects.filter(pk=proceeding.procedure_id).exists()
    with the_database_refuses("never changed"):
        Board.objects.filter(pk=proceeding.board.pk).update(postponements=9)
    assert cases.procedure().profile.board.postponements == proceeding.board.postponements
