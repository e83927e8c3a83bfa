"""Whoever steps back, or is kept away, loses what grew from the matter too: report, case and proceeding."""

import pytest
from django.utils import timezone

from accounts.permissions import has
from cases.actions import recusals
from cases.models import Case, CasePermission
from cases.policies.team import LastKey
from reporting_channels.actions import exclusions
from reporting_channels.models import ReportPermission
from tests.factories import accounts
from tests.factories import discipline as made

pytestmark = pytest.mark.django_db
WORLDS = [made.opened]


def _kept_away(proceeding, member):
    case = Case.objects.get(pk=proceeding.case_id)
    report = case.origins.get().report
    reader = ReportPermission.objects.filter(content_object=report).exclude(user=member).first().user
    exclusions.exclude(report=report, member=member, reason="close", by=accounts.unlock(reader), at=timezone.now())
    return case


def test_a_recusal_from_the_case_shuts_its_proceedings(settle):
    proceeding = made.opened()
    authority = proceeding.people.authority
    case = Case.objects.get(pk=proceeding.case_id)
    recusals.recuse(case=case, reason="family", by=authority, at=timezone.now())
    settle()
    assert not has(authority, case)
    assert not has(authority, proceeding)


def test_whoever_is_kept_away_from_the_report_loses_case_and_proceeding(settle):
    proceeding = made.opened()
    authority = proceeding.people.authority
    case = _kept_away(proceeding, authority)
    settle()
    assert not has(authority, case)
    assert not has(authority, proceeding)
    assert not case.assignments.current().filter(member=authority).exists()


def test_the_only_head_of_a_case_is_not_kept_away_from_its_report(settle):
    proceeding = made.opened()
    case = Case.objects.get(pk=proceeding.case_id)
    head = case.assignments.current().get(role="head").member
    with pytest.raises(LastKey):
        _kept_away(proceeding, head)
    settle()
    assert has(head, case)
    assert CasePermission.objects.filter(content_object=case, user=head).exists()
