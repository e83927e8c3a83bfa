"""Naming those whom allegations are about."""

from datetime import datetime

from django.db import transaction

from accounts import names
from accounts.models import Member
from audit.log import record
from cases import access, policies
from cases.actions.ranks import next_rank
from cases.models import Case, Subject
from cases.naming import tokens
from machine.models import locked


@transaction.atomic
def add(*, case: Case, kind: str, by: Member, at: datetime, name: str = "", post: str = "", unit: str = "") -> Subject:
    """Add a named person, somebody unknown, or a unit (SUBJECT_KINDS). Name and post are sealed."""
    case = locked(case)
    policies.allegations.require_may_add(case=case, by=by)
    if name:
        policies.team.require_none_on_team(case=case, named=names.likeness([name]).named)
    subject = Subject(case=case, kind=kind, rank=next_rank(case.subjects), unit=unit, added_at=at, added_by=by)
    key = access.case_key(by, case)
    if kind == "named":
        subject.name = key.seal(subject, "name", name)
    if post:
        subject.post = key.seal(subject, "post", post)
    subject.save(force_insert=True)
    tokens.keep(subject, name=name, key=key)
    record("subject.added", by=by, subject=case, at=at, subject_id=subject.pk, kind=kind)
    return subject
