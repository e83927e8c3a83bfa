"""Stepping back because of a conflict: from then on the case does not exist for that member."""

from datetime import datetime

from django.db import transaction

from accounts import permissions
from accounts.models import Member
from audit.log import record
from cases import policies
from cases.actions import assignments
from cases.models import Case, Recusal
from machine.models import locked
from reporting_channels.actions import exclusions

# The report's own list of reasons is about the same conflicts in other words.
AS_EXCLUSION = {"family": "close", "hierarchy": "hierarchy", "interest": "other", "witness": "named", "other": "other"}


@transaction.atomic
def recuse(*, case: Case, reason: str, by: Member, at: datetime) -> Recusal:
    """Withdraw oneself from the case and from the reports it comes from, for good.

    ``reason`` is a code of cases.models.team.RECUSAL_REASONS. The database refuses any later permission or key.
    """
    case = locked(case)
    policies.team.require_may_recuse(case=case, by=by)
    for assignment in case.assignments.current().filter(member=by):
        assignments.close(assignment=assignment, by=by, at=at)
    permissions.withdraw(case, member=by, by=by, at=at)
    for origin in case.origins.select_related("report"):
        if not origin.report.exclusions.filter(member=by).exists():
            exclusions.exclude(report=origin.report, member=by, reason=AS_EXCLUSION[reason], by=by, at=at)
    recusal = Recusal.objects.create(case=case, member=by, reason=reason, recused_at=at, recused_by=by)
    record("case.recused", by=by, subject=case, at=at, reason=reason, recusal=recusal.pk)
    return recusal
