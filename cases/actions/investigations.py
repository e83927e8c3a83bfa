"""Planning, mandate, work, report."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import Member
from audit.log import record
from cases import access, policies
from cases.actions import allegations, cases
from cases.models import Allegation, Case, Investigation, Scope
from machine.models import locked


@transaction.atomic
def plan(*, case: Case, plan: str, by: Member, at: datetime) -> Investigation:
    """V1: the lead writes the plan; the scope is every allegation that nobody has taken up."""
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
    return investigation


@transaction.atomic
def mandate(
    *, investigation: Investigation, mandate: str, powers: list[str], ends_on: date, by: Member, at: datetime
) -> Investigation:
    """V2: the head signs scope, powers (POWERS) and end date; the case leaves its preliminary phase."""
    investigation = locked(investigation)
    policies.investigations.require_may_mandate(investigation=investigation, by=by)
    policies.investigations.require_ahead(ends_on=ends_on, on=timezone.localdate(at))
    investigation.mandate = access.case_key(by, investigation.case).seal(investigation, "mandate", mandate)
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
    if investigation.case.state == "preliminary":
        cases.investigate(case=investigation.case, by=by, at=at)
    return investigation


@transaction.atomic
def extend(*, investigation: Investigation, allegation: Allegation, by: Member, at: datetime) -> Scope:
    """Let a running mandate cover an allegation that was added after it was signed."""
    investigation = locked(investigation)
    policies.allegations.require_same_case(case=investigation.case, subject=allegation)
    policies.investigations.require_may_extend(investigation=investigation, allegation=allegation, by=by)
    scope = Scope.objects.create(investigation=investigation, allegation=allegation, included_at=at, included_by=by)
    record(
        "investigation.extended",
        by=by,
        subject=investigation,
        at=at,
        case=investigation.case_id,
        allegation=allegation.pk,
    )
    return scope


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
    """V3: the subject is told, or telling is put off for a reason (DEFERRALS) until a review date."""
    investigation = locked(investigation)
    policies.investigations.require_may_start(investigation=investigation, by=by)
    investigation.start(notice=notice, deferral=deferral, review_on=review_on, by=by, at=at)
    investigation.save()
    record(
        "investigation.started",
        by=by,
        subject=investigation,
        at=at,
        case=investigation.case_id,
        notice=notice,
        deferral=deferral,
        review_on=review_on,
    )
    for line in investigation.scopes.select_related("allegation"):
        if line.allegation.state == "alleged":
            allegations.investigate(allegation=line.allegation, by=by, at=at)
    return investigation


@transaction.atomic
def deliver(*, investigation: Investigation, report: str, by: Member, at: datetime) -> Investigation:
    """V5 to V8: the report, sealed, goes to the head of office."""
    investigation = locked(investigation)
    policies.investigations.require_may_deliver(investigation=investigation, by=by)
    investigation.report = access.case_key(by, investigation.case).seal(investigation, "report", report)
    investigation.deliver(by=by, at=at)
    investigation.save()
    record("investigation.delivered", by=by, subject=investigation, at=at, case=investigation.case_id)
    return investigation
