"""Wrong passphrases cost those who type them, and never the person whose name they type."""

import pytest
from django.conf import settings as django_settings
from django.test import Client

from accounts import tries
from audit.models import Entry
from tests.factories.accounts import PASSPHRASE, authenticator, member
from tests.unit.accounts.test_sign_in import SIGN_IN, whole_sign_in

pytestmark = pytest.mark.django_db
ATTACKER, HOME = "192.0.2.7", "198.51.100.9"
WAIT = "Too many tries"


@pytest.fixture
def awa():
    made = member(["receiver"], sign_in="awa")
    authenticator(made)
    return made


@pytest.fixture(autouse=True)
def in_no_time(monkeypatch):
    naps = []
    monkeypatch.setattr(tries.time, "sleep", naps.append)
    return naps


def knock(browser, address, passphrase="wrong and wrong again"):
    return browser.post(SIGN_IN, {"login": "awa", "password": passphrase}, REMOTE_ADDR=address)


def test_an_attacker_is_stopped_and_the_owner_of_the_name_is_not(awa):
    attacker, owner = Client(), Client()
    answers = [knock(attacker, ATTACKER).content.decode() for _try in range(tries.STRANGERS_TRIES + 1)]
    assert [WAIT in page for page in answers] == [False] * tries.STRANGERS_TRIES + [True]
    assert Entry.objects.filter(event="sign_in.limited").count() == 1
    assert knock(owner, HOME, PASSPHRASE).status_code == 302


def test_a_stopped_attacker_is_stopped_with_the_right_passphrase_too(awa):
    for _try in range(tries.STRANGERS_TRIES):
        knock(Client(), ATTACKER)
    assert WAIT in knock(Client(), ATTACKER, PASSPHRASE).content.decode()


def test_behind_one_address_for_all_nobody_is_closed_out(awa, in_no_time):
    for _try in range(40):
        assert WAIT not in knock(Client(), "127.0.0.1").content.decode()
    assert in_no_time == [tries.WAIT] * (40 - tries.FREE)
    assert knock(Client(), "127.0.0.1", PASSPHRASE).status_code == 302


def test_behind_one_address_many_at_once_are_told_to_wait_a_moment_and_a_known_browser_is_not(client, awa, monkeypatch):
    assert whole_sign_in(client, awa).status_code == 302
    client.post("/en/sign-out/")
    for _try in range(tries.FREE):
        knock(Client(), "127.0.0.1")
    monkeypatch.setattr(tries, "QUEUE", 0.01)
    with tries._turn:
        assert WAIT in knock(Client(), "127.0.0.1", PASSPHRASE).content.decode()
        assert knock(client, "127.0.0.1", PASSPHRASE).status_code == 302


def test_a_known_browser_has_a_bucket_of_its_own_that_ends_too(client, awa):
    whole_sign_in(client, awa)
    client.post("/en/sign-out/")
    cookie = client.cookies[django_settings.KNOWN_COOKIE_NAME]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    for _try in range(tries.KNOWN_TRIES):
        assert WAIT not in knock(client, HOME).content.decode()
    assert WAIT in knock(client, HOME, PASSPHRASE).content.decode()


def test_a_forged_cookie_makes_no_browser_known(awa, rf):
    for forged in ("", ".", "a.b", "é.é", tries.known("somebody-else"), "0" * 5000):
        request = rf.get("/")
        request.COOKIES[django_settings.KNOWN_COOKIE_NAME] = forged
        assert not tries.is_known(request, "awa")
    request.COOKIES[django_settings.KNOWN_COOKIE_NAME] = tries.known("AWA ")
    assert tries.is_known(request, "awa")
