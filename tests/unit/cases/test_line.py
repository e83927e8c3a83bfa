"""A case goes along its line, step by step, with its guards run."""

import pytest
from django.utils import timezone

from cases.actions import cases
from cases.models import Allegation, Case
from cases.policies.cases import NothingSustained
from tests.factories import cases as factory


def test_a_case_goes_from_report_to_closure(people, settle):
    case = factory.closed(people)
    settle()
    assert Case.objects.get(pk=case.pk).state == "closed"
    assert case.outcome == "no_breach"
    assert case.origins.get().report.state == "feedback_given"


def test_a_sustained_case_goes_to_discipline_and_back(people, settle):
    case = factory.referred(people)
    settle()
    assert [one.state for one in Allegation.objects.filter(case=case)] == ["referred"]
    case = cases.enter_discipline(case=case, by=people.authority, at=timezone.now())
    case = cases.finish(case=case, by=people.authority, at=timezone.now())
    settle()
    assert case.state == "follow_up"


def test_nothing_is_referred_when_nothing_is_sustained(people):
    case = factory.decided(people, word="UNFD")
    with pytest.raises(NothingSustained):
        cases.refer(case=case, authority=people.authority, by=people.head, at=timezone.now())
