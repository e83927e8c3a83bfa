"""Lodging an appeal for the person sanctioned, examining it, determining it, and letting its outcome take effect."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from accounts import permissions
from accounts.models import Member
from accounts.policies import require_role
from audit.log import record
from discipline.access import proceeding_key
from discipline.actions import effects, sanctions
from discipline.clocks import answer_of, filing
from discipline.models import Appeal, Sanction
from discipline.policies import appeal as policies
from discipline.policies.proceeding import require_past
from discipline.states import APPEAL
from machine.models import locked


@transaction.atomic
def lodge(
    *,
    sanction: Sanction,
    kind: str,
    grounds: str,
    filed_on: date,
    authority: Member,
    filed_by: str = "person",
    by: Member,
    at: datetime,
) -> Appeal:
    """Register the appeal; the authority that will determine it receives the proceeding's key.

    Refused with the article where this sanction is not open to it, and while an appeal that comes first is missing.
    """
    sanction = locked(sanction)
    policies.require_may_lodge(sanction=sanction, by=by)
    require_role(authority, APPEAL)
    proceeding = sanction.proceeding
    policies.require_open_kind(sanction=sanction, kind=kind)
    require_past(filed_on, today=localdate(at), not_before=sanction.notified_on)
    appeal = Appeal(sanction=sanction, kind=kind, filed_on=filed_on, filed_by=filed_by, lodged_at=at, lodged_by=by)
    policies.require_independent(appeal=appeal, by=authority)
    key = proceeding_key(by, proceeding)
    appeal.grounds = key.seal(appeal, "grounds", grounds)
    appeal.save(force_insert=True)
    permissions.give(proceeding, member=authority, key=key, by=by, at=at)
    record("appeal.lodged", by=by, subject=appeal, at=at, appeal_kind=kind)
    return appeal


@transaction.atomic
def admit(*, appeal: Appeal, is_in_form: bool = True, by: Member, at: datetime) -> Appeal:
    """Admit an appeal: whoever lodged it had standing, it came in time (computed), it meets the conditions of form."""
    appeal = locked(appeal)
    policies.require_may_admit(appeal=appeal, by=by)
    policies.require_standing(appeal)
    policies.require_form(is_in_form=is_in_form)
    limit = filing(appeal, today=localdate(at))
    policies.require_in_time(filed_on=appeal.filed_on, last_on=limit.on if limit else None)
    appeal.admit()
    appeal.save()
    record("appeal.admitted", by=by, subject=appeal, at=at)
    return appeal


@transaction.atomic
def reject(*, appeal: Appeal, ground: str, reasons: str, by: Member, at: datetime) -> Appeal:
    """Declare the appeal inadmissible on one ground, with reasons; "late" only where the clock says so too."""
    appeal = locked(appeal)
    policies.require_may_reject(appeal=appeal, by=by)
    limit = filing(appeal, today=localdate(at))
    policies.require_true_ground(appeal=appeal, ground=ground, last_on=limit.on if limit else None)
    appeal.reasons = proceeding_key(by, appeal.sanction.proceeding).seal(appeal, "reasons", reasons)
    appeal.reject(ground=ground, by=by, at=at)
    appeal.save()
    record("appeal.rejected", by=by, subject=appeal, at=at, ground=ground)
    return appeal


@transaction.atomic
def note_silence(*, appeal: Appeal, by: Member, at: datetime) -> Appeal:
    """Note that nobody answered in time, where the procedure makes silence a rejection."""
    appeal = locked(appeal)
    silence = answer_of(appeal, today=localdate(at))
    policies.require_may_note_silence(appeal=appeal, by=by)
    policies.require_silence(silence)
    appeal.note_silence()
    appeal.save()
    record("appeal.silent", by=by, subject=appeal, at=at)
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
    """Give the appeal its outcome; the sanction put in another's place must stand in the scale, within its bounds."""
    appeal = locked(appeal)
    policies.require_may_determine(appeal=appeal, by=by)
    profile = appeal.sanction.proceeding.procedure.profile
    if outcome not in profile.appeal(appeal.kind).outcomes:
        raise policies.OutcomeUnknown()
    if profile.outcome(outcome).recipe == "replaced":
        if not varied_sanction:
            raise policies.VariationMissing()
        policies.require_not_heavier(
            profile=profile, sanction=appeal.sanction, code=varied_sanction, parameters=varied_parameters or {}
        )
        profile.sanction(varied_sanction).check(varied_parameters or {})
        appeal.varied_sanction, appeal.varied_parameters = varied_sanction, varied_parameters or {}
    appeal.reasons = proceeding_key(by, appeal.sanction.proceeding).seal(appeal, "reasons", reasons)
    appeal.determine(outcome=outcome, by=by, at=at)
    appeal.save()
    record("appeal.determined", by=by, subject=appeal, at=at, outcome=outcome)
    return appeal


@transaction.atomic
def implement(*, appeal: Appeal, by: Member, at: datetime) -> Appeal:
    """Let the outcome take effect: on the sanction at once; every other effect is written down with its day."""
    appeal = locked(appeal)
    policies.require_may_implement(appeal=appeal, by=by)
    sanction = locked(appeal.sanction)
    rule = sanction.proceeding.procedure.profile.outcome(appeal.outcome)
    effects.write_down(appeal=appeal, by=by, at=at)
    appeal.implement(by=by, at=at)
    appeal.save()
    record("appeal.implemented", by=by, subject=appeal, at=at, outcome=appeal.outcome)
    if rule.recipe == "replaced":
        sanctions.replace(sanction=sanction, appeal=appeal, by=by, at=at)
    elif rule.ends_sanction:
        sanctions.annul(sanction=sanction, appeal=appeal, by=by, at=at)
    return appeal
