"""Who receives is remembered from one report to the next, and never longer than it is true (ADR 0056)."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from accounts import names
from accounts.actions.members import deactivate
from reporting_channels.models import ChannelRecipient, ReportPermission
from tests.factories.accounts import member
from tests.factories.reporting_channels import channel, report
from tests.factories.vault import office_quorum
from vault import roster
from vault.models import Grant, Quorum, Roster

now = timezone.now


def _version():
    return Roster.objects.get().version


def _readers(made):
    return set(ReportPermission.objects.filter(content_object=made).values_list("user__name", flat=True))


@pytest.mark.django_db(transaction=True)
def test_a_report_leans_on_what_was_remembered_until_somebody_changes_it():
    roster.forget()
    awa, ilan, zara = (member(["receiver"], name) for name in ("Awa Valombre", "Ilan Tassongo", "Zara Substitut"))
    through = channel(recipients=[awa, ilan, zara])
    everybody = {one.name for one in (awa, ilan, zara)}
    assert _readers(report(channel_=through)) == everybody
    assert roster._memory.version == _version()
    kept = roster._memory
    assert _readers(report(channel_=through)) == everybody
    assert roster._memory is kept, "the second report asked again"

    ChannelRecipient.objects.filter(member=zara).update(absent_from=now() - timedelta(days=2))
    assert _readers(report(channel_=through)) == {awa.name, ilan.name}
    ChannelRecipient.objects.filter(member=zara).update(absent_from=None)
    assert _readers(report(channel_=through)) == everybody
    deactivate(member=zara, by=member(["administrator"]), at=now())
    assert _readers(report(channel_=through)) == {awa.name, ilan.name}
    quorum, _words = office_quorum()
    assert Grant.objects.filter(compartment=report(channel_=through).compartment, holder=quorum.holder).exists()
    late = member(["receiver"], "Dara Nouvelle")
    ChannelRecipient.objects.create(channel=through, member=late, position=9)
    assert _readers(report(channel_=through, narrative="At noon Dara Nouvelle took it.")) == {awa.name, ilan.name}
    assert late.name in _readers(report(channel_=through))


@pytest.mark.django_db(transaction=True)
def test_what_changed_while_a_report_was_on_its_way_is_refused_by_the_database_and_asked_again(monkeypatch):
    roster.forget()
    through = channel()
    report(channel_=through)
    forgotten = []
    monkeypatch.setattr(roster, "forget", lambda real=roster.forget: (forgotten.append(1), real()))
    office_quorum()
    made = report(channel_=through)
    assert forgotten == [1]
    assert ReportPermission.objects.filter(content_object=made).count() == 3


CHANGES = {
    "a member's names": lambda made, _seat: names.keep(made, staff_number="4711"),
    "the end of an account": lambda made, _seat: (
        type(made).objects.filter(pk=made.pk).update(deactivated_at=now(), deactivated_by=member(["administrator"]))
    ),
    "a seat given up": lambda _made, seat: seat.delete(),
    "an absence": lambda _made, seat: ChannelRecipient.objects.filter(pk=seat.pk).update(absent_from=now()),
    "a quorum": lambda _made, _seat: office_quorum(),
    "the end of a quorum": lambda _made, _seat: Quorum.objects.update(retired_at=now()),
}


@pytest.mark.django_db
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_may_change_who_is_sealed_to_makes_a_new_version(change):
    made = member(["receiver"])
    seat = channel(recipients=[made, member(["receiver"]), member(["head_of_office"])]).recipient_rows.first()
    before = _version()
    change(made, seat)
    assert _version() != before


@pytest.mark.django_db
def test_what_changes_nobody_leaves_the_version():
    made = member(["receiver"])
    before = _version()
    type(made).objects.filter(pk=made.pk).update(roles=["clerk"])
    assert _version() == before


@pytest.mark.django_db
def test_inside_another_transaction_nothing_is_remembered():
    roster.forget()
    with transaction.atomic():
        report()
    assert roster._memory.version is None
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM vault_roster")
        assert cursor.fetchone() == (1,)
