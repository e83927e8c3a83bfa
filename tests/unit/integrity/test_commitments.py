"""The joint action plan: two persons to agree, evidence to keep, a reason to drop."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.policies import RoleNeeded
from audit.models import Entry
from integrity.actions import commitments
from integrity.models import Commitment
from integrity.policies import OneSideOnly
from machine.refusals import NotFromHere
from tests.factories import accounts

pytestmark = pytest.mark.django_db
TEXT = "Publish the release times of each office every month."


def proposed(by, **values) -> Commitment:
    defaults = {
        "factor": "transparency",
        "side": "customs",
        "owner": "Release service",
        "text": TEXT,
        "due_on": timezone.localdate() + timedelta(days=30),
    }
    return commitments.propose(by=by, at=timezone.now(), **defaults | values)


def test_a_commitment_is_proposed_agreed_and_kept_and_the_log_says_so(settle):
    head, supervisor = accounts.member(["head_of_office"]), accounts.member(["supervisor"])
    one = commitments.agree(commitment=proposed(head), by=supervisor, at=timezone.now())
    one = commitments.keep(commitment=one, evidence="On the web site.", by=head, at=timezone.now())
    settle()
    events = Entry.objects.filter(subject_id=str(one.pk)).order_by("id").values_list("event", flat=True)
    assert list(events) == ["commitment.proposed", "commitment.agreed", "commitment.kept"]


def test_nobody_agrees_with_themselves_neither_by_the_action_nor_by_sql():
    head = accounts.member(["head_of_office"])
    one = proposed(head)
    with pytest.raises(OneSideOnly):
        commitments.agree(commitment=one, by=head, at=timezone.now())
    with pytest.raises(IntegrityError), transaction.atomic():
        Commitment.objects.filter(pk=one.pk).update(agreed_by=head, agreed_at=timezone.now())


def test_what_was_not_agreed_cannot_be_kept():
    head = accounts.member(["head_of_office"])
    with pytest.raises(NotFromHere):
        commitments.keep(commitment=proposed(head), evidence="x", by=head, at=timezone.now())


def test_a_dropped_commitment_keeps_its_reason(settle):
    head = accounts.member(["head_of_office"])
    one = commitments.drop(commitment=proposed(head), reason="Another body does it.", by=head, at=timezone.now())
    settle()
    assert one.state == "dropped"
    assert one.reason


def test_an_investigator_reads_the_plan_and_writes_nothing():
    reader, head = accounts.member(["investigator"]), accounts.member(["head_of_office"])
    one = proposed(head)
    with pytest.raises(RoleNeeded):
        proposed(reader)
    client = Client()
    accounts.sign_in(client, reader)
    assert TEXT in client.get(reverse("integrity:plan")).content.decode()
    assert client.get(one.get_absolute_url()).status_code == 200
    assert client.get(reverse("integrity:propose")).status_code == 403


def test_a_form_that_is_wrong_keeps_what_was_typed():
    client = Client()
    accounts.sign_in(client, accounts.member(["head_of_office"]))
    page = client.post(reverse("integrity:propose"), {"factor": "nonsense", "text": TEXT})
    assert page.status_code == 422
    assert TEXT in page.content.decode()
    done = client.post(
        reverse("integrity:propose"),
        {"factor": "audit", "side": "both", "owner": "Forum", "text": TEXT, "due_on": "2030-01-31"},
    )
    assert done.status_code == 302
    assert Commitment.objects.get().due_on.year == 2030


def test_late_is_what_was_agreed_and_not_done_in_time():
    head, supervisor = accounts.member(["head_of_office"]), accounts.member(["supervisor"])
    one = proposed(head, due_on=timezone.localdate() - timedelta(days=1))
    assert not one.is_late(timezone.localdate())
    one = commitments.agree(commitment=one, by=supervisor, at=timezone.now())
    assert one.is_late(timezone.localdate())
