"""Destroying a report before its time: two people, and a hold that comes first at every moment."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from machine.refusals import NotFromHere
from reporting_channels.actions import deletions, erasures, retention
from reporting_channels.models import EarlyDeletion, Erasure
from reporting_channels.policies import SecondPersonNeeded
from reporting_channels.retention.policies import AlreadyProposed, UnderLegalHold
from tests.factories import procedures as profiles
from tests.factories import reporting_channels as make
from tests.factories.accounts import member

pytestmark = pytest.mark.django_db
THEN = datetime(2026, 3, 10, 9, tzinfo=UTC)
OVER = THEN + timedelta(days=366)


@pytest.fixture
def office(own_erasure_keys):
    profiles.version()
    return {"awa": member(["receiver"]), "ilan": member(["receiver"]), "mariam": member(["head_of_office"])}


def test_two_people_decide_and_the_sweep_does_it(office, settle):
    report = make.report(channel_=make.channel(recipients=list(office.values())))
    proposal = deletions.propose(report=report, ground="irrelevant", reasons="Health.", by=office["awa"], at=THEN)
    with pytest.raises(SecondPersonNeeded):
        deletions.confirm(early_deletion=proposal, by=office["awa"], at=THEN)
    with pytest.raises(SecondPersonNeeded):
        deletions.refuse(early_deletion=proposal, reasons="no", by=office["awa"], at=THEN)
    with pytest.raises(AlreadyProposed):
        deletions.propose(report=report, ground="court", reasons="r", by=office["ilan"], at=THEN)
    assert erasures.carry_out(at=THEN) == 0
    deletions.confirm(early_deletion=proposal, by=office["mariam"], at=THEN)
    assert erasures.carry_out(at=THEN) == 1
    assert erasures.finish(at=THEN) == 1
    settle()
    assert EarlyDeletion.objects.get().state == "carried_out"
    assert EarlyDeletion.objects.get().reasons is None
    said = json.loads(Erasure.objects.get().body)
    assert (said["proposed_by"], said["confirmed_by"]) == (str(office["awa"].pk), str(office["mariam"].pk))


def test_refused_it_stays_and_can_be_proposed_anew(office, settle):
    report = make.report(channel_=make.channel(recipients=list(office.values())))
    proposal = deletions.propose(report=report, ground="reporter", reasons="Asked.", by=office["awa"], at=THEN)
    deletions.refuse(early_deletion=proposal, reasons="Still needed.", by=office["ilan"], at=THEN)
    with pytest.raises(NotFromHere):
        deletions.confirm(early_deletion=proposal, by=office["mariam"], at=THEN)
    assert erasures.sweep(at=OVER) == 0
    deletions.propose(report=report, ground="reporter", reasons="Asked again.", by=office["awa"], at=THEN)
    settle()


def test_a_hold_comes_first_at_every_moment(office, settle):
    report = make.report(channel_=make.channel(recipients=list(office.values())))
    hold = retention.hold(report=report, ground="court", reasons="r", by=office["awa"], at=THEN)
    with pytest.raises(UnderLegalHold):
        deletions.propose(report=report, ground="court", reasons="r", by=office["awa"], at=THEN)
    retention.lift(legal_hold=hold, reasons="r", by=office["ilan"], at=THEN)
    proposal = deletions.propose(report=report, ground="court", reasons="r", by=office["awa"], at=THEN)
    deletions.confirm(early_deletion=proposal, by=office["mariam"], at=THEN)
    second = retention.hold(report=report, ground="audit", reasons="r", by=office["ilan"], at=THEN)
    assert EarlyDeletion.objects.get().state == "lapsed"
    assert erasures.sweep(at=OVER) == 0
    retention.lift(legal_hold=second, reasons="r", by=office["mariam"], at=THEN)
    with pytest.raises(NotFromHere):
        deletions.confirm(early_deletion=proposal, by=office["mariam"], at=THEN)
    assert erasures.sweep(at=OVER) == 0, "a deletion that a hold stopped does not come back when it is lifted"
    settle()
