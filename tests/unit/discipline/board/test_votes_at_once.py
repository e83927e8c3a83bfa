"""Two who record votes of one board at the same moment."""

import pytest

from discipline.board import voting
from discipline.board.actions import votes
from tests.factories import discipline as made
from tests.factories.at_once import at_once


@pytest.mark.django_db(transaction=True)
def test_of_two_who_record_the_same_vote_one_is_told(django_db_serialized_rollback):
    held = made.heard()
    cast = {"proceeding": held, "rank": 1, "sanction": "blame", "votes_for": 3, "votes_against": 1}

    def record_it():
        return votes.vote(by=held.people.secretary, at=made.later(30), **cast)

    found = at_once(record_it, record_it)
    assert sum(isinstance(one, voting.VotedAlready) for one in found) == 1
    assert held.rounds.count() == 1
