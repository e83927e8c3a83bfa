"""Ordering a sanction, recording what the payroll did, revoking a suspended part, erasing a mention."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from accounts.models import Member
from audit.log import record
from discipline.access import is_same_person
from discipline.execution.standing import erasure_due, probation_due, revokes
from discipline.models import ExecutionOrder, MentionErasure, Revocation, Sanction
from discipline.policies import execution as policies
from discipline.policies.proceeding import OutOfOrder, require_past
from machine.models import locked
from procedures.sanctions import SUSPENDED


@transaction.atomic
def order(*, sanction: Sanction, starts_on: date, by: Member, at: datetime) -> Sanction:
    """Order that the sanction be carried out from this day; the firm days run on without a break."""
    sanction = locked(sanction)
    policies.require_may_order(sanction=sanction, by=by)
    policies.require_after_notice(sanction=sanction, starts_on=starts_on)
    firm = sanction.parameters.get("days", 0) - sanction.parameters.get(SUSPENDED, 0)
    ends_on = starts_on + timedelta(days=firm - 1) if firm > 0 else None
    ExecutionOrder.objects.create(sanction=sanction, starts_on=starts_on, ends_on=ends_on, ordered_at=at, ordered_by=by)
    record("sanction.ordered", by=by, subject=sanction, at=at)
    return sanction


@transaction.atomic
def confirm_payroll(
    *, sanction: Sanction, paid_first_on: date, paid_last_on: date | None, by: Member, at: datetime
) -> Sanction:
    """Record from which day to which the payroll withheld; what differs from the order stays a gap."""
    sanction = locked(sanction)
    policies.require_may_confirm_payroll(sanction=sanction, by=by)
    require_past(paid_first_on, today=localdate(at))
    if paid_last_on is not None and paid_last_on < paid_first_on:
        raise OutOfOrder()
    given = locked(sanction.order)
    given.paid_first_on, given.paid_last_on, given.confirmed_at, given.confirmed_by = (
        paid_first_on,
        paid_last_on,
        at,
        by,
    )
    given.save()
    record("sanction.payroll", by=by, subject=sanction, at=at, gap=given.is_gap)
    return sanction


@transaction.atomic
def revoke(*, sanction: Sanction, because_of: Sanction, by: Member, at: datetime) -> Sanction:
    """Revoke the suspended part because of a later sanction of the same person, within the probation."""
    sanction = locked(sanction)
    policies.require_may_revoke(sanction=sanction, by=by)
    due = probation_due(sanction, today=localdate(because_of.imposed_at))
    if due is None or due.status != "running":
        raise policies.ProbationOver()
    if not is_same_person(by, sanction, because_of):
        raise policies.OfAnotherPerson()
    if not revokes(sanction, because_of):
        raise policies.DoesNotRevoke()
    days = sanction.parameters[SUSPENDED]
    Revocation.objects.create(sanction=sanction, because_of=because_of, days=days, revoked_at=at, revoked_by=by)
    record("sanction.suspension_revoked", by=by, subject=sanction, at=at, days=days)
    return sanction


@transaction.atomic
def serve_revoked(*, sanction: Sanction, served_from: date, by: Member, at: datetime) -> Sanction:
    """Record from which day the days that were revoked are served."""
    sanction = locked(sanction)
    row = policies.require_may_serve_revoked(sanction=sanction, by=by)
    require_past(served_from, today=localdate(at), not_before=localdate(row.revoked_at))
    row = locked(row)
    row.served_from, row.served_at, row.served_by = served_from, at, by
    row.save()
    record("sanction.revoked_served", by=by, subject=sanction, at=at)
    return sanction


@transaction.atomic
def erase(
    *,
    sanction: Sanction,
    asked_on: date | None = None,
    repeated_on: date | None = None,
    by: Member,
    at: datetime,
) -> Any:
    """Take the mention off the file: by itself once its time has run, or at the person's request.

    ``repeated_on``: the day of the latest other sanction, which the secretariat reads on the personal file.
    """
    sanction = locked(sanction)
    policies.require_may_erase(sanction=sanction, by=by)
    today = localdate(at)
    if asked_on is not None:
        require_past(asked_on, today=today)
    rule = sanction.proceeding.procedure.profile.sanction(sanction.code)
    policies.require_time_run(
        erasure=rule.erasure, due=erasure_due(sanction, today=today, repeated_on=repeated_on), asked_on=asked_on
    )
    MentionErasure.objects.create(
        sanction=sanction, asked_on=asked_on, repeated_on=repeated_on, erased_on=today, erased_at=at, erased_by=by
    )
    record("sanction.mention_erased", by=by, subject=sanction, at=at, mode=rule.erasure.mode)
    return sanction
