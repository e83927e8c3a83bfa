"""Imposing what was decided, telling the person, carrying it out."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from accounts.models import Member
from audit.log import record
from discipline.models import Decision, Proceeding, Sanction
from discipline.papers import gates, remedies
from discipline.policies import decision as policies
from discipline.policies.proceeding import require_past
from machine.models import locked


@transaction.atomic
def impose(*, proceeding: Proceeding, by: Member, at: datetime) -> Sanction:
    """Draw up the sanction of the confirmed decision; the scale and its bounds are checked once more."""
    proceeding = locked(proceeding)
    policies.require_may_impose(proceeding=proceeding, by=by)
    decision = Decision.objects.get(proceeding=proceeding, state="confirmed")
    return _drawn_up(decision, code=decision.sanction, parameters=decision.parameters, by=by, at=at)


def _drawn_up(
    decision: Decision,
    *,
    code: str,
    parameters: dict[str, Any],
    replaces: Sanction | None = None,
    by: Member,
    at: datetime,
) -> Sanction:
    proceeding = decision.proceeding
    proceeding.procedure.profile.sanction(code).check(parameters)
    sanction = Sanction(
        proceeding=proceeding,
        decision=decision,
        code=code,
        parameters=parameters,
        replaces=replaces,
        unit=proceeding.unit,
        imposed_at=at,
        imposed_by=by,
    )
    sanction.save(force_insert=True)
    facts = {"replaces": replaces.pk} if replaces else {}
    record("sanction.imposed", by=by, subject=sanction, at=at, code=code, decision=decision.pk, **facts)
    return sanction


@transaction.atomic
def notify(*, sanction: Sanction, printed: Iterable[str] | None = None, by: Member, at: datetime) -> Sanction:
    """Take the notification from the proof of service of its notice: effect and appeal run from the day that counts.

    ``printed`` are the remedies that the copy in the person's hands names with their limits: all, unless said.
    """
    sanction = locked(sanction)
    policies.require_may_notify(sanction=sanction, by=by)
    notice = gates.served(sanction.proceeding, "notice", sanction=sanction)
    named = set(notice.remedies) if printed is None else set(notice.remedies) & set(printed)
    unprinted = [kind.code for kind in remedies.missing(sanction, named)]
    service = notice.service
    profile = sanction.proceeding.procedure.profile
    rule = profile.service(service.way)
    policies.require_received(counts_on=service.counts_on, today=localdate(at), law=rule.law if rule else None)
    require_past(service.counts_on, today=localdate(at), not_before=localdate(sanction.imposed_at))
    sanction.notify(notified_on=service.counts_on, service=service.way, unprinted=unprinted)
    sanction.save()
    record("sanction.notified", by=by, subject=sanction, at=at, service=service.way, remedies=not unprinted)
    return sanction


@transaction.atomic
def execute(*, sanction: Sanction, executed_on: date, by: Member, at: datetime) -> Sanction:
    """Record the day from which the sanction has been carried out; never before notification."""
    sanction = locked(sanction)
    policies.require_may_execute(sanction=sanction, by=by)
    require_past(executed_on, today=localdate(at))
    policies.require_effect_after_notice(sanction=sanction, executed_on=executed_on)
    sanction.execute(executed_on=executed_on)
    sanction.save()
    record("sanction.executed", by=by, subject=sanction, at=at)
    return sanction


def annul(*, sanction: Sanction, appeal: Any, by: Member, at: datetime) -> Sanction:
    """Take the sanction away because an appeal says so; called by appeals.implement."""
    sanction.annul(by=by, at=at)
    sanction.save()
    record("sanction.annulled", by=by, subject=sanction, at=at, appeal=appeal.pk)
    return sanction


def replace(*, sanction: Sanction, appeal: Any, by: Member, at: datetime) -> Sanction:
    """Put the sanction that the appeal names in its place; called by appeals.implement."""
    sanction.replace(by=by, at=at)
    sanction.save()
    record("sanction.replaced", by=by, subject=sanction, at=at, appeal=appeal.pk)
    return _drawn_up(
        sanction.decision,
        code=appeal.varied_sanction,
        parameters=appeal.varied_parameters,
        replaces=sanction,
        by=by,
        at=at,
    )
