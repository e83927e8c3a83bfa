"""Allegations: said, taken up, referred. Findings on them have their own module."""

from datetime import date, datetime

from django.db import transaction

from accounts.models import Member
from audit.log import record
from cases import access, policies
from cases.actions.ranks import next_rank
from cases.models import Allegation, Case, Subject
from machine.models import locked


@transaction.atomic
def add(
    *,
    case: Case,
    subject: Subject,
    conduct: str,
    category: str,
    knowledge_on: date,
    by: Member,
    at: datetime,
    place: str = "",
    from_on: date | None = None,
    to_on: date | None = None,
) -> Allegation:
    """Write down one conduct of one subject. ``knowledge_on`` starts prescription where the law has one."""
    case = locked(case)
    policies.allegations.require_may_add(case=case, by=by)
    policies.allegations.require_same_case(case=case, subject=subject)
    policies.cases.require_category(procedure=case.procedure, category=category)
    allegation = Allegation(
        case=case,
        subject=subject,
        rank=next_rank(case.allegations),
        category=category,
        knowledge_on=knowledge_on,
        from_on=from_on,
        to_on=to_on,
        added_at=at,
        added_by=by,
    )
    key = access.case_key(by, case)
    allegation.conduct = key.seal(allegation, "conduct", conduct)
    if place:
        allegation.place = key.seal(allegation, "place", place)
    allegation.save(force_insert=True)
    record("allegation.added", by=by, subject=allegation, at=at, case=case.pk, rank=allegation.rank, category=category)
    return allegation


@transaction.atomic
def investigate(*, allegation: Allegation, by: Member, at: datetime) -> Allegation:
    """A3: take it up, inside a mandate that is being worked on."""
    allegation = locked(allegation)
    policies.allegations.require_may_take_up(allegation=allegation, by=by)
    allegation.investigate()
    allegation.save()
    record("allegation.investigated", by=by, subject=allegation, at=at, case=allegation.case_id)
    return allegation


@transaction.atomic
def refer(*, allegation: Allegation, by: Member, at: datetime) -> Allegation:
    """A7: sustained; it goes to the disciplinary authority with its case."""
    allegation = locked(allegation)
    policies.allegations.require_may_refer_allegation(allegation=allegation, by=by)
    allegation.refer()
    allegation.save()
    record("allegation.referred", by=by, subject=allegation, at=at, case=allegation.case_id)
    return allegation
