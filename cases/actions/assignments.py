"""Letting people into a case and out of it: permission and key together."""

from datetime import datetime

from django.db import transaction

from accounts import permissions
from accounts.models import Member
from audit.log import record
from cases import access, policies
from cases.interviews.actions import convoking
from cases.models import Assignment, Case
from cases.naming.access import members_named
from cases.planning.actions import task as task_actions
from machine.models import locked


@transaction.atomic
def assign(*, case: Case, member: Member, role: str, by: Member, at: datetime) -> Assignment:
    """Give ``member`` a part (cases.models.team.ROLES) and the case's key.

    The file opens for them once they have stated that they have no conflict.
    """
    case = locked(case)
    policies.team.require_may_assign(case=case, member=member, role=role, by=by)
    permissions.require_may_hold(member=member)
    key = access.case_key(by, case)
    policies.team.require_not_named(member=member, named=members_named(case, key))
    permissions.give(case, member=member, key=key, by=by, at=at)
    assignment = Assignment.objects.create(case=case, member=member, role=role, assigned_at=at, assigned_by=by)
    record("assignment.made", by=by, subject=case, at=at, member=member.pk, role=role, assignment=assignment.pk)
    return assignment


@transaction.atomic
def declare(*, assignment: Assignment, by: Member, at: datetime) -> Assignment:
    """State, in person, that one has no conflict of interests in this case."""
    assignment = locked(assignment)
    policies.team.require_may_declare(assignment=assignment, by=by)
    assignment.no_conflict_declared_at, assignment.no_conflict_declared_by = at, by
    assignment.save()
    record("assignment.declared", by=by, subject=assignment.case, at=at, assignment=assignment.pk)
    return assignment


@transaction.atomic
def end(*, assignment: Assignment, by: Member, at: datetime) -> Assignment:
    """Take somebody off the team: permission and key go with the assignment."""
    assignment = locked(assignment)
    policies.team.require_may_end(assignment=assignment, by=by)
    close(assignment=assignment, by=by, at=at)
    permissions.withdraw(assignment.case, member=assignment.member, by=by, at=at)
    return assignment


def close(*, assignment: Assignment, by: Member, at: datetime) -> None:
    """Write the end of an assignment, inside the caller's transaction and policy; open work goes back to the lead."""
    task_actions.hand_back(assignment=assignment, by=by, at=at)
    convoking.hand_back(assignment=assignment, by=by, at=at)
    assignment.ended_at, assignment.ended_by = at, by
    assignment.save()
    record(
        "assignment.ended",
        by=by,
        subject=assignment.case,
        at=at,
        member=assignment.member_id,
        assignment=assignment.pk,
    )
