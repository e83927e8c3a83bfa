"""The pages of discipline, through the doors that people use."""

import pytest
from django.test import Client
from django.urls import reverse
from time_machine import travel

from accounts import sign_ins
from audit.models import Entry
from discipline.models import Proceeding
from tests.factories import accounts, cases
from tests.factories import discipline as made
from tests.factories.papers import issued

pytestmark = pytest.mark.django_db
WORLDS = [made.opened, made.in_session, made.advised]


@pytest.fixture
def signed_in():
    def enter(member) -> Client:
        client = Client()
        accounts.sign_in(client, member)
        return client

    return enter


def test_the_secretariat_reads_a_proceeding_and_the_reading_is_an_entry(signed_in):
    sanction = made.executed()
    page = signed_in(sanction.people.secretary).get(sanction.get_absolute_url())
    assert page.status_code == 200
    assert "Noor Example" in page.content.decode()
    assert Entry.objects.filter(event="proceeding.read", actor_id=sanction.people.secretary.pk).exists()


def test_a_stranger_meets_nothing_and_the_try_is_an_entry(signed_in):
    proceeding = made.opened()
    stranger = accounts.member(["secretariat", "disciplinary_authority"])
    client = signed_in(stranger)
    assert client.get(proceeding.get_absolute_url()).status_code == 404
    for url in (
        reverse("discipline:lay", args=[proceeding.pk]),
        reverse("discipline:propose", args=[proceeding.pk]),
        reverse("machine:transition", args=["proceeding", proceeding.pk, "serve"]),
    ):
        assert client.get(url).status_code == 404
        assert client.post(url).status_code == 404
    assert Entry.objects.filter(event="door.tried", actor_id=stranger.pk).count() == 7
    assert proceeding.number not in client.get(reverse("discipline:proceedings")).content.decode()


def test_a_refusal_that_asks_for_one_answer_leads_to_it_and_keeps_what_was_typed(signed_in):
    sanction = made.imposed()
    secretary = sanction.people.secretary
    proceeding = Proceeding.objects.get(pk=sanction.proceeding_id)
    paper = issued(proceeding, "notice", about=str(sanction.pk), at=33, by=secretary)
    url = reverse("discipline:paper_serve", args=[paper.pk])
    told = {"way": "registered", "served_on": made.today(33).isoformat(), "reference": "", "witness": ""}
    with travel(made.later(34)):
        answer = signed_in(secretary).post(url, told)
    said = answer.content.decode()
    assert answer.status_code == 422
    assert '<a href="#id_reference">' in said
    assert f'value="{told["served_on"]}"' in said


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_form_of_a_proceeding_opens_in_its_state(signed_in, language):
    waiting = made.proposed()
    proceeding = waiting.proceeding
    secretary, authority = signed_in(waiting.people.secretary), signed_in(waiting.people.authority)
    transition = reverse("machine:transition", args=["decision", waiting.pk, "return"])
    for client, url in (
        (secretary, reverse("discipline:proceedings")),
        (secretary, reverse("discipline:admit", args=[proceeding.pk])),
        (secretary, reverse("discipline:record_consultation", args=[proceeding.pk])),
        (authority, transition),
        (authority, proceeding.get_absolute_url()),
    ):
        assert client.get(url.replace("/en/", f"/{language}/")).status_code == 200


def test_whoever_signed_in_with_a_locked_key_is_told_so(signed_in):
    proceeding = made.opened()
    client = signed_in(proceeding.people.authority)
    session = client.session
    del session[sign_ins.KEY]
    session.save()
    assert client.get(proceeding.get_absolute_url()).status_code == 403
    assert client.get(proceeding.case.get_absolute_url()).status_code == 403


def test_a_form_that_is_wrong_keeps_what_was_typed_and_says_why(signed_in):
    advised = made.advised()
    client = signed_in(advised.people.secretary)
    page = client.post(
        reverse("discipline:propose", args=[advised.pk]),
        {"sanction": "no-such-code", "reasons": "A long text that must survive."},
    )
    assert page.status_code == 422
    assert "A long text that must survive." in page.content.decode()


def test_a_step_that_the_state_forbids_is_refused_with_its_sentence(signed_in):
    opened = made.opened()
    client = signed_in(opened.people.secretary)
    page = client.post(
        reverse("machine:transition", args=["proceeding", opened.pk, "give_file_access"]), {"opened_on": "2026-01-01"}
    )
    assert page.status_code == 409
    opened.refresh_from_db()
    assert opened.state == "opened"


def test_the_authority_opens_a_proceeding_on_a_referred_case(signed_in):
    case = cases.referred()
    secretary = accounts.member(["secretariat"])
    client = signed_in(case.team.authority)
    url = reverse("discipline:open", args=[case.pk])
    assert client.get(url).status_code == 200
    answer = client.post(
        url,
        {
            "subject": str(case.subjects.get().pk),
            "person": "Noor Example",
            "facts": "Took money.",
            "secretary": str(secretary.pk),
        },
    )
    assert answer.status_code == 302
    assert case.proceedings.get().number == f"{case.number}/D1"


def test_the_vote_is_walked_page_by_page_and_drafts_the_opinion(signed_in):
    heard = made.heard()
    url = reverse("discipline:vote", args=[heard.pk])
    opinion = reverse("machine:transition", args=["proceeding", heard.pk, "give_opinion"])
    with travel(made.later(30)):
        client = signed_in(heard.people.secretary)
        assert "Most severe proposal" in client.get(url).content.decode()
        page = client.get(url, {"sanction": "retrogradation"}).content.decode()
        assert "Record this vote" in page
        tally = {"votes_for": 2, "votes_against": 1, "abstained": 1}
        assert client.post(url, {"rank": 1, "sanction": "retrogradation", **tally}).status_code == 302
        assert client.get(opinion).status_code == 409, "the vote is not over"
        again = client.post(url, {"rank": 1, "sanction": "retrogradation", **tally})
        assert again.status_code == 409, "somebody pressed twice"
        following = client.get(url).content.decode()
        assert "Temporary exclusion" in following or "Compulsory transfer" in following or "Votes so far" in following
        skipped = client.post(url, {"rank": 2, "sanction": "blame", "votes_for": 4, "votes_against": 0, "abstained": 0})
        assert skipped.status_code == 422, "no rung of the scale is left out"
    assert heard.rounds.count() == 1


def test_the_opinion_is_drafted_and_the_draft_alone_is_no_opinion(signed_in):
    heard = made.heard()
    made.vote(heard, "exclusion-2", 3, 1, days=10)
    url = reverse("machine:transition", args=["proceeding", heard.pk, "give_opinion"])
    with travel(made.later(30)):
        client = signed_in(heard.people.secretary)
        form = client.get(url).context["form"]
        draft = form["reasons"].value()
        assert "3 for, 1 against" in draft
        given = {"given_on": str(made.today(0))}
        assert client.post(url, given | {"reasons": draft}).status_code == 422
        assert client.post(url, given | {"reasons": draft + "The facts are grave."}).status_code == 302
    assert heard.opinion.sanction == "exclusion-2"
    assert heard.opinion.parameters == {"days": 10}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_pages_of_a_board_open_in_each_state_for_the_secretariat_and_for_no_stranger(signed_in, language):
    session = made.in_session()
    sitting, seat = session.board.sittings.get(), session.board.seats.first()
    secretary, stranger = session.people.secretary, accounts.member(["secretariat"])
    urls = [
        reverse("discipline:board", args=[session.pk]),
        reverse("discipline:minutes", args=[session.pk]),
        reverse("discipline:witness", args=[sitting.pk]),
        reverse("discipline:recuse", args=[seat.pk]),
        reverse("discipline:replace", args=[seat.pk]),
        reverse("machine:transition", args=["sitting", sitting.pk, "postpone"]),
        reverse("machine:transition", args=["proceeding", session.pk, "hold"]),
    ]
    client, outside = signed_in(secretary), signed_in(stranger)
    for url in urls:
        url = url.replace("/en/", f"/{language}/")
        assert client.get(url).status_code == 200, url
        assert outside.get(url).status_code == 404, url


def test_the_board_is_composed_on_its_page(signed_in):
    ready = made.with_file()
    url, team = reverse("discipline:convoke", args=[ready.pk]), ready.people
    client = signed_in(team.secretary)
    page = client.get(url).content.decode()
    assert "Administration 1" in page
    typed = {
        "places": 3,
        "chair": "1",
        "category": "A",
        "sits_on": str(made.today(30)),
        "place": "9.30 am, council room",
    }
    for n, one in zip((1, 2, 101, 102), (*team.administration, *team.staff), strict=True):
        typed |= {f"titular_{n}": str(one.pk), f"titular_category_{n}": "a"}
    more = client.post(url, typed | {"more": 6}).content.decode()
    assert "Administration 6" in more
    assert f'value="{team.staff[1].pk}" selected' in more, "nothing chosen is lost"
    page = client.post(url, typed)
    assert page.status_code == 422, "nobody found how many must sit: the ground is asked for"
    assert str(team.staff[1].pk) in page.content.decode()
    assert client.post(url, typed | {"size_ground": "Order of 3 May: four members."}).status_code == 302
    assert ready.board.seats.count() == 4
    assert ready.board.seats.get(chairs=1).titular == team.administration[0]
