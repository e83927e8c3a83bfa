"""Whose turn it is in a proceeding, said on its page, on the case's page and on the home page of whoever acts."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from discipline.actions import appeals, effects
from discipline.models import Proceeding
from discipline.places import waiting
from discipline.turns import whose_turn
from machine.verbs import what_can_be_done
from tests.factories import accounts
from tests.factories import discipline as made
from tests.factories.papers import issued, noticed

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


def _noticed():
    sanction = made.imposed()
    noticed(sanction)
    return sanction


@pytest.mark.parametrize(
    ("make", "who", "machine", "verb"),
    [
        (_noticed, "secretary", "sanction", "notify"),
        (made.notified, "secretary", "sanction", "execute"),
        (made.lodged, "appeal", "appeal", "admit"),
    ],
)
def test_a_step_of_the_sanction_or_of_its_appeal_stands_beside_the_page_for_whoever_owes_it(make, who, machine, verb):
    row = make()
    said = page(getattr(row.people, who), row.get_absolute_url())
    url = reverse("machine:transition", args=[machine, row.pk, verb])
    assert said.count(f'href="{url}"') == 3, "the sentence, the button beside the page, and the row itself"


def test_whoever_does_not_owe_the_letter_is_not_told_that_it_is_their_step():
    charged = made.opened()
    draft = reverse("discipline:paper_draft", args=[charged.pk, "opening-letter"])
    people = charged.people
    assert page(people.secretary, charged.get_absolute_url()).count(f'href="{draft}?about="') == 2
    assert draft not in page(people.authority, charged.get_absolute_url())


def test_the_notice_is_reached_at_once_though_other_papers_wait_and_once_issued_the_proof_of_its_service_is():
    sanction = made.imposed()
    proceeding, secretary = sanction.proceeding, sanction.people.secretary
    draft = reverse("discipline:paper_draft", args=[proceeding.pk, "notice"])
    assert f'href="{draft}?about={sanction.pk}"' in page(secretary, proceeding.get_absolute_url())
    paper = issued(Proceeding.objects.get(pk=proceeding.pk), "notice", about=str(sanction.pk), at=33, by=secretary)
    assert page(secretary, proceeding.get_absolute_url()).count(f'href="{paper.get_absolute_url()}"') == 2


def test_where_a_board_may_sit_or_not_the_decision_is_a_button_beside_the_convocation():
    opened = made.with_file()
    said = page(opened.people.secretary, opened.get_absolute_url())
    assert f'<a class="button button-quiet" href="{reverse("discipline:propose", args=[opened.pk])}"' in said


def test_what_an_appeal_gave_back_comes_before_the_end_and_the_refusal_leads_there():
    appeal = made.determined("annulled_form")
    secretary = appeal.people.secretary
    appeals.implement(appeal=appeal, by=secretary, at=made.later(43))
    proceeding = Proceeding.objects.get(pk=appeal.sanction.proceeding_id)
    assert turn_of(proceeding)[1].startswith("Carry out what the appeal gave back")
    owed = [one for one in appeal.effects.all() if one.is_gap]
    url = reverse("discipline:carry_out", args=[owed[0].pk])
    refused = next(one for one in what_can_be_done(proceeding, secretary) if one.edge.verb == "finish")
    assert refused.leads == ((str(owed[0]), url),)
    for one in owed:
        effects.carry_out(effect=one, done_on=made.today(45), by=secretary, at=made.later(46))
    assert turn_of(proceeding)[1] == "End the proceeding"


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
