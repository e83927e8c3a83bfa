"""Effects of an outcome written down and carried out; the stay of a sanction; what is put in during an appeal."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from accounts.models import Member
from audit.log import record
from discipline.access import proceeding_key
from discipline.appeals.recipes import effects_of
from discipline.models import Appeal, AppealEffect, Stay, Submission
from discipline.policies import effects as policies
from discipline.policies.proceeding import require_past
from machine.models import locked


def write_down(*, appeal: Appeal, by: Member, at: datetime) -> list[AppealEffect]:
    """Make a row of each effect; called by appeals.implement, inside its transaction."""
    rows = [
        AppealEffect(appeal=appeal, code=effect.code, on=effect.on, is_task=effect.is_task)
        for effect in effects_of(appeal, today=localdate(at))
    ]
    record("appeal.effects", by=by, subject=appeal, at=at, effects=len(rows), owed=sum(row.is_task for row in rows))
    return AppealEffect.objects.bulk_create(rows)


@transaction.atomic
def carry_out(*, effect: AppealEffect, done_on: date, by: Member, at: datetime) -> AppealEffect:
    """Record the day on which an effect that was owed was carried out."""
    effect = locked(effect)
    policies.require_may_carry_out(effect=effect, by=by)
    require_past(done_on, today=localdate(at), not_before=effect.on)
    effect.done_on, effect.done_at, effect.done_by = done_on, at, by
    effect.save(update_fields=["done_on", "done_at", "done_by"])
    record("appeal.effect_done", by=by, subject=effect.appeal, at=at, effect=effect.code)
    return effect


@transaction.atomic
def ask_stay(*, appeal: Appeal, asked_on: date, by: Member, at: datetime) -> Stay:
    """Register the person's request that the sanction wait for the appeal."""
    appeal = locked(appeal)
    policies.require_may_ask_stay(appeal=appeal, by=by)
    require_past(asked_on, today=localdate(at), not_before=appeal.filed_on)
    stay = Stay.objects.create(appeal=appeal, asked_on=asked_on, asked_at=at, asked_by=by)
    record("appeal.stay_asked", by=by, subject=appeal, at=at)
    return stay


@transaction.atomic
def rule_stay(*, appeal: Appeal, is_granted: bool, reasons: str, by: Member, at: datetime) -> Stay:
    """Grant or refuse the stay; a sanction that is stayed cannot be carried out before the appeal is over."""
    appeal = locked(appeal)
    policies.require_may_rule_stay(appeal=appeal, by=by)
    stay = locked(appeal.stay)
    stay.reasons = proceeding_key(by, appeal.sanction.proceeding).seal(stay, "reasons", reasons)
    stay.is_granted, stay.ruled_at, stay.ruled_by = is_granted, at, by
    stay.save()
    record("appeal.stay_ruled", by=by, subject=appeal, at=at, granted=is_granted)
    return stay


@transaction.atomic
def put_in(*, appeal: Appeal, kind: str, received_on: date, text: str, by: Member, at: datetime) -> Any:
    """Put observations, a hearing or a document into the file of an appeal that is being examined."""
    appeal = locked(appeal)
    policies.require_may_put_in(appeal=appeal, by=by)
    require_past(received_on, today=localdate(at), not_before=appeal.filed_on)
    row = Submission(appeal=appeal, kind=kind, received_on=received_on, added_at=at, added_by=by)
    row.text = proceeding_key(by, appeal.sanction.proceeding).seal(row, "text", text)
    row.save(force_insert=True)
    record("appeal.put_in", by=by, subject=appeal, at=at, submission=kind)
    return appeal
