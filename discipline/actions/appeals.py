"""Lodging an appeal for the person sanctioned, determining it, and letting its outcome take effect."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from accounts import permissions
from accounts.models import Member
from accounts.policies import require_role
from audit.log import record
from discipline.access import proceeding_key
from discipline.actions import sanctions
from discipline.clocks import filing
from discipline.models import Appeal, Sanction
from discipline.policies import appeal as policies
from discipline.policies.proceeding import require_past
from discipline.states import APPEAL
from machine.models import locked

VARIED = "varied"


@transaction.atomic
def lodge(
    *, sanction: Sanction, kind: str, grounds: str, filed_on: date, authority: Member, by: Member, at: datetime
) -> Appeal:
    """Register the person's appeal; the authority that will determine it receives the proceeding's key."""
    sanction = locked(sanction)
    policies.require_may_lodge(sanction=sanction, by=by)
    require_role(authority, APPEAL)
    proceeding = sanction.proceeding
    if kind not in {appeal.code for appeal in proceeding.procedure.profile.appeals}:
        raise policies.AppealKindUnknown()
    require_past(filed_on, today=localdate(at), not_before=sanction.notified_on)
    appeal = Appeal(sanction=sanction, kind=kind, filed_on=filed_on, lodged_at=at, lodged_by=by)
    policies.require_independent(appeal=appeal, by=authority)
    key = proceeding_key(by, proceeding)
    appeal.grounds = key.seal(appeal, "grounds", grounds)
    appeal.save(force_insert=True)
    permissions.give(proceeding, member=authority, key=key, by=by, at=at)
    record("appeal.lodged", by=by, subject=appeal, at=at, appeal_kind=kind)
    return appeal


@transaction.atomic
def admit(*, appeal: Appeal, by: Member, at: datetime) -> Appeal:
    """Admit an appeal that was filed in time (the procedure's filing clock, from notification)."""
    appeal = locked(appeal)
    policies.require_may_admit(appeal=appeal, by=by)
    limit = filing(appeal, today=localdate(at))
    policies.require_in_time(filed_on=appeal.filed_on, last_on=limit.on if limit else None)
    appeal.admit()
    appeal.save()
    record("appeal.admitted", by=by, subject=appeal, at=at)
    return appeal


@transaction.atomic
def reject(*, appeal: Appeal, reasons: str, by: Member, at: datetime) -> Appeal:
    """Declare the appeal inadmissible, with reasons."""
    appeal = locked(appeal)
    policies.require_may_reject(appeal=appeal, by=by)
    appeal.reasons = proceeding_key(by, appeal.sanction.proceeding).seal(appeal, "reasons", reasons)
    appeal.reject(by=by, at=at)
    appeal.save()
    record("appeal.rejected", by=by, subject=appeal, at=at)
    return appeal


@transaction.atomic
def determine(
    *,
    appeal: Appeal,
    outcome: str,
    reasons: str,
    varied_sanction: str = "",
    varied_parameters: dict[str, Any] | None = None,
    by: Member,
    at: datetime,
) -> Appeal:
    """Give the appeal its outcome; a varied sanction must itself stand in the scale, within its bounds."""
    appeal = locked(appeal)
    policies.require_may_determine(appeal=appeal, by=by)
    profile = appeal.sanction.proceeding.procedure.profile
    if outcome not in profile.appeal(appeal.kind).outcomes:
        raise policies.OutcomeUnknown()
    if outcome == VARIED:
        if not varied_sanction:
            raise policies.VariationMissing()
        profile.sanction(varied_sanction).check(varied_parameters or {})
        appeal.varied_sanction, appeal.varied_parameters = varied_sanction, varied_parameters or {}
    appeal.reasons = proceeding_key(by, appeal.sanction.proceeding).seal(appeal, "reasons", reasons)
    appeal.determine(outcome=outcome, by=by, at=at)
    appeal.save()
    record("appeal.determined", by=by, subject=appeal, at=at, outcome=outcome)
    return appeal


@transaction.atomic
def implement(*, appeal: Appeal, by: Member, at: datetime) -> Appeal:
    """Let the outcome take effect: the sanction stands, falls, or gives way to another."""
    appeal = locked(appeal)
    policies.require_may_implement(appeal=appeal, by=by)
    sanction = locked(appeal.sanction)
    ends = sanction.proceeding.procedure.profile.outcome(appeal.outcome).ends_sanction
    appeal.implement(by=by, at=at)
    appeal.save()
    record("appeal.implemented", by=by, subject=appeal, at=at, outcome=appeal.outcome)
    if appeal.outcome == VARIED:
        sanctions.replace(sanction=sanction, appeal=appeal, by=by, at=at)
    elif ends:
        sanctions.annul(sanction=sanction, appeal=appeal, by=by, at=at)
    return appeal
