"""Somebody steps back from a report while a case is opened from it: no order of the two leaves them a key."""

import pytest
from django.utils import timezone

from cases.models import Case, CasePermission
from machine.refusals import Refused
from reporting_channels import bars
from reporting_channels.actions import exclusions
from reporting_channels.models import Report, ReportPermission
from tests.factories import cases as factory
from tests.factories.at_once import at_once
from vault.models import Grant

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_recusal_and_the_opening_of_a_case_at_once_end_in_one_order_or_the_other():
    people = factory.team()
    procedure, report = factory.procedure(), factory.assessed_report(people)

    def opens():
        return factory.cases.open_from(
            report=Report.objects.get(pk=report.pk),
            procedure=procedure,
            category="corruption",
            unit="north-gate",
            facts=factory.FACTS,
            by=people.head,
            at=timezone.now(),
        )

    def steps_back():
        mine = Report.objects.get(pk=report.pk)
        return exclusions.exclude(report=mine, member=people.head, reason="close", by=people.head, at=timezone.now())

    opened, stepped = at_once(opens, steps_back)
    is_out = not isinstance(stepped, Refused)
    held = ReportPermission.objects.filter(content_object=report, user_id=people.head.pk)
    keys = Grant.objects.active().filter(holder=people.head.holder, compartment=report.compartment_id)
    assert (held.exists(), keys.exists(), bars.is_barred(report, people.head)) == (not is_out, not is_out, is_out)
    assert Case.objects.count() == (0 if isinstance(opened, Refused) else 1)
    if is_out:
        assert not CasePermission.objects.filter(user_id=people.head.pk).exists()
    else:
        assert isinstance(opened, Case), "whoever stays as the only one with a key opened it"
