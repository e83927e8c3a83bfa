"""Who a reporter is: readable only when custodians agree, and the reporter was told."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from audit.models import Entry
from machine.refusals import NotFromHere
from reporting_channels import access, policies, reporter_door
from reporting_channels.actions import disclosures
from reporting_channels.models import IdentityDisclosure, ShareRelease
from tests.factories.accounts import PASSPHRASE
from tests.factories.desks import desk
from tests.factories.reporting_channels import report
from vault.models import Grant

pytestmark = pytest.mark.django_db
NAME = "Canary Name"


def now():
    return timezone.now()


@pytest.fixture
def named(the_channel):
    return report(channel_=the_channel, name=NAME, contact="canary@example.org")


@pytest.fixture
def asked(named, receiver):
    return disclosures.request(report=named, legal_basis="court", reasons="A court asks.", by=receiver, at=now())


def released(asked, custodians):
    for custodian in custodians[:2]:
        asked = disclosures.release(identity_disclosure=asked, by=custodian, at=now())
    return asked


def told(asked, receiver):
    return disclosures.tell(identity_disclosure=asked, text="A court will learn your name.", by=receiver, at=now())


def opened(asked, custodians, receiver):
    row = told(released(asked, custodians), receiver)
    return disclosures.open_(identity_disclosure=row, by=receiver, at=now())


def test_two_custodians_and_a_notice_open_it_for_the_requester(asked, custodians, receiver, named, settle):
    row = opened(asked, custodians, receiver)
    settle()
    assert access.read_identity(receiver, row, now()) == (NAME, "canary@example.org")
    assert Entry.objects.filter(event="identity.read", actor_id=receiver.pk).exists()
    door = reporter_door.open_by_receipt(named.told.receipt)
    assert [said.text for said in access.read_dialogue(door.report, door.key)] == ["A court will learn your name."]


def test_one_custodian_is_not_enough(asked, custodians, receiver):
    row = disclosures.release(identity_disclosure=asked, by=custodians[0], at=now())
    assert row.state == "requested"
    with pytest.raises(policies.AccessOver):
        access.read_identity(receiver, row, now())
    with pytest.raises(policies.AlreadyReleased):
        disclosures.release(identity_disclosure=row, by=custodians[0], at=now())


def test_the_reporter_is_told_before_it_opens(asked, custodians, receiver):
    row = released(asked, custodians)
    with pytest.raises(NotFromHere):
        disclosures.open_(identity_disclosure=row, by=receiver, at=now())


def test_a_derogation_is_recorded_with_its_ground(asked, custodians, receiver):
    row = disclosures.derogate(
        identity_disclosure=released(asked, custodians),
        ground="investigation",
        note="The telephone is watched.",
        until=timezone.localdate() + timedelta(days=30),
        by=custodians[2],
        at=now(),
    )
    assert (row.state, row.derogation) == ("noticed", "investigation")
    assert access.read_disclosure(custodians[2], row, now())["derogation_note"] == "The telephone is watched."


def test_a_refusal_stays_and_destroys_what_was_released(asked, custodians, receiver):
    disclosures.release(identity_disclosure=asked, by=custodians[0], at=now())
    row = disclosures.refuse(
        identity_disclosure=asked, reasons="No court order is in the file.", by=custodians[1], at=now()
    )
    assert row.state == "refused"
    assert {bytes(share.sealed_share) for share in ShareRelease.objects.all()} == {b""}
    assert access.read_disclosure(receiver, row, now())["refusal"] == "No court order is in the file."
    with pytest.raises(NotFromHere):
        disclosures.release(identity_disclosure=row, by=custodians[2], at=now())


def test_the_time_is_limited(asked, custodians, receiver):
    row = opened(asked, custodians, receiver)
    later = now() + timedelta(hours=disclosures.READING_HOURS, minutes=1)
    with pytest.raises(policies.AccessOver):
        access.read_identity(receiver, row, later)
    assert disclosures.end_overdue(at=later) == 1
    assert disclosures.end_overdue(at=later) == 0
    row = IdentityDisclosure.objects.get()
    assert row.state == "ended"
    assert {bytes(share.sealed_share) for share in ShareRelease.objects.all()} == {b""}


def test_nobody_but_the_requester_reads_it(asked, custodians, receiver, head):
    row = opened(asked, custodians, receiver)
    for other in (head, custodians[0]):
        with pytest.raises(policies.NotYourRequest):
            access.read_identity(other, row, now())


def test_a_custodian_cannot_ask(named, custodians):
    custodians[0].roles = ["identity_custodian", "receiver"]
    with pytest.raises(policies.CustodianCannotAsk):
        disclosures.request(report=named, legal_basis="court", reasons="I ask.", by=custodians[0], at=now())


def test_the_database_refuses_a_share_of_somebody_who_keeps_none(asked, receiver, head):
    for wrong in (receiver, head):
        with pytest.raises(IntegrityError), transaction.atomic():
            ShareRelease.objects.create(disclosure=asked, sealed_share=b"x", released_at=now(), released_by=wrong)


def test_custodians_cannot_open_the_report(asked, custodians, named):
    with pytest.raises(Http404):
        access.read_report(custodians[0], named, now())
    assert access.read_disclosure(custodians[0], asked, now())["reasons"] == "A court asks."


def test_the_recipients_keys_alone_cannot_open_the_identity(named, receiver):
    assert not Grant.objects.filter(compartment=named.identity.compartment).exists()


def test_a_report_without_a_name_cannot_be_asked_about(the_channel, receiver):
    with pytest.raises(policies.NoIdentity):
        disclosures.request(
            report=report(channel_=the_channel), legal_basis="court", reasons="Why not.", by=receiver, at=now()
        )


def test_the_worker_ends_what_is_over_with_its_own_role(asked, custodians, receiver, as_site, settle):
    opened(asked, custodians, receiver)
    as_site("worker")
    later = now() + timedelta(hours=disclosures.READING_HOURS, minutes=1)
    assert disclosures.end_overdue(at=later) == 1
    settle()


def test_the_passphrase_is_asked_before_a_share_is_released_and_before_the_name_is_opened(asked, custodians, receiver):
    """SECURITY.md, "Sessions": a disclosure is a sensitive act, on each side of it."""

    def step(office, verb):
        url = reverse(f"disclosure_{verb}", args=[asked.pk])
        for asks in (office.get(url), office.post(url)):
            assert asks.url.startswith(reverse("passphrase_again"))
        state = IdentityDisclosure.objects.get(pk=asked.pk).state
        office.post(asks.url, {"passphrase": PASSPHRASE})
        assert office.post(url).status_code == 302
        return state, IdentityDisclosure.objects.get(pk=asked.pk).state

    disclosures.release(identity_disclosure=asked, by=custodians[0], at=now())
    assert step(desk(custodians[1]), "complete") == ("requested", "released")
    told(asked, receiver)
    assert step(desk(receiver), "open") == ("noticed", "opened")
    assert (
        desk(receiver).get(reverse("machine:transition", args=["identity_disclosure", asked.pk, "open"])).status_code
        == 404
    )
