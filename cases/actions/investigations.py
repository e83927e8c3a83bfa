"""Planning, mandate, work, report."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import Member
from audit.log import record
from cases import access, policies
from cases.actions import allegations, cases
from cases.models import Allegation, Case, Investigation, Scope
from cases.models.team import INVESTIGATING
from cases.planning import access as plan_access
from cases.planning import letters
from cases.planning.actions import mandates, notices, plans
from cases.planning.ready import ReadyPlan
from machine.models import locked

UNKNOWN_REVIEWED = timedelta(days=30)  # when to ask again whether somebody unknown is known by now


@transaction.atomic
def plan(
    *,
    case: Case,
    plan: str,
    by: Member,
    at: datetime,
    ready: ReadyPlan | None = None,
    language: str = "en",
) -> Investigation:
    """V1: the lead writes the plan, from a ready one or not; the scope is every allegation nobody has taken up."""
    case = locked(case)
    policies.investigations.require_may_plan(case=case, by=by)
    investigation = Investigation(case=case, planned_at=at, planned_by=by)
    investigation.plan = access.case_key(by, case).seal(investigation, "plan", plan)
    investigation.save(force_insert=True)
    scope = [one for one in case.allegations.all() if one.state == "alleged"]
    Scope.objects.bulk_create(
        Scope(investigation=investigation, allegation=one, included_at=at, included_by=by) for one in scope
    )
    record(
        "investigation.planned",
        by=by,
        subject=investigation,
        at=at,
        case=case.pk,
        allegations=[one.pk for one in scope],
    )
    if ready is not None:
        plans.use(investigation=investigation, ready=ready, language=language, by=by, at=at)
    return investigation


@transaction.atomic
def mandate(
    *, investigation: Investigation, mandate: str, powers: list[str], ends_on: date, by: Member, at: datetime
) -> Investigation:
    """V2: the head signs who investigates, scope, powers (POWERS) and end; the case leaves its preliminary phase."""
    investigation = locked(investigation)
    policies.investigations.require_may_mandate(investigation=investigation, by=by)
    policies.investigations.require_ahead(ends_on=ends_on, on=timezone.localdate(at))
    case = investigation.case
    key = access.case_key(by, case)
    investigation.mandate = key.seal(investigation, "mandate", mandate)
    for assignment in case.assignments.current().filter(role__in=INVESTIGATING).order_by("-role", "assigned_at"):
        mandates.name(investigation=investigation, assignment=assignment, by=by, at=at)
    purpose, conducts = plan_access.words_for_letter(by, investigation)
    letter = letters.of_mandate(
        number=case.number,
        procedure=str(case.procedure.profile.title),
        purpose=purpose,
        conducts=conducts,
        named=[f"{one.assignment.member.name}, {one.role_label}" for one in investigation.namings.all()],
        powers=powers,
        ends_on=ends_on,
        signed_by=by.name,
        signed_at=at,
    )
    investigation.letter = key.seal(investigation, "letter", letter)
    investigation.sign(powers=powers, ends_on=ends_on, by=by, at=at)
    investigation.save()
    record(
        "investigation.mandated",
        by=by,
        subject=investigation,
        at=at,
        case=investigation.case_id,
        powers=powers,
        ends_on=ends_on,
    )
    if case.state == "preliminary":
        cases.investigate(case=case, by=by, at=at)
    return investigation


@transaction.atomic
def extend(
    *, investigation: Investigation, allegation: Allegation, by: Member, at: datetime, reasons: str = ""
) -> Scope:
    """Let a running mandate cover an allegation that was added after it was signed, by an amendment."""
    investigation = locked(investigation)
    policies.allegations.require_same_case(case=investigation.case, subject=allegation)
    policies.investigations.require_may_extend(investigation=investigation, allegation=allegation, by=by)
    made = mandates.amend(investigation=investigation, reasons=reasons, allegations=[allegation], by=by, at=at)
    record(
        "investigation.extended",
        by=by,
        subject=investigation,
        at=at,
        case=investigation.case_id,
        allegation=allegation.pk,
    )
    return made.scopes.get()


@transaction.atomic
def start(
    *,
    investigation: Investigation,
    notice: str,
    by: Member,
    at: datetime,
    deferral: str = "",
    review_on: date | None = None,
) -> Investigation:
    """V3: begin. Subjects of whom nothing is recorded yet are told today, or telling is put off (DEFERRALS) till a day.

    Somebody not known yet can only be put off; each subject can also be dealt with alone, before.
    """
    investigation = locked(investigation)
    policies.investigations.require_may_start(investigation=investigation, by=by)
    here = {"investigation": investigation, "by": by, "at": at}
    today = timezone.localdate(at)
    recorded = investigation.standing_notices
    for subject in plan_access.subjects_in_scope(investigation):
        if subject.pk in recorded:
            continue
        if notice == "deferred":
            notices.defer(subject=subject, deferral=deferral, review_on=review_on, **here)
        elif subject.kind == "unknown":
            notices.defer(subject=subject, deferral="unknown", review_on=today + UNKNOWN_REVIEWED, **here)
        else:
            notices.notify(subject=subject, how="letter", notified_on=today, **here)
    investigation.start(by=by, at=at)
    investigation.save()
    record(
        "investigation.started",
        by=by,
        subject=investigation,
        at=at,
        case=investigation.case_id,
    )
    for line in investigation.scopes.select_related("allegation"):
        if line.allegation.state == "alleged":
            allegations.investigate(allegation=line.allegation, by=by, at=at)
    return investigation
