"""Telling each subject that an investigation is under way, or putting it off until a day."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import Member
from audit.log import record
from cases import access
from cases.detriment import arises
from cases.models import Investigation, Subject, SubjectNotice
from cases.planning import policies
from machine.models import locked
from reporting_channels.detriment.codes import Occasion


@transaction.atomic
def notify(
    *,
    investigation: Investigation,
    subject: Subject,
    how: str,
    notified_on: date,
    by: Member,
    at: datetime,
    note: str = "",
) -> SubjectNotice:
    """This subject was told on that day (WAYS)."""
    investigation = locked(investigation)
    policies.require_may_give_notice(investigation=investigation, by=by)
    policies.require_untold(investigation=investigation, subject=subject)
    if subject.kind == "unknown":
        raise policies.NobodyToTell()
    if notified_on > timezone.localdate(at):
        raise policies.ToldInFuture()
    made = SubjectNotice(investigation=investigation, subject=subject, kind="notified", how=how)
    made.notified_on = notified_on
    _keep(made, note, by, at)
    record(
        "subject.notified",
        by=by,
        subject=investigation,
        at=at,
        case=investigation.case_id,
        subject_id=subject.pk,
        how=how,
        notified_on=notified_on,
    )
    arises(case=investigation.case, kind=Occasion.NOTIFIED, by=by, at=at)
    return made


@transaction.atomic
def defer(
    *,
    investigation: Investigation,
    subject: Subject,
    deferral: str,
    review_on: date,
    by: Member,
    at: datetime,
    note: str = "",
) -> SubjectNotice:
    """Telling this subject is put off (DEFERRALS), or still put off, until a day on which it is looked at again."""
    investigation = locked(investigation)
    policies.require_may_give_notice(investigation=investigation, by=by)
    policies.require_untold(investigation=investigation, subject=subject)
    if review_on <= timezone.localdate(at):
        raise policies.ReviewInPast()
    made = SubjectNotice(investigation=investigation, subject=subject, kind="deferred", deferral=deferral)
    made.review_on = review_on
    _keep(made, note, by, at)
    record(
        "subject.notice_deferred",
        by=by,
        subject=investigation,
        at=at,
        case=investigation.case_id,
        subject_id=subject.pk,
        deferral=deferral,
        review_on=review_on,
    )
    return made


def _keep(made: SubjectNotice, note: str, by: Member, at: datetime) -> None:
    made.recorded_at, made.recorded_by = at, by
    if note:
        made.note = access.case_key(by, made.investigation.case).seal(made, "note", note)
    made.save(force_insert=True)
