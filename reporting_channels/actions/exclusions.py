"""Keeping a member away from a report, for good: key and permission go, and none can come back."""

from datetime import datetime

from django.db import transaction

from accounts import keeping_away, permissions
from audit.log import record
from machine.models import locked
from reporting_channels import policies
from reporting_channels.models import Exclusion, Report, ReportPermission


@transaction.atomic
def exclude(*, report: Report, member, reason: str, by, at: datetime) -> Exclusion:
    """Withdraw key and permission from ``member`` and bar them; refuse the last reader.

    Excluding oneself is recusal and needs no role.
    """
    report = locked(report)
    readers = set(ReportPermission.objects.filter(content_object=report).values_list("user_id", flat=True))
    policies.require_may_exclude(
        report=report,
        member=member,
        readers=len(readers),
        is_reader=member.pk in readers,
        is_excluded=Exclusion.objects.filter(report=report, member=member).exists(),
        by=by,
    )
    permissions.withdraw(report, member=member, by=by, at=at)
    exclusion = Exclusion.objects.create(report=report, member=member, reason=reason, excluded_at=at, excluded_by=by)
    record("exclusion.made", by=by, subject=report, at=at, member=member.pk, reason=reason)
    keeping_away.spread(report, member=member, by=by, at=at)
    return exclusion
