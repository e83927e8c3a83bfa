"""A reporter says who they are later, takes it back, and sees who asked, as far and as honestly as the law lets."""

from datetime import timedelta

import pytest
from django.db import Error, IntegrityError, connection, transaction
from django.utils import timezone

from audit.models import Entry
from reporting_channels import access, access_identity, policies, policies_identity, reporter_door
from reporting_channels.actions import disclosures, exclusions, identities
from reporting_channels.models import Identity, IdentityDisclosure, ShareRelease, TakingBack
from tests.factories.reporting_channels import report
from vault import compartments, erasure_keys
from vault.models import IdentityShare

pytestmark = pytest.mark.django_db
NAME, CONTACT = "Canary Name", "canary@example.org"
now = timezone.now


def today():
    return timezone.localdate()


def door(made):
    return reporter_door.open_by_receipt(made.told.receipt)


def add(made, name=NAME, contact=CONTACT):
    opened = door(made)
    return identities.add(report=opened.report, key=opened.key, name=name, contact=contact, at=now())


def take_back(made, part="all"):
    opened = door(made)
    return identities.take_back(report=opened.report, key=opened.key, part=part, at=now())


@pytest.fixture
def nameless(the_channel):
    return report(channel_=the_channel)


@pytest.fixture
def named(the_channel):
    return report(channel_=the_channel, name=NAME, contact=CONTACT)


def asked(made, receiver):
    return disclosures.request(report=made, legal_basis="court", reasons="A court asks.", by=receiver, at=now())


def released(made, receiver, custodians):
    row = asked(made, receiver)
    for custodian in custodians[:2]:
        row = disclosures.release(identity_disclosure=row, by=custodian, at=now())
    return row


def untold(row, custodian, days=30):
    until = today() + timedelta(days=days)
    return disclosures.derogate(
        identity_disclosure=row, ground="investigation", note="Watched.", until=until, by=custodian, at=now()
    )


def opened(made, receiver, custodians, is_told=True):
    row = released(made, receiver, custodians)
    if is_told:
        row = disclosures.tell(identity_disclosure=row, text="A court will learn your name.", by=receiver, at=now())
    else:
        row = untold(row, custodians[2])
    return disclosures.open_(identity_disclosure=row, by=receiver, at=now())


def told_lines(made, on=None):
    return [line.what for line in access_identity.standing(made, on or today()).lines]


def test_an_identity_added_later_opens_like_one_given_at_the_start(nameless, receiver, custodians, settle):
    add(nameless)
    settle()
    row = opened(nameless, receiver, custodians)
    assert access.read_identity(receiver, row, now()) == (NAME, CONTACT)
    assert Entry.objects.filter(event="identity.added").count() == 1


def test_it_is_added_once_and_not_to_a_closed_report(nameless, named):
    add(nameless)
    with pytest.raises(policies_identity.IdentityThere):
        add(nameless)
    with pytest.raises(policies_identity.IdentityThere):
        add(named)


def test_a_part_is_taken_back_and_the_other_still_opens(named, receiver, custodians):
    take_back(named, "contact")
    row = opened(named, receiver, custodians)
    assert access.read_identity(receiver, row, now()) == (NAME, "")
    assert access_identity.standing(named, today()).identity.parts == "name"


def test_all_of_it_is_taken_back_with_its_key_and_its_shares(named, receiver, custodians, settle):
    row = released(named, receiver, custodians)
    take_back(named)
    settle()
    gone = Identity.objects.get()
    assert (gone.name, gone.contact, gone.taken_back_on) == (None, None, today())
    assert gone.compartment.destroyed_at is not None
    assert {bytes(share.sealed_share) for share in IdentityShare.objects.all()} == {b""}
    assert {bytes(one.sealed_share) for one in ShareRelease.objects.all()} == {b""}
    with pytest.raises(policies_identity.TakenBack):
        disclosures.tell(identity_disclosure=row, text="Too late.", by=receiver, at=now())
    assert disclosures.lapse_overdue(at=now()) == 1
    assert IdentityDisclosure.objects.get().state == "lapsed"
    facts = Entry.objects.get(event="identity.taken_back").facts
    assert NAME not in str(facts)


def test_after_it_was_taken_back_it_can_be_given_anew(named, receiver, custodians):
    take_back(named)
    add(named, name="Another Name", contact="")
    row = opened(named, receiver, custodians)
    assert access.read_identity(receiver, row, now()) == ("Another Name", "")


def test_the_second_part_taken_back_is_the_whole(named):
    take_back(named, "contact")
    take_back(named, "name")
    assert not named.has_identity
    with pytest.raises(policies_identity.NothingToTakeBack):
        take_back(named)


def test_what_was_opened_is_not_taken_back(named, receiver, custodians):
    opened(named, receiver, custodians)
    with pytest.raises(policies_identity.OpenedAlready):
        take_back(named)
    proof = identities._proof(door(named).key, named.identity)
    with pytest.raises(IntegrityError), transaction.atomic():
        TakingBack.objects.create(identity=named.identity, part="all", proof=proof, taken_back_on=today())


def test_only_the_receipt_takes_it_back(named):
    with pytest.raises(IntegrityError), transaction.atomic():
        TakingBack.objects.create(identity=named.identity, part="all", proof=b"0" * 32, taken_back_on=today())
    assert named.has_identity


def test_the_reporters_role_adds_and_takes_back_and_changes_nothing_itself(nameless, as_site, settle):
    as_site("reporter")
    add(nameless)
    take_back(nameless, "name")
    take_back(nameless)
    assert told_lines(nameless) == ["taken", "taken"]
    settle()
    for statement in (
        "UPDATE reporting_channels_identity SET parts = 'all'",
        "SELECT name FROM reporting_channels_identity",
        "SELECT reasons FROM reporting_channels_identitydisclosure",
        "SELECT proof FROM reporting_channels_takingback",
        "DELETE FROM reporting_channels_takingback",
    ):
        with pytest.raises(Error, match="permission denied"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_the_reporter_sees_who_asked_once_it_was_told_and_when_it_was_opened(named, receiver, custodians):
    row = released(named, receiver, custodians)
    assert told_lines(named) == []
    assert told_lines(named, today() + timedelta(days=access_identity.DAYS_TO_TELL)) == ["asked"]
    row = disclosures.tell(identity_disclosure=row, text="A court will learn your name.", by=receiver, at=now())
    assert told_lines(named) == ["asked"]
    disclosures.open_(identity_disclosure=row, by=receiver, at=now())
    assert told_lines(named) == ["asked", "opened"]


def test_a_refusal_is_told_at_once(named, receiver, custodians):
    row = asked(named, receiver)
    disclosures.refuse(identity_disclosure=row, reasons="No order in the file.", by=custodians[0], at=now())
    assert told_lines(named) == ["asked", "refused"]


def test_under_a_derogation_nothing_is_told_until_its_last_day(named, receiver, custodians):
    opened(named, receiver, custodians, is_told=False)
    assert told_lines(named) == []
    standing = access_identity.standing(named, today())
    assert (standing.was_opened, standing.is_withheld) == (True, True)
    with pytest.raises(policies_identity.OpenedAlready):
        take_back(named)
    assert told_lines(named, today() + timedelta(days=30)) == ["asked", "opened"]


def test_whoever_asks_does_not_decide_that_nobody_is_told(named, receiver, colleague, custodians):
    row = released(named, receiver, custodians)
    with pytest.raises(policies_identity.NotByTheRequester):
        untold(row, receiver)
    for days in (0, -1, 181):
        with pytest.raises(policies_identity.DerogationTooLong):
            untold(row, custodians[0], days=days)
    with pytest.raises(IntegrityError), transaction.atomic():
        IdentityDisclosure.objects.filter(pk=row.pk).update(
            derogation="court", told_on=today(), noticed_at=now(), noticed_by=receiver
        )


def test_a_request_is_withdrawn_and_a_new_one_shows_the_earlier_refusal(named, receiver, head, custodians):
    first = asked(named, receiver)
    disclosures.refuse(identity_disclosure=first, reasons="No order in the file.", by=custodians[0], at=now())
    second = asked(named, receiver)
    assert [one.pk for one in access.earlier_requests(second)] == [first.pk]
    with pytest.raises(policies.NotYourRequest):
        disclosures.lapse(identity_disclosure=second, by=head, at=now())
    row = disclosures.lapse(identity_disclosure=second, by=receiver, at=now())
    assert row.state == "lapsed"


def test_a_request_that_nobody_carries_on_ends_and_its_shares_with_it(named, receiver, custodians):
    released(named, receiver, custodians)
    assert disclosures.lapse_overdue(at=now() + timedelta(days=disclosures.DAYS_OPEN - 1)) == 0
    assert disclosures.lapse_overdue(at=now() + timedelta(days=disclosures.DAYS_OPEN)) == 1
    assert {bytes(one.sealed_share) for one in ShareRelease.objects.all()} == {b""}


def test_a_custodian_who_is_kept_away_is_asked_nothing(named, receiver, head, custodians):
    exclusions.exclude(report=named, member=custodians[0], reason="named", by=head, at=now())
    row = asked(named, receiver)
    assert {one.pk for one in access.list_disclosures(custodians[1])} == {row.pk}
    assert access.list_disclosures(custodians[0]) == []


def test_the_worker_ends_requests_with_its_own_rights(named, receiver, custodians, as_site, settle):
    released(named, receiver, custodians)
    take_back(named)
    as_site("worker")
    assert disclosures.lapse_overdue(at=now()) == 1
    settle()


def test_nothing_is_taken_back_under_a_legal_hold(named, receiver):
    compartments.hold(compartment=named.identity.compartment, by=receiver, at=now())
    for part in ("all", "name"):
        with pytest.raises(policies_identity.Held):
            take_back(named, part)
    proof = identities._proof(door(named).key, named.identity)
    with pytest.raises(IntegrityError), transaction.atomic():
        TakingBack.objects.create(identity=named.identity, part="name", proof=proof, taken_back_on=today())


def test_the_outside_part_of_the_key_goes_too_so_that_no_backup_opens_it(named):
    pk = named.identity.compartment_id
    take_back(named)
    assert not erasure_keys.is_erased(pk)
    assert identities.take_parts_out(at=now()) == 1
    assert erasure_keys.is_erased(pk)
    assert identities.take_parts_out(at=now()) == 0
