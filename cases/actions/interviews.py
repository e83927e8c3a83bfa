"""Hearing people: the day announced, the rights, the record, the signature."""

from datetime import date, datetime

from django.db import transaction

from accounts.models import Member
from audit.log import record
from cases import access, policies
from cases.actions.ranks import next_rank
from cases.models import Case, Interview
from machine.models import locked


@transaction.atomic
def plan(*, case: Case, person: str, capacity: str, by: Member, at: datetime) -> Interview:
    """Somebody is to be heard, as witness, subject or expert (CAPACITIES)."""
    case = locked(case)
    policies.investigations.require_may_plan_interview(case=case, by=by)
    interview = Interview(case=case, rank=next_rank(case.interviews), capacity=capacity, planned_at=at, planned_by=by)
    interview.person = access.case_key(by, case).seal(interview, "person", person)
    interview.save(force_insert=True)
    record("interview.planned", by=by, subject=interview, at=at, case=case.pk, rank=interview.rank, capacity=capacity)
    return interview


@transaction.atomic
def convoke(*, interview: Interview, convoked_for_on: date, by: Member, at: datetime) -> Interview:
    """The person is told the day."""
    interview = locked(interview)
    policies.investigations.require_may_convoke(interview=interview, by=by)
    interview.convoke(convoked_for_on=convoked_for_on, by=by, at=at)
    interview.save()
    record(
        "interview.convoked", by=by, subject=interview, at=at, case=interview.case_id, convoked_for_on=convoked_for_on
    )
    return interview


@transaction.atomic
def notify_rights(*, interview: Interview, by: Member, at: datetime) -> Interview:
    """The person is told their rights, before the first question (CE 19 December 2024, no. 490157)."""
    interview = locked(interview)
    policies.investigations.require_may_notify_rights(interview=interview, by=by)
    interview.notify_rights(by=by, at=at)
    interview.save()
    record("interview.rights_notified", by=by, subject=interview, at=at, case=interview.case_id)
    return interview


@transaction.atomic
def hold(*, interview: Interview, held_on: date, statement: str, by: Member, at: datetime) -> Interview:
    """Keep what was said; the record is sealed and not changed afterwards."""
    interview = locked(interview)
    policies.investigations.require_may_hold(interview=interview, by=by, held_on=held_on)
    interview.record = access.case_key(by, interview.case).seal(interview, "record", statement)
    interview.hold(held_on=held_on, by=by, at=at)
    interview.save()
    record("interview.held", by=by, subject=interview, at=at, case=interview.case_id, held_on=held_on)
    return interview


@transaction.atomic
def sign(*, interview: Interview, by: Member, at: datetime) -> Interview:
    """The person read the record and signed it."""
    interview = locked(interview)
    policies.investigations.require_may_sign(interview=interview, by=by)
    interview.sign(by=by, at=at)
    interview.save()
    record("interview.signed", by=by, subject=interview, at=at, case=interview.case_id)
    return interview


@transaction.atomic
def refuse(*, interview: Interview, by: Member, at: datetime) -> Interview:
    """The person read the record and did not sign."""
    interview = locked(interview)
    policies.investigations.require_may_refuse(interview=interview, by=by)
    interview.refuse(by=by, at=at)
    interview.save()
    record("interview.refused", by=by, subject=interview, at=at, case=interview.case_id)
    return interview
