"""The vote: whatever is typed, it goes downward, ends once, and gives at most one sanction."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from discipline.board import voting
from discipline.board.voting import Tally, VoteOver, VotesDoNotAddUp, VotesOutOfOrder
from procedures.loading import PROFILES, load_file
from procedures.sanctions import OutOfBounds

FRENCH = load_file(PROFILES / "fr-state.toml").profile
SCALE = FRENCH.scale
CODES = [rule.code for rule in SCALE]


def numbers(code: str) -> dict[str, int]:
    rule = next((one for one in SCALE if one.code == code), None)
    return {one.name: one.minimum for one in rule.parameters} if rule else {}


def tally(code: str, votes_for: int, votes_against: int, abstained: int = 0, **given_numbers: int) -> Tally:
    return Tally(code, votes_for, votes_against, abstained, given_numbers or numbers(code))


def walk(votes: list[tuple[str, int, int]], voters: int) -> list[Tally]:
    """Put these to the vote one after the other; what is refused changes nothing."""
    rounds: list[Tally] = []
    for code, votes_for, abstained in votes:
        one = tally(code, votes_for, voters - votes_for - abstained, abstained)
        try:
            voting.require_round(scale=SCALE, rounds=rounds, tally=one, voters=voters)
        except (voting.VotesOutOfOrder, VoteOver, OutOfBounds):
            continue
        rounds.append(one)
    return rounds


@settings(max_examples=300, deadline=None)
@given(
    voters=st.integers(1, 12),
    votes=st.lists(st.tuples(st.sampled_from([*CODES, ""]), st.integers(0, 12), st.integers(0, 12)), max_size=40),
)
def test_never_two_sanctions_never_upward_and_a_tie_decides_nothing(voters, votes):
    rounds = walk(votes, voters)
    assert all(one.voters == voters for one in rounds)
    assert sum(one.is_won for one in rounds) <= 1
    assert not any(one.is_won for one in rounds[:-1]), "the first majority ends the vote"
    places = [voting.severity(SCALE, one.sanction) for one in rounds]
    assert all(before - after == 1 for before, after in pairwise(places)), "one rung after the other, downward"
    for one in rounds:
        assert one.is_won == (one.votes_for > voters - one.votes_for)
    if voting.is_over(SCALE, rounds):
        won = voting.outcome(SCALE, rounds)
        assert (won is None) == (not rounds[-1].is_won and rounds[-1].sanction == "")
        with pytest.raises(VoteOver):
            voting.require_round(scale=SCALE, rounds=rounds, tally=tally("", voters, 0), voters=voters)


@settings(max_examples=60, deadline=None)
@given(start=st.sampled_from([*CODES, ""]), voters=st.sampled_from([2, 4, 6, 8]))
def test_ties_all_the_way_down_are_no_majority(start, voters):
    rounds: list[Tally] = []
    code = start
    while not voting.is_over(SCALE, rounds):
        rounds.append(tally(code, voters // 2, voters // 2))
        code = (voting.proposals(SCALE, rounds) or ("",))[-1]
    assert voting.outcome(SCALE, rounds) is None
    assert rounds[-1].sanction == ""
    assert len(rounds) == voting.severity(SCALE, start) + 1


def test_the_same_sanction_is_voted_again_only_lower():
    first = tally("exclusion-2", 1, 3, days=15)
    again = {"scale": SCALE, "rounds": [first], "voters": 4}
    voting.require_round(tally=tally("exclusion-2", 3, 1, days=10), **again)
    for days in (15, 16):
        with pytest.raises((VotesOutOfOrder, OutOfBounds)):
            voting.require_round(tally=tally("exclusion-2", 3, 1, days=days), **again)


def test_a_sanction_is_exact_and_inside_its_bounds():
    with pytest.raises(OutOfBounds):
        voting.require_round(scale=SCALE, rounds=[], tally=Tally("exclusion-2", 3, 1, 0), voters=4)
    with pytest.raises(OutOfBounds, match="L533-1"):
        voting.require_round(scale=SCALE, rounds=[], tally=tally("exclusion-2", 3, 1, days=90), voters=4)
    with pytest.raises(VotesOutOfOrder):
        voting.require_round(scale=SCALE, rounds=[], tally=Tally("prison", 4, 0, 0), voters=4)


@pytest.mark.parametrize(("votes_for", "votes_against"), [(3, 2), (1, 1), (5, 0), (-1, 5), (0, 0)])
def test_no_more_and_no_fewer_votes_than_members(votes_for, votes_against):
    with pytest.raises(VotesDoNotAddUp):
        voting.require_round(scale=SCALE, rounds=[], tally=tally("blame", votes_for, votes_against), voters=4)


def test_what_is_not_over_has_no_outcome():
    with pytest.raises(voting.VoteNotOver):
        voting.outcome(SCALE, [tally("blame", 1, 3)])
    with pytest.raises(voting.VoteNotOver):
        voting.outcome(SCALE, [])


def test_the_order_is_the_profiles_own():
    assert voting.proposals(SCALE, [])[0] == "revocation"
    assert [rule.code for rule in FRENCH.voting_order(["blame"])] == list(voting.proposals(SCALE, []))[-3:-1]
