"""Looking across cases: only for those let in, with a purpose, and never into what one is kept from."""

import pytest
from django.urls import reverse
from django.utils import timezone

from audit.models import Entry
from cases.actions import histories, recusals
from cases.histories.policies import NotAnalyst, OddAnalyst
from cases.models import HistoryIndex, PersonToken
from tests.factories import cases as making
from tests.factories import people as factory
from tests.factories.accounts import member, sign_in

pytestmark = pytest.mark.django_db
WORLDS = [making.preliminary]


def _look(case, by, purpose="assessing"):
    return histories.look(subject=case.subjects.first(), purpose=purpose, by=by, at=timezone.now())


def test_the_head_sees_the_other_case_and_its_findings_and_the_look_is_an_entry():
    first, other = factory.two_cases()
    head = first.team.head
    factory.indexed(head)
    found = _look(first, head)
    assert [(one.case.pk, one.allegations, one.is_open) for one in found] == [(other.pk, 1, True)]
    entry = Entry.objects.get(event="history.looked")
    assert entry.said["purpose"] == "assessing"
    assert entry.said["cases"] == 1


def test_an_analyst_without_the_other_cases_key_learns_a_number_and_a_count():
    first, other = factory.two_cases()
    factory.indexed(first.team.head)
    histories.give(member=first.team.lead, by=first.team.head, at=timezone.now())
    found = _look(first, first.team.lead)
    assert [(one.case.number, one.allegations, one.is_open, one.lines) for one in found] == [
        (other.number, 1, False, [])
    ]


def test_nobody_else_may_look_or_let_in():
    first, _other = factory.two_cases()
    factory.indexed(first.team.head)
    with pytest.raises(NotAnalyst):
        _look(first, first.team.lead)
    with pytest.raises(NotAnalyst):
        histories.index_mine(by=member(["head_of_office"]), at=timezone.now())
    with pytest.raises(OddAnalyst):
        histories.give(member=member(["supervisor"]), by=first.team.head, at=timezone.now())
    histories.give(member=first.team.lead, by=first.team.head, at=timezone.now())
    histories.withdraw(member=first.team.lead, by=first.team.head, at=timezone.now())
    with pytest.raises(NotAnalyst):
        _look(first, first.team.lead)
    assert HistoryIndex.objects.count() == 1


def test_whoever_stepped_back_from_the_other_case_learns_nothing_of_it():
    first, other = factory.two_cases()
    factory.indexed(first.team.head)
    making.join(other, first.team.lead, "investigator")
    recusals.recuse(case=other, reason="family", by=first.team.lead, at=timezone.now())
    histories.give(member=first.team.lead, by=first.team.head, at=timezone.now())
    assert _look(first, first.team.lead) == []


def test_what_was_unfounded_is_left_out_as_the_procedure_says():
    people_ = making.team()
    making.decided(people_, word="UNFD")
    second = making.team()
    second.head = people_.head
    first = making.preliminary(second)
    factory.indexed(people_.head)
    assert PersonToken.objects.count() == 2
    assert _look(first, people_.head) == []


def test_the_page_asks_for_a_purpose(client):
    first, other = factory.two_cases()
    factory.indexed(first.team.head)
    sign_in(client, first.team.head)
    address = reverse("cases:history", args=[first.subjects.first().pk])
    assert other.number not in client.get(address).content.decode()
    assert client.post(address, {}).status_code == 422
    assert other.number in client.post(address, {"purpose": "conflict"}).content.decode()
    assert client.get(reverse("cases:history_index")).status_code == 200
    assert client.post(reverse("cases:history_index"), {"index": "1"}).status_code == 200
    sign_in(client, first.team.reviewer)
    assert client.post(address, {"purpose": "conflict"}).status_code == 409
    sign_in(client, other.team.lead)
    assert client.post(address, {"purpose": "conflict"}).status_code == 404
