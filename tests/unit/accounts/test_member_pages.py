import pytest
from django.utils import timezone

from accounts import policies
from accounts.actions import members
from accounts.models import Member
from audit.models import Entry
from procedures.units import actions as units
from procedures.units.access import forget_names
from tests.factories.accounts import member, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client):
    made = member(roles=["administrator"], name="Person Admin", language="en")
    sign_in(client, made)
    return made


def addresses(somebody):
    return [
        "/en/members/",
        "/en/members/invite/",
        *(f"/en/members/{somebody.pk}/{verb}/" for verb in ("roles", "close", "reset")),
    ]


def test_the_pages_answer_an_administrator(client, administrator):
    for address in addresses(member()):
        assert client.get(address).status_code == 200, address


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_pages_do_not_exist_for_anybody_else_and_each_try_is_recorded(client, method):
    somebody = member(roles=["head_of_office", "auditor"])
    sign_in(client, somebody)
    for tried, address in enumerate(addresses(member())):
        if method == "post" and address == "/en/members/":
            continue
        assert getattr(client, method)(address).status_code == 404, address
        assert Entry.objects.filter(event="door.tried", actor_id=somebody.pk).count() >= tried


def test_an_id_that_is_nobodys_answers_the_same(client, administrator):
    assert client.get("/en/members/00000000-0000-4000-8000-000000000000/roles/").status_code == 404


def test_inviting_shows_the_link_once(client, administrator):
    form = {"name": "Person New", "sign_in": "New.Person", "roles": ["clerk"], "language": "fr", "unit": "A1"}
    answer = client.post("/en/members/invite/", form)
    assert "/fr/invitation/" in answer.content.decode()
    assert "/invitation/" not in client.get("/en/members/").content.decode()
    made = Member.objects.get(sign_in="new.person")
    assert (made.invited_by, made.roles, made.unit) == (administrator, ["clerk"], "A1")


def test_units_are_called_by_their_names_where_somebody_named_them(client, administrator):
    member(unit="north-gate")
    member(unit="x-9")
    units.add(
        code="north-gate",
        names={"en": "North gate office", "fr": "Bureau de la porte nord"},
        by=member(roles=["head_of_office"]),
        at=timezone.now(),
    )
    forget_names()  # what a commit does
    page = client.get("/en/members/").content.decode()
    assert "North gate office" in page
    assert "north-gate" not in page
    assert "x-9" in page


def test_a_name_that_is_taken_or_odd_is_refused_with_a_sentence(client, administrator):
    form = {"name": "Person New", "sign_in": administrator.sign_in, "language": "fr"}
    assert client.post("/en/members/invite/", form).status_code == 422
    assert client.post("/en/members/invite/", form | {"sign_in": "two words"}).status_code == 422
    assert client.post("/en/members/invite/", form | {"sign_in": "x\x00y"}).status_code == 422


def test_roles_change_and_the_log_says_which(client, administrator):
    somebody = member(roles=["clerk", "receiver"])
    client.post(f"/en/members/{somebody.pk}/roles/", {"roles": ["receiver", "reviewer"]})
    assert Member.objects.get(pk=somebody.pk).roles == ["receiver", "reviewer"]
    assert Entry.objects.get(event="member.roles_changed").said == {"added": ["reviewer"], "removed": ["clerk"]}


def test_nobody_changes_their_own_roles(client, administrator):
    answer = client.post(f"/en/members/{administrator.pk}/roles/", {"roles": ["head_of_office"]})
    assert answer.status_code == 409
    assert Member.objects.get(pk=administrator.pk).roles == ["administrator"]


def test_an_administrator_cannot_be_given_a_share_of_a_key(client, administrator):
    other = member(roles=["administrator"])
    answer = client.post(f"/en/members/{other.pk}/roles/", {"roles": ["administrator", "identity_custodian"]})
    assert answer.status_code == 409


def test_closing_an_account_keeps_the_person_and_ends_the_links(client, administrator):
    somebody = member()
    link = members.issue_reset(member=somebody, by=administrator, at=timezone.now())
    client.post(f"/en/members/{somebody.pk}/close/")
    closed = Member.objects.get(pk=somebody.pk)
    assert (closed.is_active, closed.deactivated_by) == (False, administrator)
    assert not closed.has_usable_password()
    with pytest.raises(members.LinkClosed):
        members.open_invitation(token=link.token, at=timezone.now())


def test_the_last_administrator_stays():
    only = member(roles=["administrator"])
    with pytest.raises(policies.LastAdministrator):
        policies.require_may_deactivate(member=only, administrators=1, by=member(roles=["administrator"]))


def test_a_member_who_was_never_set_up_gets_a_first_link_anew(administrator):
    made = members.invite(
        name="Person New", sign_in="new", roles=[], language="en", by=administrator, at=timezone.now()
    )
    again = members.issue_reset(member=made.member, by=administrator, at=timezone.now())
    assert again.invitation.kind == "first"


def test_the_list_tells_where_each_account_stands(client, administrator):
    members.invite(name="Person New", sign_in="new", roles=[], language="en", by=administrator, at=timezone.now())
    page = client.get("/en/members/").content.decode()
    assert "Invited" in page
    assert "Open" in page
    assert "You" in page
