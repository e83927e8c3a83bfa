"""The pages of discipline, through the doors that people use."""

import pytest
from django.test import Client
from django.urls import reverse
from time_machine import travel

from accounts import sign_ins
from audit.models import Entry
from tests.factories import accounts, cases
from tests.factories import discipline as made

pytestmark = pytest.mark.django_db


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


def test_the_votes_are_typed_into_a_table_and_give_the_opinion(signed_in):
    heard = made.heard()
    url = reverse("machine:transition", args=["proceeding", heard.pk, "give_opinion"])
    votes = {"for_exclusion-2": 3, "against_exclusion-2": 1, "abstained_exclusion-2": 0}
    with travel(made.later(30)):
        client = signed_in(heard.people.secretary)
        assert "<caption>" in client.get(url).content.decode()
        answer = client.post(url, {"given_on": str(made.today(0)), "reasons": "Grave.", **votes})
    assert answer.status_code == 302
    assert heard.opinion.sanction == "exclusion-2"
