import importlib
import json

import pytest
from allauth.mfa.utils import decrypt
from django.urls import clear_url_caches

from tests.factories.accounts import PASSPHRASE, authenticator, member

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(settings, tmp_path):
    """The demo's accounts file with one person of the story in it."""
    somebody = member(roles=["investigator"], name="Person Story", unlocked=False, language="en")
    line = {
        "name": somebody.name,
        "role": "investigator",
        "sign_in": somebody.sign_in,
        "passphrase": PASSPHRASE,
        "totp_secret": decrypt(authenticator(somebody).data["secret"]),
    }
    path = tmp_path / "accounts.json"
    path.write_text(json.dumps([line]), encoding="utf-8")
    settings.DEMO_ACCOUNTS = path
    return somebody


def _reload_addresses(settings):
    import accounts.urls

    importlib.reload(accounts.urls)
    root = importlib.import_module(settings.ROOT_URLCONF)
    importlib.reload(root)
    clear_url_caches()


@pytest.fixture
def demo(settings, story):
    settings.DEMO = True
    _reload_addresses(settings)
    yield story
    settings.DEMO = False
    _reload_addresses(settings)


def test_one_press_signs_in_through_passphrase_and_code(client, demo):
    page = client.get("/en/sign-in/").content.decode()
    assert "Person Story" in page
    assert "proposes a finding" in page
    assert PASSPHRASE not in page
    assert client.post("/en/demo/sign-in/0/").url == "/en/"
    home = client.get("/en/")
    assert home.status_code == 200
    assert not home.wsgi_request.member.locked


def test_one_press_leads_on_to_the_page_that_was_asked_for(client, demo):
    asked = client.get("/en/key/")
    page = client.get(asked.url).content.decode()
    address = page.split('formaction="')[1].split('"')[0]
    assert address == "/en/demo/sign-in/0/?next=/en/key/"
    assert client.post(address).url == "/en/key/"


def test_one_press_leads_to_no_other_site(client, demo):
    assert client.post("/en/demo/sign-in/0/?next=https://elsewhere.example/").url == "/en/"


def test_pressing_again_soon_after_works_too(client, demo):
    for _time in range(2):
        assert client.post("/en/demo/sign-in/0/").url == "/en/"
        client.post("/en/sign-out/")


def test_one_press_brings_back_what_an_ended_session_had_left(client, demo):
    page = client.post("/en/key/", {"recovery_reasons": "a long text, typed for an hour"})
    token = page.content.decode().split('name="kept" value="')[1].split('"')[0]
    assert client.post("/en/demo/sign-in/0/", {"kept": token}).url == "/en/kept/"
    assert "a long text" in client.get("/en/kept/").content.decode()


def test_a_press_for_nobody_is_nothing(client, demo):
    assert client.post("/en/demo/sign-in/7/").status_code == 404
    assert client.get("/en/demo/sign-in/0/").status_code == 405


def test_in_production_neither_the_list_nor_the_address_exists(client, story):
    assert "Person Story" not in client.get("/en/sign-in/").content.decode()
    assert client.post("/en/demo/sign-in/0/").status_code == 404


def test_the_view_itself_refuses_without_the_demo(rf, story):
    from django.http import Http404

    from accounts import demo as view

    with pytest.raises(Http404):
        view.sign_in(rf.post("/"), 0)
