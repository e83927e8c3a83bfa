"""Asking that a prescription be overridden, and deciding it: two persons, each with reasons, each in the log."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from accounts.models import Member
from audit.log import record
from cases.access import case_key
from discipline.clocks import prescription_of
from discipline.models import PrescriptionOverride
from discipline.policies import limits as policies
from discipline.reading import sustained_allegations, took_part
from machine.models import locked


@transaction.atomic
def ask(*, case: Any, subject: Any, request: str, by: Member, at: datetime) -> PrescriptionOverride:
    """Ask another person to let this proceeding be opened past its prescription."""
    case = locked(case)
    limit = prescription_of(case, subject, today=localdate(at))
    policies.require_may_ask(
        case=case,
        by=by,
        sustained=sustained_allegations(case, subject),
        took_part=took_part(case),
        is_prescribed=limit is not None and limit.is_late,
    )
    if PrescriptionOverride.objects.filter(case=case, subject=subject, refused_at=None).exists():
        raise policies.AskedAlready()
    override = PrescriptionOverride(case=case, subject=subject, limit_on=limit.on, proposed_at=at, proposed_by=by)
    override.request = case_key(by, case).seal(override, "request", request)
    override.save(force_insert=True)
    record("prescription_override.proposed", by=by, subject=override, at=at, case=case.pk)
    return override


@transaction.atomic
def decide(*, override: PrescriptionOverride, is_granted: bool, reasons: str, by: Member, at: datetime) -> Any:
    """Grant or refuse what somebody else asked for."""
    override = locked(override)
    policies.require_may_decide(override=override, by=by)
    override.reasons = case_key(by, override.case).seal(override, "reasons", reasons)
    if is_granted:
        override.confirmed_by, override.confirmed_at = by, at
    else:
        override.refused_by, override.refused_at = by, at
    override.save()
    case = override.case_id
    if is_granted:
        record("prescription_override.confirmed", by=by, subject=override, at=at, case=case)
    else:
        record("prescription_override.refused", by=by, subject=override, at=at, case=case)
    return override
