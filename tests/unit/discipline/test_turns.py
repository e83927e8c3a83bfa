"""Whose turn it is in a proceeding, said on its page, on the case's page and on the home page of whoever acts."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from discipline.models import Proceeding
from discipline.places import waiting
from discipline.turns import whose_turn
from machine.verbs import what_can_be_done
from tests.factories import accounts
from tests.factories import discipline as made

pytestmark = pytest.mark.django_db
WORLDS = [made.executed, made.advised, made.opened]


def turn_of(row) -> tuple[str, str] | None:
    turn = whose_turn(Proceeding.objects.get(pk=row.pk))
    return turn and (turn.owner, str(turn.says))


def page(member, url: str) -> str:
    client = Client()
    accounts.sign_in(client, member)
    return client.get(url).content.decode()


@pytest.mark.parametrize(
    ("make", "owner", "says"),
    [
        (made.opened, "secretariat", "Issue the opening letter"),
        (made.charged, "secretariat", "Record that rights"),
        (made.with_file, "secretariat", "Convoke the board where"),
        (made.convoked, "secretariat", "Open the sitting"),
        (made.advised, "secretariat", "Propose a decision"),
        (lambda: made.proposed().proceeding, "disciplinary_authority", "Confirm the decision"),
        (lambda: made.imposed().proceeding, "secretariat", "Issue the notice"),
        (lambda: made.lodged().sanction.proceeding, "appeal_authority", "Admit the appeal"),
        (lambda: made.executed().proceeding, "secretariat", "End the proceeding"),
    ],
)
def test_each_step_says_who_owes_it(make, owner, says):
    turn = turn_of(make())
    assert turn[0] == owner
    assert turn[1].startswith(says)


def test_what_ends_a_proceeding_without_a_decision_is_never_the_first_thing_offered():
    fresh = made.opened()
    offered = what_can_be_done(fresh, fresh.people.authority)
    assert [one.edge.verb for one in offered if one.allowed] == ["discontinue"]
    said = page(fresh.people.authority, fresh.get_absolute_url())
    discontinue = reverse("machine:transition", args=["proceeding", fresh.pk, "discontinue"])
    assert f'<a class="button button-quiet" href="{discontinue}"' in said


def test_the_case_leads_whoever_holds_the_key_to_the_proceeding_and_tells_the_head_that_there_is_one():
    fresh = made.opened()
    overview = fresh.case.get_absolute_url()
    assert fresh.get_absolute_url() in page(fresh.people.authority, overview)
    head = fresh.case.assignments.get(role="head").member
    said = page(head, overview)
    assert fresh.get_absolute_url() not in said
    assert "A proceeding stands on this case" in said or "Une procédure disciplinaire" in said


def test_an_appeal_waits_on_the_home_page_of_the_authority_that_determines_it():
    sanction = made.executed()
    made.lodged(sanction)
    rows = [str(row.text) for row in waiting(sanction.people.appeal, timezone.localdate())]
    assert any(sanction.proceeding.number in row for row in rows)
