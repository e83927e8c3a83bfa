import time

import pytest
import time_machine
from django.http import HttpResponse

from accounts.views.again import asks_passphrase_again
from audit.models import Entry
from tests.factories.accounts import PASSPHRASE, member, sign_in

pytestmark = pytest.mark.django_db
AGAIN = "/en/passphrase/"


@asks_passphrase_again
def disclose(request):
    return HttpResponse("done")


def acting(client, rf, method="get", data=None, who=None):
    """A request of the client's session to a sensitive act."""
    request = getattr(rf, method)("/en/disclose/", data or {})
    request.session, request.user = client.session, who or member()
    request.COOKIES = {name: morsel.value for name, morsel in client.cookies.items()}
    answer = disclose(request)
    request.session.save()
    return answer


@pytest.fixture
def somebody(client):
    made = member(language="en")
    sign_in(client, made)
    return made


def test_a_sensitive_act_asks_for_the_passphrase_and_goes_on(client, rf, somebody):
    assert acting(client, rf).url == f"{AGAIN}?next=%2Fen%2Fdisclose%2F"
    answer = client.post(AGAIN, {"passphrase": PASSPHRASE, "next": "/en/disclose/"})
    assert answer.url == "/en/disclose/"
    assert acting(client, rf).content == b"done"
    assert Entry.objects.get(event="passphrase.asked_again").said == {"passed": True}


def test_ten_minutes_later_it_asks_again(client, rf, somebody):
    client.post(AGAIN, {"passphrase": PASSPHRASE, "next": "/en/"})
    with time_machine.travel(time.time() + 11 * 60):
        assert acting(client, rf).status_code == 302


def test_a_wrong_passphrase_is_recorded_and_passes_nothing(client, rf, somebody):
    answer = client.post(AGAIN, {"passphrase": "not this one at all", "next": "/en/"})
    assert answer.status_code == 422
    assert Entry.objects.get(event="passphrase.asked_again").said == {"passed": False}
    assert acting(client, rf).status_code == 302


def test_a_form_sent_too_late_is_kept_for_after(client, rf, somebody):
    answer = acting(client, rf, "post", {"reasons": "a long text"}, who=somebody)
    assert answer.url == f"{AGAIN}?next=%2Fen%2Fkept%2F"
    assert client.post(AGAIN, {"passphrase": PASSPHRASE, "next": "/en/kept/"}).url == "/en/kept/"
    assert "a long text" in client.get("/en/kept/").content.decode()


def test_too_many_wrong_passphrases_make_one_wait(client, somebody):
    for _try in range(5):
        client.post(AGAIN, {"passphrase": "not this one at all", "next": "/en/"})
    answer = client.post(AGAIN, {"passphrase": PASSPHRASE, "next": "/en/"})
    assert answer.status_code == 422
    assert "Wait" in answer.content.decode()


def test_the_way_on_never_leads_elsewhere(client, somebody):
    answer = client.post(AGAIN, {"passphrase": PASSPHRASE, "next": "//elsewhere.example/"})
    assert answer.url == "/en/"
