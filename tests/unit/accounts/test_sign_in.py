import time

import pytest
import time_machine
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.models import Session
from django.test import Client

from accounts import sign_ins
from audit.models import Entry
from tests.factories.accounts import PASSPHRASE, authenticator, member, sign_in, totp_code

pytestmark = pytest.mark.django_db
SIGN_IN = "/en/sign-in/"
CODE = "/en/sign-in/code/"
HOME = "/en/"


@pytest.fixture
def investigator():
    made = member(roles=["investigator"], name="Person One", unlocked=False, language="en")
    authenticator(made)
    return made


def give_passphrase(client, who, passphrase=PASSPHRASE, **more):
    return client.post(SIGN_IN, {"login": who.sign_in, "password": passphrase, **more})


def whole_sign_in(client, who):
    give_passphrase(client, who)
    return client.post(CODE, {"code": totp_code(who)})


def test_passphrase_and_code_open_the_home_page_and_the_key(client, investigator):
    assert give_passphrase(client, investigator).url == CODE
    answer = client.post(CODE, {"code": totp_code(investigator)})
    assert answer.url == HOME
    page = client.get(HOME)
    assert page.status_code == 200
    assert not page.wsgi_request.member.locked
    assert type(page.wsgi_request.user) is type(investigator)
    assert Entry.objects.filter(event="sign_in.passed", actor_id=investigator.pk).count() == 1


def test_the_key_cookie_is_strict_and_closed_to_scripts(client, investigator):
    cookie = give_passphrase(client, investigator).cookies[settings.KEY_COOKIE_NAME]
    assert cookie["httponly"]
    assert cookie["secure"]
    assert cookie["samesite"] == "Strict"
    assert cookie["path"] == "/"
    assert not cookie["domain"]
    assert not cookie["max-age"]


def test_a_wrong_passphrase_and_an_unknown_name_get_the_same_answer(client, investigator):
    wrong = give_passphrase(client, investigator, "not this one at all")
    unknown = client.post(SIGN_IN, {"login": "nobody.here", "password": PASSPHRASE})
    error = wrong.context["form"].non_field_errors()
    assert error
    assert error == unknown.context["form"].non_field_errors()


def test_a_failed_sign_in_is_recorded_without_the_name(client, investigator):
    give_passphrase(client, investigator, "not this one at all")
    entry = Entry.objects.get(event="sign_in.failed")
    assert entry.said["step"] == "passphrase"
    assert investigator.sign_in not in entry.body
    assert entry.actor_id is None


def test_a_wrong_code_opens_nothing(client, investigator):
    give_passphrase(client, investigator)
    right = totp_code(investigator)
    answer = client.post(CODE, {"code": f"{(int(right) + 1) % 1_000_000:06}"})
    assert answer.context["form"].errors
    assert client.get(HOME).status_code == 302
    assert Entry.objects.get(event="sign_in.failed").said["step"] == "code"


def test_a_code_works_once(client, investigator):
    with time_machine.travel(time.time(), tick=False):
        whole_sign_in(client, investigator)
        another = Client()
        give_passphrase(another, investigator)
        assert another.post(CODE, {"code": totp_code(investigator)}).context["form"].errors
        assert another.get(HOME).status_code == 302


def test_an_older_code_than_the_last_one_used_is_refused(client, investigator):
    with time_machine.travel(time.time(), tick=False):
        whole_sign_in(client, investigator)
        another = Client()
        give_passphrase(another, investigator)
        assert another.post(CODE, {"code": totp_code(investigator, steps=-1)}).context["form"].errors
        assert another.post(CODE, {"code": totp_code(investigator, steps=1)}).url == HOME


def test_five_wrong_passphrases_make_the_sixth_wait_even_when_it_is_right(client, investigator):
    stranger = Client(REMOTE_ADDR="192.0.2.7")
    for _try in range(5):
        give_passphrase(stranger, investigator, "not this one at all")
    answer = give_passphrase(stranger, investigator)
    assert "Wait" in str(answer.context["form"].non_field_errors())


def test_without_a_second_factor_no_page_opens_but_its_set_up(client):
    bare = member(roles=["investigator"], unlocked=False, language="en")
    give_passphrase(client, bare)
    assert client.get(HOME).url == "/en/second-factor/"
    assert client.get("/en/members/").url == "/en/second-factor/"
    assert client.get("/en/second-factor/").status_code == 200


def test_somebody_not_signed_in_is_sent_to_the_sign_in_and_back(client, investigator):
    answer = client.get("/en/key/")
    assert answer.url == "/en/sign-in/?next=%2Fen%2Fkey%2F"
    client.post(answer.url, {"login": investigator.sign_in, "password": PASSPHRASE})
    assert client.post(CODE, {"code": totp_code(investigator)}).url == "/en/key/"


def test_the_way_back_never_leads_elsewhere(client, investigator):
    client.post(f"{SIGN_IN}?next=https://elsewhere.example/", {"login": investigator.sign_in, "password": PASSPHRASE})
    assert client.post(CODE, {"code": totp_code(investigator)}).url == HOME


def test_a_closed_account_gets_no_further_than_a_wrong_passphrase(client, investigator):
    type(investigator).objects.filter(pk=investigator.pk).update(
        deactivated_at="2026-01-01T00:00Z", deactivated_by=member()
    )
    give_passphrase(client, investigator)
    assert client.get(CODE).status_code == 302
    assert client.get(HOME).url.startswith(SIGN_IN)


def test_closing_an_account_ends_its_running_session(client, investigator):
    sign_in(client, investigator)
    type(investigator).objects.filter(pk=investigator.pk).update(
        deactivated_at="2026-01-01T00:00Z", deactivated_by=member()
    )
    assert client.get(HOME).status_code == 302
    assert Entry.objects.get(event="sign_in.ended").said["why"] == "closed"


@pytest.mark.parametrize(("seconds", "why"), [(31 * 60, "idle"), (12 * 3600 + 60, "absolute")])
def test_a_session_ends_by_itself_and_is_wiped(client, investigator, seconds, why):
    now = time.time()
    with time_machine.travel(now, tick=False):
        sign_in(client, investigator)
    session = client.session
    if why == "absolute":
        session[sign_ins.SEEN] = int(now + seconds)
        session.save()
    with time_machine.travel(now + seconds, tick=False):
        assert client.get(HOME).status_code == 302
    assert Entry.objects.get(event="sign_in.ended").said["why"] == why
    assert not Session.objects.filter(session_key=session.session_key).exists()


def test_work_keeps_the_session_open(client, investigator):
    now = time.time()
    with time_machine.travel(now, tick=False) as clock:
        sign_in(client, investigator)
        for _step in range(4):
            clock.shift(20 * 60)
            assert client.get(HOME).status_code == 200


def test_the_session_without_the_key_cookie_opens_nothing(client, investigator):
    sign_in(client, investigator)
    del client.cookies[settings.KEY_COOKIE_NAME]
    assert client.get(HOME).status_code == 302


def test_the_key_cookie_without_the_session_opens_nothing(client, investigator):
    sign_in(client, investigator)
    del client.cookies[settings.SESSION_COOKIE_NAME]
    assert client.get(HOME).status_code == 302


def test_the_key_cookie_of_another_session_opens_nothing(client, investigator):
    sign_in(client, investigator)
    other = Client()
    sign_in(other, member())
    client.cookies[settings.KEY_COOKIE_NAME] = other.cookies[settings.KEY_COOKIE_NAME].value
    assert client.get(HOME).status_code == 302


def test_the_stored_session_holds_no_key_in_clear(client, investigator):
    from vault.keyring import seed

    sign_in(client, investigator)
    import base64

    stored = Session.objects.get().get_decoded()
    raw = base64.urlsafe_b64decode(stored[sign_ins.KEY])
    from tests.factories.accounts import unlock

    assert seed(unlock(investigator).keyring) not in raw


def test_signing_out_deletes_session_and_cookie(client, investigator):
    sign_in(client, investigator)
    answer = client.post("/en/sign-out/")
    assert answer.url == "/en/signed-out/"
    assert answer.cookies[settings.KEY_COOKIE_NAME].value == ""
    assert not Session.objects.exists()
    assert client.get("/en/signed-out/").status_code == 200


def test_a_half_way_sign_in_can_be_begun_again(client, investigator):
    give_passphrase(client, investigator)
    assert client.get(SIGN_IN).url == CODE
    client.post("/en/sign-out/")
    assert client.get(SIGN_IN).status_code == 200


def test_production_hashes_passphrases_with_argon2():
    fast, *production = settings.PASSWORD_HASHERS  # the fast one is put first for tests alone
    assert fast.endswith("MD5PasswordHasher")
    assert production == ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    assert make_password("x", hasher="argon2").startswith("argon2$argon2id$")


def test_the_second_factor_is_stored_sealed(investigator):
    from allauth.mfa.utils import decrypt

    row = authenticator(investigator)
    assert decrypt(row.data["secret"]) not in str(row.data)


def test_a_reset_link_sealed_under_another_totp_key_says_so(investigator, settings):
    from accounts.adapters import SecondFactor

    stored = authenticator(investigator).data["secret"]
    settings.TOTP_KEY = bytes(range(32))
    with pytest.raises(ValueError, match="another TOTP key"):
        SecondFactor().decrypt(stored)


def test_the_limits_never_see_an_address(rf):
    from accounts.adapters import Account

    request = rf.post(SIGN_IN, REMOTE_ADDR="192.0.2.7")
    tag = Account(request).get_client_ip(request)
    assert "192" not in tag[:4]
    assert tag == Account(request).get_client_ip(request)
    assert tag != Account(request).get_client_ip(rf.post(SIGN_IN, REMOTE_ADDR="192.0.2.8"))


def test_there_is_no_open_registration(client):
    assert client.get("/en/signup/").status_code == 404


def test_a_session_nobody_came_back_to_is_wiped_with_its_key(client, investigator):
    from accounts.tasks import wipe_idle_sessions

    now = time.time()
    with time_machine.travel(now, tick=False) as clock:
        sign_in(client, investigator)
        clock.shift(20 * 60)
        assert wipe_idle_sessions() == 0
        clock.shift(12 * 60)
        assert wipe_idle_sessions() == 1


def test_the_staff_process_may_do_all_of_this_with_its_own_database_role(client, investigator, as_site):
    as_site("staff")
    assert whole_sign_in(client, investigator).url == HOME
    assert client.get(HOME).status_code == 200
    client.post("/en/sign-out/")
    assert client.get(HOME).status_code == 302
