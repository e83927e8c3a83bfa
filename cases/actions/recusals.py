"""Stepping back because of a conflict: from then on the case does not exist for that member."""

from datetime import datetime

from django.db import transaction

from accounts import keeping_away, permissions
from accounts.models import Member
from audit.log import record
from cases import policies
from cases.actions import assignments
from cases.models import Case, Recusal
from cases.origins import cases_of
from machine.models import locked
from reporting_channels import bars
from reporting_channels.actions import exclusions
from reporting_channels.models import Report

# The report's own list of reasons is about the same conflicts in other words.
AS_EXCLUSION = {"family": "close", "hierarchy": "hierarchy", "interest": "other", "witness": "named", "other": "other"}


@transaction.atomic
def recuse(*, case: Case, reason: str, by: Member, at: datetime) -> Recusal:
    """Withdraw oneself from the case and from the reports it comes from, for good.

    ``reason`` is a code of cases.models.team.RECUSAL_REASONS. The database refuses any later permission or key.
    """
    reports = _locked_reports(case)
    case = locked(case)
    policies.team.require_may_recuse(case=case, by=by)
    for assignment in case.assignments.current().filter(member=by):
        assignments.close(assignment=assignment, by=by, at=at)
    permissions.withdraw(case, member=by, by=by, at=at)
    for report in reports:
        if not bars.is_barred(report, by):
            exclusions.exclude(report=report, member=by, reason=AS_EXCLUSION[reason], by=by, at=at)
    recusal = Recusal.objects.create(case=case, member=by, reason=reason, recused_at=at, recused_by=by)
    keeping_away.spread(case, member=by, by=by, at=at)
    record("case.recused", by=by, subject=case, at=at, reason=reason, recusal=recusal.pk)
    return recusal


def _locked_reports(case: Case) -> list[Report]:
    """The reports behind a case, locked before it: whoever is kept away from a report locks in the same order."""
    return list(Report.objects.filter(origin__case=case).order_by("pk").select_for_update(of=("self",)))


def shut_with_report(*, matter: object, member: Member, by: Member, at: datetime) -> None:
    """Whoever is kept away from a report loses every case that came of it, inside the caller's transaction.

    Raises LastKey.
    """
    if not isinstance(matter, Report):
        return
    for found in Case.objects.filter(pk__in=cases_of(matter), permissions__user=member).order_by("pk"):
        case = locked(found)
        policies.team.require_head_stays(case=case, member=member)
        for assignment in case.assignments.current().filter(member=member):
            assignments.close(assignment=assignment, by=by, at=at)
        permissions.withdraw(case, member=member, by=by, at=at)
        keeping_away.spread(case, member=member, by=by, at=at)
