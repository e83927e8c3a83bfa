"""Keeping a report longer: a legal hold, placed by one and lifted by another; a postponement within the cap."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from audit.log import record
from machine.models import locked
from reporting_channels import access
from reporting_channels.actions import deletions
from reporting_channels.models import LegalHold, Postponement, Report
from reporting_channels.retention import keeping
from reporting_channels.retention.planning import compartments_of, plan
from reporting_channels.retention.policies import require_may_hold, require_may_lift, require_may_postpone
from vault import compartments


@transaction.atomic
def hold(*, report: Report, ground: str, reasons: str, by, at: datetime) -> LegalHold:
    """From here on the database refuses to destroy anything of it; an early deletion under way stops."""
    report = locked(report)
    require_may_hold(report=report, by=by)
    placed = LegalHold(report=report, ground=ground, placed_at=at, placed_by=by)
    placed.reasons = access.report_key(by, report).seal(placed, "reasons", reasons)
    deletions.lapse_all(report=report, by=by, at=at)
    placed.save(force_insert=True)
    for compartment in compartments_of(report):
        compartments.hold(compartment=compartment, by=by, at=at)
    record("hold.placed", by=by, subject=report, at=at, hold=placed.pk, ground=ground)
    return placed


@transaction.atomic
def lift(*, legal_hold: LegalHold, reasons: str, by, at: datetime) -> LegalHold:
    """Lift one hold, as somebody other than who placed it; what stood under it alone has thirty days of grace."""
    report = locked(legal_hold.report)
    legal_hold = locked(legal_hold)
    require_may_lift(legal_hold=legal_hold, report=report, by=by)
    legal_hold.lift_reasons = access.report_key(by, report).seal(legal_hold, "lift_reasons", reasons)
    legal_hold.lifted_at, legal_hold.lifted_by = at, by
    legal_hold.save()
    if not report.holds.filter(lifted_at=None).exists():
        for compartment in compartments_of(report):
            compartments.free(compartment=compartment, by=by, at=at)
    record("hold.lifted", by=by, subject=report, at=at, hold=legal_hold.pk, ground=legal_hold.ground)
    plan(report, at)
    return legal_hold


@transaction.atomic
def postpone(*, report: Report, reasons: str, by, at: datetime) -> Report:
    """Keep it one step longer; the profile says how long a step is, and how many there may be."""
    report = locked(report)
    standing = keeping.keeping_of(report, timezone.localdate(at))
    require_may_postpone(report=report, keeping=standing, by=by)
    row = Postponement(report=report, number=standing.postponed + 1, postponed_at=at, postponed_by=by)
    row.reasons = access.report_key(by, report).seal(row, "reasons", reasons)
    row.save(force_insert=True)
    until = plan(report, at)
    record("report.kept_longer", by=by, subject=report, at=at, number=row.number, most=standing.most, until=str(until))
    return report
