"""What went past the office leaves no trace for the office, and comes back to it only by the outside body's hand."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from accounts.policies import NotOutside, RoleNeeded, require_separate_roles
from reporting_channels import access, people
from reporting_channels.actions import handing, messages, reports
from reporting_channels.dialogue import policies as dialogue
from reporting_channels.policies import Excluded, WrongReader
from tests.factories.accounts import member, sign_in
from tests.factories.reporter_site import Reporter, settle_on
from tests.factories.reporting_channels import channel, report
from vault import grants, quorum

pytestmark = pytest.mark.django_db
now = timezone.now
# Every list, count, figure and home row that a member of the office can ask for.
PAGES = (
    "",
    "reports/",
    "reports/quarantine/",
    "reports/identities/",
    "cases/",
    "discipline/",
    "statistics/",
)


@pytest.fixture
def head():
    return member(["head_of_office"], "Mariam Solvère")


@pytest.fixture
def receiver():
    return member(["receiver"], "Awa Valombre")


@pytest.fixture
def outside():
    return member(["outside_body"], "Ombline Dehors")


@pytest.fixture
def the_channel(receiver, head):
    return channel(recipients=[receiver, member(["receiver"]), head], code="public")


@pytest.fixture
def past(the_channel, outside):
    return report(channel_=the_channel, shut_out=("head_of_office",))


def seen_by(somebody):
    """Each page as this member gets it, without what changes by itself (the form's own token)."""
    browser = Client()
    sign_in(browser, somebody)
    found = {}
    for page in PAGES:
        answer = browser.get(f"/en/{page}")
        body = answer.content.decode()
        token = str(answer.context["csrf_token"]) if answer.context and "csrf_token" in answer.context else ""
        found[page] = (answer.status_code, body.replace(token, "") if token else body)
    return found


def test_for_whoever_is_shut_out_the_world_is_the_same_to_the_last_byte(the_channel, outside, head, receiver):
    before = {one.pk: seen_by(one) for one in (head, receiver)}
    assert before[head.pk]["reports/"][0] == 200
    made = report(channel_=the_channel, shut_out=("head_of_office",))
    reports.acknowledge(report=made, text="We have it.", by=outside, at=now())
    messages.ask(report=made, text="Which day?", by=outside, at=now())
    for one in (head, receiver):
        assert seen_by(one) == before[one.pk]


def test_the_comparison_can_fail(the_channel, head):
    before = seen_by(head)
    report(channel_=the_channel)
    assert seen_by(head) != before


def test_the_outside_body_sees_it_in_its_own_inbox_and_works_on_it(past, outside):
    assert past.reference in seen_by(outside)["reports/"][1]
    done = reports.acknowledge(report=past, text="We have it.", by=outside, at=now())
    assert done.state == "acknowledged"
    browser = Client()
    sign_in(browser, outside)
    page = browser.get(past.get_absolute_url()).content.decode()
    assert "Outside body" in page.partition('class="driver"')[2][:400]
    with pytest.raises(RoleNeeded):
        reports.attach(report=done, case_id=1, by=outside, at=now())


def test_it_is_handed_back_to_whoever_nothing_keeps_away(past, outside, receiver, head):
    assert head not in people.could_have_it_back(past)
    with pytest.raises(Excluded):
        handing.hand_back(report=past, member=head, by=outside, at=now())
    with pytest.raises(dialogue.NotOfTheOffice):
        handing.hand_back(report=past, member=member(["investigator"]), by=outside, at=now())
    handing.hand_back(report=past, member=receiver, note="The conflict is over.", by=outside, at=now())
    assert access.read_report(receiver, access.get_report(receiver, past.pk), now()).narrative
    with pytest.raises(RoleNeeded):
        handing.hand_back(report=past, member=member(["receiver"]), by=receiver, at=now())


def test_the_office_does_not_give_it_on_and_the_quorum_never_gets_it(past, outside, receiver):
    from tests.factories.vault import office_quorum

    handing.hand_back(report=past, member=receiver, by=outside, at=now())
    with pytest.raises(WrongReader):
        reports.share(report=past, member=member(["receiver"]), by=receiver, at=now())
    made, _words = office_quorum()
    quorum.extend(keyring=receiver.keyring, by=receiver, at=now())
    key = access.report_key(receiver, past)
    with pytest.raises(IntegrityError), transaction.atomic():
        grants.give(key=key, holder=made.holder, by=receiver, at=now())


def test_an_ordinary_report_is_not_handed_back(the_channel, outside, receiver):
    with pytest.raises(dialogue.NotPastOffice):
        handing.hand_back(report=report(channel_=the_channel), member=receiver, by=outside, at=now())


@pytest.mark.parametrize("role", ["receiver", "head_of_office", "investigator", "quorum_officer", "administrator"])
def test_whoever_is_outside_has_no_other_part_in_the_office(role):
    with pytest.raises(NotOutside):
        require_separate_roles(roles=["outside_body", role])
    require_separate_roles(roles=["outside_body", "identity_custodian"])


def test_the_reporter_ticks_a_function_below_the_answers(settings, tmp_path, the_channel, outside, receiver, head):
    settings.MEDIA_ROOT = tmp_path
    settle_on(settings)
    ama = Reporter()
    page = ama.tell("public", "My chief took the money.")
    assert page.says("Head of office")
    assert not page.says("Mariam")
    assert ama.press("to:what", readers_shown="1", shut_out=["head_of_office"]).status == 200
    page = ama.press(what="My chief took all the money.")
    assert 'value="head_of_office" checked' in page.html.replace('" id="id_shut_out_1', "")
    assert ama.press(shut_out=["forged", "head_of_office"]).receipt
    assert access.list_reports(head).paginator.count == 0
