"""The ways off the main line: a proceeding that is discontinued, an appeal that cannot be examined."""

import pytest

from audit.models import Entry
from discipline.actions import appeals, proceedings
from discipline.models import Appeal, Proceeding
from machine.refusals import NotFromHere, Refused
from tests.factories import discipline as made

pytestmark = pytest.mark.django_db
WORLDS = [made.heard]


@pytest.mark.parametrize("stage", [made.opened, made.charged, made.with_file, made.convoked, made.heard, made.advised])
def test_the_authority_can_discontinue_until_there_is_a_decision(stage, settle):
    running = stage()
    done = proceedings.discontinue(
        proceeding=running, reason="prescribed", by=running.people.authority, at=made.later(50)
    )
    settle()
    assert (done.state, done.discontinued_reason) == ("discontinued", "prescribed")
    assert Entry.objects.filter(event="proceeding.discontinued", subject_id=str(done.pk)).exists()
    done.case.refresh_from_db()
    assert done.case.state == "follow_up", "the case goes back to the head of office"


def test_what_was_decided_is_not_discontinued():
    decided = made.decided()
    with pytest.raises(Refused):
        proceedings.discontinue(proceeding=decided, reason="prescribed", by=decided.people.authority, at=made.later(50))
    assert Proceeding.objects.get(pk=decided.pk).state == "decided"


def test_the_secretariat_does_not_discontinue():
    running = made.opened()
    with pytest.raises(Refused):
        proceedings.discontinue(proceeding=running, reason="prescribed", by=running.people.secretary, at=made.later(1))


def test_an_appeal_that_cannot_be_examined_is_rejected_with_reasons(settle):
    lodged = made.lodged()
    done = appeals.reject(
        appeal=lodged, ground="form", reasons="It names no decision.", by=lodged.people.appeal, at=made.later(41)
    )
    settle()
    assert done.state == "inadmissible"
    assert Entry.objects.filter(event="appeal.rejected", subject_id=str(done.pk)).exists()
    with pytest.raises(NotFromHere):
        appeals.admit(appeal=Appeal.objects.get(pk=done.pk), by=lodged.people.appeal, at=made.later(42))


def test_whoever_lodged_it_does_not_reject_it():
    lodged = made.lodged()
    with pytest.raises(Refused):
        appeals.reject(appeal=lodged, ground="form", reasons="No.", by=lodged.people.secretary, at=made.later(41))
