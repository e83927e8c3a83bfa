"""Derogations of a small office: proposed, confirmed by another, used with reasons, followed up, ended (ADR 0034)."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from accounts.models import Member
from audit.log import record
from cases import access
from cases.actions import assignments
from cases.derogations import policies
from cases.models import Assignment, Case, Derogation, DerogationUse
from machine.models import locked


@transaction.atomic
def propose(*, pair: str, control: str, days: int, by: Member, at: datetime) -> Derogation:
    """Say which separation the office cannot keep, what makes up for it, and within how many days that happens."""
    standing = tuple(Derogation.objects.filter(ended_at=None).values_list("pair", flat=True))
    policies.require_may_propose(by=by, pair=pair, standing=standing)
    made = Derogation.objects.create(pair=pair, control=control, days=days, proposed_at=at, proposed_by=by)
    record("derogation.proposed", by=by, subject=made, at=at, pair=pair, control=control)
    return made


@transaction.atomic
def confirm(*, derogation: Derogation, by: Member, at: datetime) -> Derogation:
    """The second person: from now on it can be used."""
    derogation = locked(derogation)
    policies.require_may_confirm(derogation=derogation, by=by)
    derogation.confirmed_at, derogation.confirmed_by = at, by
    derogation.save()
    record("derogation.confirmed", by=by, subject=derogation, at=at, pair=derogation.pair, control=derogation.control)
    return derogation


@transaction.atomic
def end(*, derogation: Derogation, by: Member, at: datetime) -> Derogation:
    """The separation holds again; what was used stays used and followed up."""
    derogation = locked(derogation)
    policies.require_may_end(derogation=derogation, by=by)
    derogation.ended_at, derogation.ended_by = at, by
    derogation.save()
    record("derogation.ended", by=by, subject=derogation, at=at, pair=derogation.pair)
    return derogation


@transaction.atomic
def use(*, case: Case, member: Member, role: str, pair: str, reasons: str, by: Member, at: datetime) -> Assignment:
    """Give a member a part that is refused otherwise, under a confirmed derogation, with reasons and a control."""
    case = locked(case)
    policies.require_may_use(case=case, by=by)
    derogation = Derogation.objects.filter(pair=pair, ended_at=None, confirmed_at__isnull=False).first()
    policies.require_use_fits(case=case, member=member, role=role, pair=pair, derogation=derogation)
    made = DerogationUse(
        derogation=derogation,
        case=case,
        member=member,
        pair=pair,
        used_at=at,
        used_by=by,
        follow_up_on=localdate(at) + timedelta(days=derogation.days),
    )
    made.reasons = access.case_key(by, case).seal(made, "reasons", reasons)
    made.save(force_insert=True)
    facts = {"pair": pair, "control": derogation.control, "member": member.pk, "use": made.pk}
    record("derogation.used", by=by, subject=case, at=at, **facts)
    return assignments.assign(case=case, member=member, role=role, by=by, at=at)


@transaction.atomic
def follow(*, derogation_use: DerogationUse, result: str, by: Member, at: datetime) -> DerogationUse:
    """The control took place, with its result."""
    used = locked(derogation_use)
    policies.require_may_follow(derogation_use=used, by=by)
    used.followed_at, used.followed_by, used.result = at, by, result
    used.save()
    record("derogation.followed", by=by, subject=used, at=at, result=result)
    return used
