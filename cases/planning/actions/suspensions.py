"""An investigation stands still on a ground, and goes on (PROCESS 2.4, V4)."""

from datetime import datetime

from django.db import transaction

from accounts.models import Member
from audit.log import record
from cases import access
from cases.models import Investigation, Suspension
from cases.planning import policies
from machine.models import locked


@transaction.atomic
def suspend(*, investigation: Investigation, ground: str, reasons: str, by: Member, at: datetime) -> Investigation:
    """Let it stand still (SUSPENSION_GROUNDS); the pinned procedure says which clocks do."""
    investigation = locked(investigation)
    policies.require_may_suspend(investigation=investigation, by=by)
    made = Suspension(investigation=investigation, ground=ground, suspended_at=at, suspended_by=by)
    made.reasons = access.case_key(by, investigation.case).seal(made, "reasons", reasons)
    made.save(force_insert=True)
    investigation.suspend()
    investigation.save()
    record("investigation.suspended", by=by, subject=investigation, at=at, case=investigation.case_id, ground=ground)
    return investigation


@transaction.atomic
def resume(*, investigation: Investigation, reasons: str, by: Member, at: datetime) -> Investigation:
    """Let the work go on."""
    investigation = locked(investigation)
    policies.require_may_resume(investigation=investigation, by=by)
    standing = locked(investigation.standing_suspension)
    standing.resume_reasons = access.case_key(by, investigation.case).seal(standing, "resume_reasons", reasons)
    standing.resumed_at, standing.resumed_by = at, by
    standing.save()
    investigation.resume()
    investigation.save()
    record("investigation.resumed", by=by, subject=investigation, at=at, case=investigation.case_id)
    return investigation
