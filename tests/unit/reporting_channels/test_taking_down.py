"""A clerk writes and seals, and cannot read back; a voice is kept by consent only."""

import pytest
from django.db import DatabaseError, transaction
from django.http import Http404
from django.utils import timezone

from accounts.policies import RoleNeeded
from audit.models import Entry
from reporting_channels import access, reporter_door
from reporting_channels.actions import clerk as clerk_actions
from reporting_channels.actions import exclusions, reports, taking_down
from reporting_channels.actions.intake import NobodyReceives
from reporting_channels.models import Exclusion, RecordingConsent, Report, ReportPermission, TakingDown
from reporting_channels.taking_down import access as doors
from reporting_channels.taking_down import policies
from tests.factories.accounts import member
from tests.factories.reporting_channels import CANARY, channel, report, stored_file, told
from tests.factories.taking_down import SOUND, consent, taken, taking
from vault.models import Grant, IdentityShare
from vault.receipts import WrongReceipt

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(db):
    return member(["clerk"])


def test_a_receiver_reads_what_a_clerk_sealed_and_how_it_came(the_channel, clerk, receiver, settle):
    made = taken(by=clerk, channel_=the_channel, medium="referral", referred_by="The ombudsman")
    settle()
    texts = access.read_report(receiver, access.get_report(receiver, made.pk), timezone.now())
    assert texts.narrative == CANARY
    found = doors.read_taken(receiver, made)
    assert (found.referred_by, found.row.taken_by, made.medium) == ("The ombudsman", clerk, "referral")


def test_the_clerk_has_no_permission_no_key_and_no_door(the_channel, clerk):
    made = taken(by=clerk, channel_=the_channel)
    assert not ReportPermission.objects.filter(user=clerk).exists()
    assert not Grant.objects.filter(holder=clerk.holder).exists()
    with pytest.raises(Http404):
        access.report_key(clerk, made)


@pytest.mark.django_db(transaction=True)
def test_the_clerks_own_report_is_a_shut_door_with_an_entry():
    made = taken()
    for door in (access.get_report, doors.get_minutes):
        with pytest.raises(Http404):
            door(made.clerk, made.pk if door is access.get_report else made.minutes.pk)
    assert Entry.objects.filter(event="door.tried", actor_id=made.clerk.pk).count() == 2


def test_a_clerk_who_also_receives_on_the_channel_gets_no_key_of_it(clerk, receiver, settle):
    both = member(["clerk", "receiver"])
    the_channel = channel(recipients=[both, receiver])
    made = taken(by=both, channel_=the_channel)
    settle()
    assert [row.user_id for row in ReportPermission.objects.filter(content_object=made)] == [receiver.pk]
    with pytest.raises(NobodyReceives):
        taken(by=both, channel_=channel(recipients=[both]))


def test_no_colleague_can_give_it_to_the_clerk_afterwards(the_channel, clerk, receiver):
    made = taken(by=clerk, channel_=the_channel)
    clerk.roles = ["clerk", "receiver"]
    clerk.save()
    with pytest.raises(policies.Refused):
        reports.share(report=made, member=clerk, by=receiver, at=timezone.now())
    assert Exclusion.objects.get(report=made).reason == "taken_down"


def test_only_a_clerk_takes_down(the_channel, receiver):
    with pytest.raises(RoleNeeded):
        taken(by=receiver, channel_=the_channel)


def test_a_second_press_is_one_report(the_channel, clerk):
    what = told(taking=taking())
    made = [
        clerk_actions.take_down(channel=the_channel, told=what, by=clerk, at=timezone.now()).pk for _turn in range(2)
    ]
    assert made[0] == made[1]
    assert TakingDown.objects.count() == Report.objects.count() == 1


def test_a_recording_without_consent_is_refused_and_nothing_stored(the_channel, clerk):
    for none in (None, consent(given_by="")):
        with pytest.raises(policies.ConsentMissing):
            taken(by=clerk, channel_=the_channel, files=(stored_file(b"ID3", *SOUND),), consent=none)
    assert not Report.objects.exists()


def test_a_recording_with_consent_says_who_agreed_to_what_and_when(the_channel, clerk, receiver, settle):
    made = taken(by=clerk, channel_=the_channel, files=(stored_file(), stored_file(b"ID3", *SOUND)), consent=consent())
    settle()
    (one,) = doors.read_taken(receiver, made).consents
    assert (one.name, one.given_by, one.on) == ("call.mp3", "The caller", timezone.localdate())
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        RecordingConsent.objects.update(scope="brought")


@pytest.mark.parametrize(
    ("medium", "values", "refusal"),
    [
        ("site", {}, policies.UnknownMedium),
        ("dream", {}, policies.UnknownMedium),
        ("referral", {}, policies.ReferrerMissing),
        ("letter", {"files": ()}, policies.OriginalMissing),
        ("email", {"files": ()}, policies.OriginalMissing),
    ],
)
def test_what_the_way_it_came_asks_for_is_asked_for(the_channel, clerk, medium, values, refusal):
    with pytest.raises(refusal):
        taken(by=clerk, channel_=the_channel, medium=medium, **values)
    assert not Report.objects.exists()


def test_letters_owe_no_minutes_and_spoken_reports_do(the_channel, clerk, settle):
    assert doors.minutes_of(taken(by=clerk, channel_=the_channel, medium="letter")) is None
    for medium in ("telephone", "hotline", "visit"):
        assert doors.minutes_of(taken(by=clerk, channel_=the_channel, medium=medium)).state == "offered"
    assert Entry.objects.filter(event="minutes.offered", actor_id=clerk.pk).count() == 3
    settle()


def test_the_identity_is_sealed_to_the_custodians_alone(the_channel, clerk, receiver, settle):
    made = taken(by=clerk, channel_=the_channel, name="Kim Sample")
    settle()
    assert IdentityShare.objects.filter(compartment=made.identity.compartment).count() == 3
    assert not Grant.objects.filter(compartment=made.identity.compartment, holder=clerk.holder).exists()


def test_a_receipt_that_was_not_taken_opens_nothing_any_more(the_channel, clerk):
    made = taken(by=clerk, channel_=the_channel)
    assert reporter_door.open_by_receipt(made.told.receipt)
    taking_down.settle(taking_down=made.taking_down, handover="refused", by=clerk, at=timezone.now())
    with pytest.raises(WrongReceipt):
        reporter_door.open_by_receipt(made.told.receipt)


def test_what_became_of_the_receipt_is_told_once_and_by_its_clerk(the_channel, clerk):
    made = taken(by=clerk, channel_=the_channel)
    with pytest.raises(policies.NotYours):
        taking_down.settle(
            taking_down=made.taking_down, handover="handed_over", by=member(["clerk"]), at=timezone.now()
        )
    taking_down.settle(taking_down=made.taking_down, handover="handed_over", by=clerk, at=timezone.now())
    with pytest.raises(policies.ReceiptSettled):
        taking_down.settle(taking_down=made.taking_down, handover="refused", by=clerk, at=timezone.now())
    with pytest.raises(DatabaseError, match="recorded once"), transaction.atomic():
        TakingDown.objects.update(handover="refused")
    assert reporter_door.open_by_receipt(made.told.receipt)


def test_a_clerk_counts_days_and_reads_nothing(the_channel, clerk):
    for _turn in range(2):
        taken(by=clerk, channel_=the_channel)
    taken(channel_=the_channel)
    (day,) = doors.taken_by(clerk)
    assert day == {"on": timezone.localdate(), "count": 2, "pending": 2}


def test_the_staff_process_has_the_rights_to_take_down_and_no_more(the_channel, clerk, as_site, settle):
    as_site("staff")
    made = taken(by=clerk, channel_=the_channel, name="Kim Sample", files=(stored_file(),))
    taking_down.settle(taking_down=made.taking_down, handover="refused", by=clerk, at=timezone.now())
    settle()
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        TakingDown.objects.update(taken_by=member(["clerk"], set_up=False).pk)


def test_the_reporters_process_cannot_say_that_a_clerk_wrote(the_channel, clerk, as_site):
    made = report(channel_=the_channel)
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        Report.objects.filter(pk=made.pk).update(medium="letter")
    as_site("reporter")
    with pytest.raises(DatabaseError, match=r"denied|refused"), transaction.atomic():
        reports.receive(channel=the_channel, told=told(taking=taking("letter")), by=clerk, at=timezone.now())


def test_the_clerk_is_kept_away_for_good(the_channel, clerk, receiver):
    made = taken(by=clerk, channel_=the_channel)
    with pytest.raises(policies.Refused):
        exclusions.exclude(report=made, member=clerk, reason="close", by=receiver, at=timezone.now())
