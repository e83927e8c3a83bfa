"""What a channel is, who may sit on it, and that what it was stays readable."""

from datetime import date, time

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from audit.actors import OPERATOR
from audit.models import Entry
from reporting_channels import access
from reporting_channels.actions import channels
from reporting_channels.channels.policies import RecipientIsCustodian, SameSeatTwice
from reporting_channels.channels.terms import Hours, Seat, from_json, terms_of
from reporting_channels.models import Channel, ChannelRecipient, ChannelVersion
from tests.factories.accounts import member
from tests.factories.reporting_channels import channel

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)


def test_what_a_channel_is_stands_in_its_first_version_and_its_digest_in_the_log():
    made = channel(hours=[Hours(0, time(9), time(12)), Hours(4, time(14), time(17))], telephone="+33 1 23 45 67 89")
    version = ChannelVersion.objects.get(channel=made)
    assert from_json(version.terms) == terms_of(made)
    assert version.digest == terms_of(made).digest()
    assert version.digest in Entry.objects.get(event="channel.set_up").facts


def test_the_terms_of_two_channels_differ_in_what_is_named():
    one, other = terms_of(channel()), terms_of(channel(telephone="12"))
    assert "telephone" in one.differences(other)
    assert "retention" not in one.differences(other)
    assert one.differences(one) == ()


def test_substitutes_stand_in_their_order_and_know_who_is_of_an_outside_body():
    first, second, outside = member(["receiver"]), member(["head_of_office"]), member(["receiver"])
    made = channel(substitutes=[Seat(second.pk), Seat(outside.pk, "Inspectorate of the State"), Seat(first.pk)])
    found = made.ready_substitutes()
    assert [one.pk for one in found] == [second.pk, outside.pk, first.pk]
    assert [one.is_outside for one in found] == [False, True, False]


def test_somebody_absent_is_not_ready_on_that_day_and_is_back_after():
    away, here = member(["receiver"]), member(["receiver"])
    made = channel(recipients=[Seat(away.pk, "", date(2026, 11, 20), date(2026, 11, 25)), here])
    assert [one.pk for one in made.ready_recipients(TODAY)] == [here.pk]
    assert [one.pk for one in made.ready_recipients(date(2026, 11, 25))] == [away.pk, here.pk]
    assert [one.pk for one in made.ready_recipients(date(2026, 11, 19))] == [away.pk, here.pk]


def test_nobody_takes_over_from_themselves(receiver):
    with pytest.raises(SameSeatTwice):
        channel(recipients=[receiver], substitutes=[receiver])


def test_a_substitute_keeps_no_identity(custodians):
    with pytest.raises(RecipientIsCustodian):
        channel(substitutes=custodians[:1], custodians=custodians)


@transaction.atomic
def _refused_by_the_database(act) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        act()


def test_the_database_gives_an_administrator_no_seat(the_channel):
    administrator = member(["administrator", "receiver"])
    _refused_by_the_database(lambda: ChannelRecipient.objects.create(channel=the_channel, member=administrator))


def test_the_database_makes_nobody_with_a_seat_an_administrator(the_channel, receiver):
    receiver.roles = ["receiver", "administrator"]
    _refused_by_the_database(receiver.save)


def test_the_database_keeps_the_history_of_a_channel(the_channel):
    version = ChannelVersion.objects.get(channel=the_channel)
    _refused_by_the_database(lambda: ChannelVersion.objects.filter(pk=version.pk).update(digest="0" * 64))
    _refused_by_the_database(version.delete)


def test_the_database_refuses_a_change_that_leaves_no_version(the_channel, settle):
    _refused_by_the_database(lambda: Channel.objects.filter(pk=the_channel.pk).update(is_active=False))

    def raised_without_version():
        Channel.objects.filter(pk=the_channel.pk).update(is_active=False, revision=2)
        settle()

    _refused_by_the_database(raised_without_version)


def test_the_reporter_is_offered_no_clerks_channel_and_the_clerk_no_other():
    public, human = channel(), channel(audience="clerk")
    assert access.open_channels() == [public]
    assert access.clerk_channels() == [human]
    assert human.is_human
    assert not public.is_human


def test_a_channel_is_set_up_by_the_operator_too():
    made = channels.set_up(
        code="desk", audience="clerk", names={"en": "Desk"}, notices={"en": "-"}, retention="report_retention",
        procedure="fr-state", recipients=[member(["receiver"])], by=OPERATOR, at=timezone.now(),
    )  # fmt: skip
    assert made.versions.get().made_by is None
