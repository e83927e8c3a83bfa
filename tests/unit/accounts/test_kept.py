import time
from html import unescape

import pytest
import time_machine
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client

from accounts import carried, kept
from tests.factories.accounts import PASSPHRASE, authenticator, member, sign_in, totp_code

pytestmark = pytest.mark.django_db
TEXT = "What the witness said, in a long sentence that took an hour to write."
FORM = "/en/members/invite/"


@pytest.fixture
def administrator():
    made = member(roles=["administrator"], unlocked=False, language="en")
    authenticator(made)
    return made


def carried_in(page):
    body = page.content.decode()
    return unescape(body.split('name="kept" value="')[1].split('"')[0])


def sign_in_with(client, who, token):
    answer = client.post("/en/sign-in/", {"login": who.sign_in, "password": PASSPHRASE, "kept": token})
    assert answer.url == "/en/sign-in/code/"
    return client.post(answer.url, {"code": totp_code(who)})


def test_an_expired_session_in_the_middle_of_a_text_loses_nothing(client, administrator):
    now = time.time()
    with time_machine.travel(now, tick=False):
        sign_in(client, administrator)
    with time_machine.travel(now + 40 * 60, tick=False):
        page = client.post(FORM, {"name": TEXT, "roles": ["clerk", "receiver"], "password": "a secret"})
        assert page.status_code == 403
        assert "not lost" in page.content.decode()
        assert TEXT not in page.content.decode()

        assert sign_in_with(client, administrator, carried_in(page)).url == "/en/kept/"
        shown = client.get("/en/kept/").content.decode()
    assert TEXT in shown
    assert f'action="{FORM}"' in shown
    assert shown.count('name="roles"') == 2
    assert "a secret" not in shown
    assert type(administrator).objects.count() == 1  # nothing was sent by itself


def test_the_text_is_nowhere_in_the_stored_session(client, administrator):
    page = client.post(FORM, {"name": TEXT})
    sign_in_with(client, administrator, carried_in(page))
    stored = Session.objects.get().get_decoded()[kept.SESSION]
    for key in (settings.DRAFT_KEY, settings.SECRET_KEY.encode()):
        assert carried.unseal(stored, key=key, purpose="kept", valid_seconds=60) is None


def test_the_text_of_one_member_is_not_shown_to_the_next_one_at_the_desk(client, administrator):
    sign_in(client, administrator)
    session = client.session
    session["seen"] = 0
    session.save()
    page = client.post(FORM, {"name": TEXT})
    other = member(unlocked=False, language="en")
    authenticator(other)
    assert sign_in_with(client, other, carried_in(page)).url == "/en/"
    assert client.get("/en/kept/").url == "/en/"


def test_it_can_be_thrown_away(client, administrator):
    page = client.post(FORM, {"name": TEXT})
    sign_in_with(client, administrator, carried_in(page))
    client.post("/en/kept/")
    assert kept.SESSION not in client.session


def test_a_forged_or_old_text_is_ignored(client, administrator):
    page = client.post(FORM, {"name": TEXT})
    token = carried_in(page)
    assert kept.from_page(token[:-4] + "AAAA") is None
    assert kept.from_page("é") is None
    with time_machine.travel(time.time() + 13 * 3600):
        assert kept.from_page(token) is None
    assert sign_in_with(client, administrator, "forged").url == "/en/"


def test_an_empty_form_is_not_kept(client):
    assert client.post(FORM, {}).status_code == 302


def test_a_wrong_passphrase_keeps_the_text_in_the_page(client, administrator):
    token = carried_in(client.post(FORM, {"name": TEXT}))
    again = client.post("/en/sign-in/", {"login": administrator.sign_in, "password": "wrong", "kept": token})
    assert carried_in(again) == token


def test_a_form_without_its_token_is_still_refused():
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(FORM, {"name": TEXT}).status_code == 403
