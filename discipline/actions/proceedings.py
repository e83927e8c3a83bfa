"""Opening a proceeding, telling the person their rights, opening the file, ending it."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from accounts import permissions
from accounts.models import Member
from accounts.policies import require_role
from audit.log import record
from cases.actions import cases as case_actions
from cases.detriment import hold_reports, proceeding_opened
from discipline.access import proceeding_key
from discipline.appeals.recipes import fallen
from discipline.board.actions import sittings
from discipline.clocks import prescription_of
from discipline.limits.access import override_of
from discipline.models import Charge, Consultation, Proceeding, RightNotice
from discipline.papers import gates
from discipline.policies import proceeding as policies
from discipline.reading import sustained_allegations, took_part
from discipline.states import AUTHORITY, SECRETARIAT
from machine.models import locked
from vault import compartments


@transaction.atomic
def open_against(
    *, case: Any, subject: Any, person: str, facts: str, secretary: Member, by: Member, at: datetime
) -> Proceeding:
    """Open a proceeding against one subject of a referred case; the secretariat joins at once.

    The knowledge day is the earliest of the sustained allegations: prescription runs from it, is computed
    here, and blocks when it is over unless another person has granted an override.
    """
    hold_reports(case)
    case = locked(case)
    before = fallen(case, subject)
    policies.require_may_take_up(fallen=before, today=localdate(at))
    known_on, last_on, override = _require_may_open(case, subject, before, by=by, at=at)
    require_role(secretary, SECRETARIAT)
    resumes = _taken_up_again(before[0], by=by, at=at) if before else None
    compartment, key = compartments.create(kind="proceeding", at=at, by=by, excluding_quorum=case.compartment.is_apart)
    proceeding = Proceeding(
        number=f"{case.number}/D{case.proceedings.count() + 1}",
        case=case,
        subject=subject,
        procedure=case.procedure,
        compartment=compartment,
        unit=subject.unit or case.unit,
        knowledge_on=known_on,
        resumes=resumes,
        prescribed_on=last_on,
        is_past_prescription=override is not None,
        override=override,
        opened_at=at,
        opened_by=by,
    )
    proceeding.person = key.seal(proceeding, "person", person)
    proceeding.facts = key.seal(proceeding, "facts", facts)
    proceeding.save(force_insert=True)
    _record_opening(proceeding, override=override, resumes=resumes, by=by, at=at)
    for member in {by.pk: by, secretary.pk: secretary}.values():
        permissions.give(proceeding, member=member, key=key, by=by, at=at)
    _say_in_the_case(case, by, at)
    return proceeding


def _say_in_the_case(case: Any, by: Member, at: datetime) -> None:
    if case.state == "referred":
        case_actions.enter_discipline(case=case, by=by, at=at)
    proceeding_opened(case=case, by=by, at=at)


def _record_opening(proceeding: Proceeding, *, override: Any, resumes: Any, by: Member, at: datetime) -> None:
    facts = {"case": proceeding.case_id, "procedure": proceeding.procedure.digest}
    facts |= {"override": override.pk} if override else {}
    facts |= {"resumes": resumes.pk} if resumes else {}
    record("proceeding.opened", by=by, subject=proceeding, at=at, **facts)


def _taken_up_again(before: Proceeding, *, by: Member, at: datetime) -> Proceeding:
    """Mark the proceeding whose sanction an appeal took away and which a new one takes up again."""
    resumed = locked(before)
    resumed.is_taken_up_again = True
    resumed.save(update_fields=["is_taken_up_again"])
    record("proceeding.taken_up_again", by=by, subject=resumed, at=at)
    return resumed


def _require_may_open(
    case: Any, subject: Any, before: Any, *, by: Member, at: datetime
) -> tuple[date, date | None, Any]:
    """Ask the policy; return the day of knowledge, the last day to open, and the override that was needed.

    What is taken up again after an appeal has what remained of the prescription, which was asked before.
    """
    sustained = sustained_allegations(case, subject)
    known_on = min((allegation.knowledge_on for allegation in sustained), default=localdate(at))
    limit = prescription_of(case, subject, today=localdate(at)) if before is None else None
    is_late = limit is not None and limit.is_late
    override = override_of(case, subject) if is_late else None
    policies.require_may_open(
        case=case,
        by=by,
        sustained=sustained,
        took_part=took_part(case),
        is_prescribed=is_late and (override is None or override.confirmed_at is None),
    )
    last_on = before[2] if before else (limit.on if limit else None)
    return known_on, last_on, override


@transaction.atomic
def admit(*, proceeding: Proceeding, member: Member, by: Member, at: datetime) -> None:
    """Let a further member in: permission and key in one action."""
    proceeding = locked(proceeding)
    policies.require_may_admit_member(proceeding=proceeding, by=by)
    require_role(member, AUTHORITY, SECRETARIAT)
    if member.pk in took_part(proceeding.case):
        raise policies.HadPartInTheCase()
    permissions.give(proceeding, member=member, key=proceeding_key(by, proceeding), by=by, at=at)
    record("proceeding.joined", by=by, subject=proceeding, at=at, member=member.pk)


@transaction.atomic
def serve(*, proceeding: Proceeding, by: Member, at: datetime) -> Proceeding:
    """The person received the charges with the opening letter: its day of service is theirs."""
    proceeding = locked(proceeding)
    policies.require_may_serve(proceeding=proceeding, by=by)
    served_on = gates.served(proceeding, "opening-letter").service.counts_on
    policies.require_past(served_on, today=localdate(at), not_before=localdate(proceeding.opened_at))
    charges = list(Charge.objects.select_for_update().filter(proceeding=proceeding))
    for charge in charges:
        policies.require_may_serve_charge(charge=charge, by=by)
        charge.serve(served_on=served_on)
        charge.save()
        record("charge.served", by=by, subject=charge, at=at, proceeding=proceeding.pk)
    proceeding.serve(served_on=served_on)
    proceeding.save()
    record("proceeding.charged", by=by, subject=proceeding, at=at, charges=len(charges))
    return proceeding


@transaction.atomic
def notify_rights(
    *, proceeding: Proceeding, rights: list[str], notified_on: date, by: Member, at: datetime
) -> Proceeding:
    """Record that these rights were notified on that day; what is recorded already stays as it is."""
    proceeding = locked(proceeding)
    policies.require_may_notify_right(proceeding=proceeding, by=by)
    policies.require_past(notified_on, today=localdate(at), not_before=localdate(proceeding.opened_at))
    owed = {right.code for right in policies.rights_missing(proceeding)}
    for code in [code for code in rights if code in owed]:
        RightNotice.objects.create(
            proceeding=proceeding, right=code, notified_on=notified_on, recorded_at=at, recorded_by=by
        )
        record("right.notified", by=by, subject=proceeding, at=at, right=code)
    return proceeding


@transaction.atomic
def give_file_access(*, proceeding: Proceeding, opened_on: date, by: Member, at: datetime) -> Proceeding:
    """Open the whole numbered file to the person and their counsel from this day."""
    proceeding = locked(proceeding)
    policies.require_may_give_file_access(proceeding=proceeding, by=by)
    policies.require_past(opened_on, today=localdate(at), not_before=proceeding.charges_served_on)
    proceeding.give_file_access(opened_on=opened_on)
    proceeding.save()
    record("proceeding.file_opened", by=by, subject=proceeding, at=at)
    return proceeding


@transaction.atomic
def record_consultation(
    *, proceeding: Proceeding, reader: str, consulted_on: date, pages: int, by: Member, at: datetime
) -> Consultation:
    """Log that the person or their counsel read so many pages of the file on that day."""
    proceeding = locked(proceeding)
    policies.require_may_record_consultation(proceeding=proceeding, by=by)
    policies.require_past(consulted_on, today=localdate(at), not_before=proceeding.file_opened_on)
    consultation = Consultation.objects.create(
        proceeding=proceeding, reader=reader, consulted_on=consulted_on, pages=pages, recorded_at=at, recorded_by=by
    )
    record("proceeding.file_consulted", by=by, subject=proceeding, at=at, reader=reader, pages=pages)
    return consultation


@transaction.atomic
def discontinue(*, proceeding: Proceeding, reason: str, by: Member, at: datetime) -> Proceeding:
    """End the proceeding without a decision."""
    proceeding = locked(proceeding)
    policies.require_may_discontinue(proceeding=proceeding, by=by)
    proceeding.discontinue(reason=reason, by=by, at=at)
    proceeding.save()
    record("proceeding.discontinued", by=by, subject=proceeding, at=at, reason=reason)
    sittings.drop(proceeding=proceeding, by=by, at=at)
    _hand_back(proceeding, by=by, at=at)
    return proceeding


@transaction.atomic
def finish(*, proceeding: Proceeding, by: Member, at: datetime) -> Proceeding:
    """End the proceeding; when it was the last one of its case, the case goes to follow-up."""
    proceeding = locked(proceeding)
    policies.require_may_finish(proceeding=proceeding, by=by)
    proceeding.finish(by=by, at=at)
    proceeding.save()
    record("proceeding.ended", by=by, subject=proceeding, at=at)
    _hand_back(proceeding, by=by, at=at)
    return proceeding


def _hand_back(proceeding: Proceeding, *, by: Member, at: datetime) -> None:
    running = Proceeding.objects.filter(case=proceeding.case).exclude(state__in=["ended", "discontinued"])
    if not running.exists():
        case_actions.finish(case=proceeding.case, by=by, at=at)
