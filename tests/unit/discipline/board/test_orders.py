"""What a board orders before its opinion, what that does to the clocks, and a mistyped vote that is corrected."""

from contextlib import contextmanager

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from accounts.policies import RoleNeeded
from audit.models import Entry
from cases.flags import actions as flags
from discipline.access import get_proceeding
from discipline.board import refusals, voting
from discipline.board.access import read_board
from discipline.board.actions import votes
from discipline.board.minutes import minutes_of
from discipline.clocks import clocks_of
from discipline.models import BoardOrder, Proceeding, VoteCorrection
from discipline.orders import actions as orders
from discipline.orders import policies
from discipline.orders.waiting import orders as waiting
from machine.refusals import NotFromHere
from tests.factories import accounts, cases
from tests.factories import discipline as made

pytestmark = pytest.mark.django_db
WORLDS = [made.in_session]


def fresh(proceeding):
    again = Proceeding.objects.get(pk=proceeding.pk)
    again.people = proceeding.people
    return again


def opinion_due(proceeding, *, on: int):
    found = clocks_of(fresh(proceeding), today=made.today(on))
    return next(due for due in found if due.clock.code == "board_opinion")


def prosecuted(case) -> None:
    flags.note_criminal(
        case=case, authority="Court", reference="7", since_on=made.today(), by=case.team.head, at=made.later(0)
    )


def vote_for(proceeding, order, *, on: int = 30, votes_for: int = 3, votes_against: int = 1):
    sitting = proceeding.board.sittings.get(state="in_session")
    return order(
        sitting=sitting, votes_for=votes_for, votes_against=votes_against, words="The bank must be asked.",
        by=proceeding.people.secretary, at=made.later(on),
    )  # fmt: skip


def end(order, by, ground, *, on: int):
    return orders.end(
        order=order, ground=ground, ended_on=made.today(on), result="It is known now.", by=by, at=made.later(on)
    )


@contextmanager
def the_database_refuses(words: str):
    with pytest.raises(IntegrityError, match=words), transaction.atomic():
        yield


def test_an_inquiry_gives_the_board_the_time_that_the_procedure_says_and_a_new_sitting_follows(settle):
    proceeding = made.in_session()
    before = opinion_due(proceeding, on=30)
    order = vote_for(proceeding, orders.inquire)
    settle()
    after = opinion_due(proceeding, on=30)
    assert (after.on.year * 12 + after.on.month) - (before.on.year * 12 + before.on.month) == 1
    assert order.sitting.state == "inquiring"
    secretary = proceeding.people.secretary
    with pytest.raises(policies.StillOpen):
        orders.resume(sitting=order.sitting, sits_on=made.today(60), by=secretary, at=made.later(31))
    with the_database_refuses("no sitting follows"):
        proceeding.board.sittings.create(
            rank=2, summoned_on=made.today(30), sits_on=made.today(60), planned_at=made.later(30), planned_by=secretary
        )
    assert [str(row.hint) for row in waiting(secretary, made.today(31))] == ["Record the end of the inquiry"]
    end(order, secretary, "done", on=35)
    with pytest.raises(policies.EndedAlready):
        end(order, secretary, "done", on=36)
    with the_database_refuses("ended_once"):
        BoardOrder.objects.update(ground="given_up")
    assert [str(row.hint) for row in waiting(secretary, made.today(36))] == ["Set the day of the next sitting"]
    next_one = orders.resume(sitting=order.sitting, sits_on=made.today(60), by=secretary, at=made.later(35))
    settle()
    assert (next_one.rank, next_one.state, next_one.is_second) == (2, "planned", False)
    with pytest.raises(NotFromHere):
        orders.resume(sitting=order.sitting, sits_on=made.today(61), by=secretary, at=made.later(35))


def test_a_stay_waits_for_a_prosecution_and_the_authority_sets_the_time_running_again(settle):
    case = cases.referred()
    proceeding = made.in_session(case=case)
    with pytest.raises(policies.NoProsecution):
        vote_for(proceeding, orders.stay)
    prosecuted(case)
    proceeding = fresh(proceeding)
    order = vote_for(proceeding, orders.stay)
    settle()
    still = opinion_due(proceeding, on=40)
    assert (still.status, still.on) == ("suspended", None)
    with pytest.raises(RoleNeeded):
        end(order, proceeding.people.secretary, "goes_on", on=90)
    authority = proceeding.people.authority
    assert [str(row.hint) for row in waiting(authority, made.today(40))] == ["Stayed until the criminal judgment"]
    end(order, authority, "goes_on", on=90)
    settle()
    running = opinion_due(proceeding, on=91)
    assert (running.status, running.on > made.today(115)) == ("running", True)


@pytest.mark.parametrize(("votes_for", "votes_against"), [(2, 2), (2, 1), (5, 0), (3, 2)])
def test_an_order_needs_more_than_half_of_those_present(votes_for, votes_against):
    with pytest.raises(policies.NoMajorityToOrder):
        vote_for(made.in_session(), orders.inquire, votes_for=votes_for, votes_against=votes_against)


def test_a_procedure_that_knows_no_such_order_offers_none(monkeypatch):
    proceeding = made.in_session()
    monkeypatch.setattr(policies, "EVENTS", {"inquiry": "never.heard", "stay": "never.heard"})
    with pytest.raises(policies.UnknownOrder):
        vote_for(proceeding, orders.inquire)


def test_the_database_orders_nothing_without_a_majority_and_leaves_no_sitting_without_an_order():
    proceeding = made.in_session()
    sitting, by = proceeding.board.sittings.get(), proceeding.people.secretary
    row = {"sitting": sitting, "ordered_on": made.today(30), "ordered_at": made.later(30), "ordered_by": by}
    row |= {"words": proceeding.facts, "votes_for": 3, "votes_against": 1}
    for wrong in ({"kind": "inquiry", "votes_for": 2}, {"kind": "stay"}, {"kind": "inquiry", "votes_against": 2}):
        with the_database_refuses("by a majority of those present"):
            BoardOrder.objects.create(**row | wrong)
    with the_database_refuses("by an order of the board"):
        sitting.inquire(by=by, at=made.later(30))
        sitting.save()


# ------------------------------------------------------------------------------------------------ a mistyped vote


def correct(vote, by, *, on: int = 30):
    return votes.correct(vote=vote, why="Two figures were swapped.", by=by, at=made.later(on))


def test_a_mistyped_vote_is_set_aside_with_its_reason_and_voted_again(settle):
    held = made.heard()
    by = held.people.secretary
    first, second = made.vote(held, "blame", 1, 3), made.vote(held, "avertissement", 3, 1)
    with pytest.raises(refusals.LaterVoteStands):
        correct(first, by)
    correct(second, by)
    correct(first, by)
    made.vote(held, "blame", 3, 1)
    settle()
    given = {"reasons": "Grave.", "given_on": made.today(30), "by": by, "at": made.later(30)}
    opinion = votes.give_opinion(proceeding=held, **given)
    settle()
    assert (opinion.result, opinion.sanction) == ("sanction", "blame")
    told = minutes_of(read_board(by, fresh(held)))
    assert [one["why"] for one in told.set_aside] == ["Two figures were swapped."] * 2
    assert (len(told.votes), held.rounds.count()) == (1, 3)
    assert Entry.objects.filter(event="vote.corrected").count() == 2
    with pytest.raises(NotFromHere):
        correct(held.rounds.last(), by)


def test_the_database_keeps_what_was_corrected_and_lets_no_other_vote_be():
    held = made.heard()
    first = made.vote(held, "blame", 1, 3)
    made.vote(held, "avertissement", 1, 3)
    row = {"why": held.hearing.minutes, "corrected_at": made.later(30), "corrected_by": held.people.secretary}
    with the_database_refuses("last vote that stands"):
        VoteCorrection.objects.create(round=first, **row)
    correct(held.rounds.last(), held.people.secretary)
    with the_database_refuses("appended, never changed"):
        VoteCorrection.objects.all().delete()


def test_a_vote_recorded_on_a_page_from_before_the_correction_is_refused():
    held = made.heard()
    vote = made.vote(held, "blame", 1, 3)
    correct(vote, held.people.secretary)
    with pytest.raises(voting.VotedAlready):
        votes.vote(
            proceeding=held, rank=1, sanction="blame", votes_for=3, votes_against=1, by=held.people.secretary,
            at=made.later(30),
        )  # fmt: skip


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_pages_show_the_order_its_effect_and_the_corrected_vote(language, settle):
    proceeding = made.in_session(made.inquired())
    held = made.heard(proceeding)
    correct(made.vote(held, "blame", 1, 3), held.people.secretary)
    settle()
    client = Client()
    accounts.sign_in(client, held.people.secretary)
    board = reverse("discipline:board", args=[held.pk]).replace("/en/", f"/{language}/")
    for url in (board, f"{board}minutes/"):
        page = client.get(url).content.decode()
        assert "Ask the bank." in page
        assert "The bank answered." in page
        assert "Two figures were swapped." in page
    assert ("1 mois de plus" if language == "fr" else "1 month more") in client.get(board).content.decode()
    vote = client.get(reverse("discipline:vote", args=[held.pk]) + "?sanction=blame").content.decode()
    assert 'name="rank" value="2"' in vote


def test_the_secretariat_records_an_inquiry_through_the_pages():
    proceeding = made.in_session()
    client = Client()
    accounts.sign_in(client, proceeding.people.secretary)
    sitting = proceeding.board.sittings.get()
    url = reverse("machine:transition", args=["sitting", sitting.pk, "inquire"])
    assert "1 month more" in client.get(url).content.decode()
    typed = {"words": "Ask the bank.", "votes_for": "2", "votes_against": "2"}
    page = client.post(url, typed)
    assert page.status_code == 422
    assert "Ask the bank." in page.content.decode()
    assert client.post(url, typed | {"votes_for": "3", "votes_against": "1"}).status_code == 302
    order = BoardOrder.objects.get()
    url = reverse("discipline:order_end", args=[order.pk])
    typed = {"ground": "goes_on", "ended_on": str(order.ordered_on), "result": "x"}
    assert client.post(url, typed).status_code == 422
    assert client.post(url, typed | {"ground": "done"}).status_code == 302
    assert get_proceeding(proceeding.people.secretary, proceeding.pk).board.sittings.get().order.ground == "done"
