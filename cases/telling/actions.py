"""Keeping that a subject was told the outcome, or why not."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import Member
from audit.log import record
from cases.models import Case, OutcomeNotice, Subject
from cases.telling import policies
from machine.models import locked


@transaction.atomic
def tell(*, case: Case, subject: Subject, how: str, told_on: date, by: Member, at: datetime) -> OutcomeNotice:
    """This subject was told on that day how the case ends for them (WAYS)."""
    case = _ready(case, subject, by)
    policies.require_past(told_on=told_on, today=timezone.localdate(at))
    made = _kept(OutcomeNotice(case=case, subject=subject, kind="told", how=how, told_on=told_on), by, at)
    record("subject.outcome_told", by=by, subject=case, at=at, subject_id=subject.pk, how=how, told_on=told_on)
    return made


@transaction.atomic
def leave_untold(*, case: Case, subject: Subject, ground: str, by: Member, at: datetime) -> OutcomeNotice:
    """This subject is not told, on a ground (GROUNDS); they may still be told later."""
    case = _ready(case, subject, by)
    made = _kept(OutcomeNotice(case=case, subject=subject, kind="untold", ground=ground), by, at)
    record("subject.outcome_untold", by=by, subject=case, at=at, subject_id=subject.pk, ground=ground)
    return made


def _ready(case: Case, subject: Subject, by: Member) -> Case:
    case = locked(case)
    policies.require_may_tell(case=case, by=by)
    policies.require_untold(case=case, subject=subject)
    return case


def _kept(made: OutcomeNotice, by: Member, at: datetime) -> OutcomeNotice:
    made.recorded_at, made.recorded_by = at, by
    made.save(force_insert=True)
    return made
