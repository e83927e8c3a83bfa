"""What becomes of a record: given to the person, signed, refused or contested, sealed."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import Member
from audit.facts import digest
from audit.log import record
from cases import access
from cases.interviews import access as interview_access
from cases.interviews import policies
from cases.models import Interview
from machine.models import locked


@transaction.atomic
def send_record(*, interview: Interview, sent_on: date, sent_how: str, by: Member, at: datetime) -> Interview:
    """The person has the record (SENDINGS)."""
    interview = locked(interview)
    policies.require_may_send_record(interview=interview, by=by)
    if sent_on > timezone.localdate(at):
        raise policies.ToldInFuture()
    if sent_on < interview.held_on:
        raise policies.ToldTooLate(policies.SENT_BEFORE)
    interview.send_record(sent_on=sent_on, sent_how=sent_how, by=by, at=at)
    interview.save()
    record(
        "interview.record_sent",
        by=by,
        subject=interview,
        at=at,
        case=interview.case_id,
        sent_on=sent_on,
        sent_how=sent_how,
    )
    return interview


@transaction.atomic
def sign(*, interview: Interview, by: Member, at: datetime) -> Interview:
    """The person read the record and signed it."""
    interview = locked(interview)
    policies.require_may_sign(interview=interview, by=by)
    interview.sign(by=by, at=at)
    interview.save()
    record("interview.signed", by=by, subject=interview, at=at, case=interview.case_id)
    return interview


@transaction.atomic
def refuse(*, interview: Interview, reasons: str, by: Member, at: datetime) -> Interview:
    """The person read the record and did not sign, for the reason that they gave."""
    interview = locked(interview)
    policies.require_may_refuse(interview=interview, by=by)
    interview.refusal = access.case_key(by, interview.case).seal(interview, "refusal", reasons)
    interview.refuse(by=by, at=at)
    interview.save()
    record("interview.refused", by=by, subject=interview, at=at, case=interview.case_id)
    return interview


@transaction.atomic
def contest(*, interview: Interview, corrections: str, by: Member, at: datetime) -> Interview:
    """The person corrects it in their own words, which stand beside the record."""
    interview = locked(interview)
    policies.require_may_contest(interview=interview, by=by)
    interview.corrections = access.case_key(by, interview.case).seal(interview, "corrections", corrections)
    interview.contest(by=by, at=at)
    interview.save()
    record("interview.contested", by=by, subject=interview, at=at, case=interview.case_id)
    return interview


@transaction.atomic
def seal(*, interview: Interview, by: Member, at: datetime) -> Interview:
    """Close record and answer; the keyed digest of both goes into the log."""
    interview = locked(interview)
    policies.require_may_seal(interview=interview, by=by)
    made = digest(interview, interview_access.text_to_seal(by, interview))
    interview.seal(digest=made, by=by, at=at)
    interview.save()
    record("interview.sealed", by=by, subject=interview, at=at, case=interview.case_id, digest=made)
    return interview
