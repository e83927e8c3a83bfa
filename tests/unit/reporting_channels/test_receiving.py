"""What happens when somebody presses "send"."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.http import Http404
from django.utils import timezone

from audit.days import day_of
from audit.models import Entry
from reporting_channels import access, reporter_door
from reporting_channels.actions import reports
from reporting_channels.actions.identities import TooFewCustodians
from reporting_channels.actions.intake import NobodyReceives
from reporting_channels.cleaning.access import open_original
from reporting_channels.models import Attachment, Identity, Report, ReportPermission
from reporting_channels.policies import ChannelRetired
from tests.factories.accounts import member
from tests.factories.reporting_channels import CANARY, channel, report, stored_file, told
from vault.models import Grant, IdentityShare
from vault.receipts import InvalidReceipt, WrongReceipt, new_code

pytestmark = pytest.mark.django_db


def test_every_recipient_can_open_it_and_nobody_else(the_channel, receiver, head, settle):
    made = report(channel_=the_channel)
    settle()
    stranger = member(["receiver"])
    for reader in (receiver, head):
        texts = access.read_report(reader, access.get_report(reader, made.pk), timezone.now())
        assert texts.narrative == CANARY
        assert texts.answers == {"when_where": "In March, at the north gate."}
    with pytest.raises(Http404):
        access.read_report(stranger, made, timezone.now())


def test_the_words_are_nowhere_in_the_row(the_channel):
    made = report(channel_=the_channel)
    with connection.cursor() as cursor:
        cursor.execute("SELECT r::text FROM reporting_channels_report r WHERE id = %s", [made.pk])
        (row,) = cursor.fetchone()
    assert CANARY not in row
    assert CANARY.encode().hex() not in row


def test_the_receiving_is_one_entry_by_the_reporter_and_says_no_word_of_it(the_channel):
    made = report(channel_=the_channel)
    entry = Entry.objects.get(event="report.received", subject_id=str(made.pk))
    assert (entry.actor_kind, entry.actor_id, entry.state) == ("reporter", None, "received")
    assert CANARY not in str(entry.facts)


def test_a_second_press_gives_the_same_report(the_channel):
    what = told()
    first = reports.receive(channel=the_channel, told=what, at=timezone.now())
    second = reports.receive(channel=the_channel, told=what, at=timezone.now())
    assert first.pk == second.pk
    assert Report.objects.count() == 1
    assert Entry.objects.filter(event="report.received").count() == 1


def test_the_receipt_opens_it_and_is_stored_nowhere(the_channel):
    made = report(channel_=the_channel)
    opened = reporter_door.open_by_receipt(" ".join(made.told.receipt[i : i + 4] for i in range(0, 32, 4)))
    assert opened.report.pk == made.pk
    assert reporter_door.open_again(opened.receipt_id, opened.derived).report.pk == made.pk
    with connection.cursor() as cursor:
        cursor.execute("SELECT r::text FROM reporting_channels_receipt r")
        (row,) = cursor.fetchone()
    assert made.told.receipt[6:] not in row


def test_a_wrong_receipt_opens_nothing(the_channel):
    made = report(channel_=the_channel)
    with pytest.raises(WrongReceipt):
        reporter_door.open_by_receipt(new_code())
    with pytest.raises(InvalidReceipt):
        reporter_door.open_by_receipt(made.told.receipt[:-1])
    swapped = ("1" if made.told.receipt[0] != "1" else "2") + made.told.receipt[1:]
    with pytest.raises(InvalidReceipt):
        reporter_door.open_by_receipt(swapped)


def test_the_identity_lies_apart_and_its_key_exists_only_as_shares(the_channel, receiver, custodians):
    made = report(channel_=the_channel, name="Canary Name", contact="canary@example.org")
    identity = Identity.objects.get(report=made)
    assert identity.compartment_id != made.compartment_id
    assert not Grant.objects.filter(compartment=identity.compartment).exists()
    assert IdentityShare.objects.filter(compartment=identity.compartment).count() == len(custodians)
    texts = access.read_report(receiver, made, timezone.now())
    assert "Canary Name" not in repr(texts.__dict__)


def test_without_a_name_no_identity_is_made(the_channel):
    made = report(channel_=the_channel)
    assert not Identity.objects.filter(report=made).exists()


def test_a_name_that_too_few_custodians_could_keep_is_refused_and_nothing_is_stored():
    lonely = channel(custodians=[member(["identity_custodian"])])
    with pytest.raises(TooFewCustodians):
        report(channel_=lonely, name="Canary Name")
    assert not Report.objects.exists()


def test_a_channel_without_a_keyed_recipient_refuses(db):
    empty = channel(recipients=[member(["receiver"], set_up=False)])
    with pytest.raises(NobodyReceives):
        report(channel_=empty)
    assert not Report.objects.exists()


def test_a_file_comes_back_as_it_was_sent(the_channel, receiver):
    made = report(channel_=the_channel, files=(stored_file(b"page one" * 5000, "scan.txt"),))
    row = Attachment.objects.get(report=made)
    label, chunks = open_original(
        receiver, made, row, access.report_key(receiver, made), is_confirmed=False, at=timezone.now()
    )
    assert (label.name, label.size) == ("scan.txt", 40_000)
    assert b"".join(chunks) == b"page one" * 5000


def test_a_file_of_another_draft_cannot_be_attached_twice(the_channel):
    file = stored_file()
    report(channel_=the_channel, files=(file,))
    with pytest.raises(IntegrityError), transaction.atomic():
        report(channel_=the_channel, files=(file,))
    assert Report.objects.count() == 1


def test_a_report_without_an_entry_is_refused_by_the_database(the_channel, settle):
    made = report(channel_=the_channel)
    settle()
    with pytest.raises(IntegrityError):
        _moved_in_silence(made, settle)


@transaction.atomic
def _moved_in_silence(made, settle):
    Report.objects.filter(pk=made.pk).update(state="acknowledged")
    settle()


def test_a_retired_channel_receives_nothing(the_channel):
    the_channel.is_active = False
    with pytest.raises(ChannelRetired):
        report(channel_=the_channel)
    assert not Report.objects.exists()


def test_permissions_carry_the_sort_key(the_channel):
    made = report(channel_=the_channel)
    assert set(ReportPermission.objects.values_list("listed_at", flat=True)) == {day_of(made.received_on)}
