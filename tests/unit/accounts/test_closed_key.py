"""Whoever resets a member's sign-in does not become that member."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts import sign_ins
from tests.factories import accounts, discipline

pytestmark = pytest.mark.django_db


def test_nothing_can_be_done_in_the_name_of_a_member_whose_key_is_closed():
    decision = discipline.proposed()
    client = Client()
    accounts.sign_in(client, decision.people.authority)
    session = client.session
    del session[sign_ins.KEY]
    session.save()
    answer = client.post(reverse("machine:transition", args=["decision", decision.pk, "confirm"]))
    assert answer.status_code == 403
    decision.refresh_from_db()
    assert decision.state == "proposed"
    assert client.get(reverse("my_key")).status_code == 200
