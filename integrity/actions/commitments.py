"""Commitments of the joint action plan: propose, agree, keep, drop."""

from datetime import date, datetime

from accounts.models import Member
from audit.log import record
from audit.statements import in_one_go
from integrity import policies
from integrity.models import Commitment
from machine.models import locked


@in_one_go()
def propose(*, factor: str, side: str, owner: str, text: str, due_on: date, by: Member, at: datetime) -> Commitment:
    """Write a commitment down under one of the ten factors; nobody is bound yet."""
    policies.require_may_propose(by=by)
    commitment = Commitment(
        factor=factor, side=side, owner=owner, text=text, due_on=due_on, proposed_at=at, proposed_by=by
    )
    commitment.save(force_insert=True)
    record("commitment.proposed", by=by, subject=commitment, at=at, factor=factor, side=side)
    return commitment


@in_one_go()
def agree(*, commitment: Commitment, by: Member, at: datetime) -> Commitment:
    """Record that the other side stands by it too."""
    commitment = locked(commitment)
    policies.require_may_agree(commitment=commitment, by=by)
    commitment.agree(by=by, at=at)
    commitment.save()
    record("commitment.agreed", by=by, subject=commitment, at=at)
    return commitment


@in_one_go()
def keep(*, commitment: Commitment, evidence: str, by: Member, at: datetime) -> Commitment:
    """Record that it was done and how that can be seen."""
    commitment = locked(commitment)
    policies.require_may_keep(commitment=commitment, by=by)
    commitment.keep(evidence=evidence, by=by, at=at)
    commitment.save()
    record("commitment.kept", by=by, subject=commitment, at=at)
    return commitment


@in_one_go()
def drop(*, commitment: Commitment, reason: str, by: Member, at: datetime) -> Commitment:
    """Let it go, for a reason that stays in the plan."""
    commitment = locked(commitment)
    policies.require_may_drop(commitment=commitment, by=by)
    commitment.drop(reason=reason, by=by, at=at)
    commitment.save()
    record("commitment.dropped", by=by, subject=commitment, at=at)
    return commitment
