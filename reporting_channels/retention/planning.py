"""Noting when the sweep looks at a report, and finding everything that holds something of it."""

from datetime import date, datetime

from django.utils import timezone

from reporting_channels.models import IdentityDisclosure, Report
from reporting_channels.retention import keeping
from vault.models import Compartment


def plan(report: Report, at: datetime) -> date | None:
    """Note the day on which the sweep looks at the report; what happens then is computed anew. Return the day."""
    standing = keeping.keeping_of(report, timezone.localdate(at))
    report.ends_on = standing.until if standing else None
    report.save(update_fields=["ends_on"])
    return report.ends_on


def compartments_of(report: Report) -> list[Compartment]:
    """Every compartment that holds something of this report: its own, its reporter's identity's, requests for it."""
    keys = [report.compartment_id, *report.identities.values_list("compartment_id", flat=True)]
    keys += IdentityDisclosure.objects.filter(identity__report=report).values_list("compartment_id", flat=True)
    return list(Compartment.objects.filter(pk__in=keys, destroyed_at=None))
