"""Opening a case and moving it along its line."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import permissions
from accounts.models import Member
from audit.log import record
from cases import access, closing, policies
from cases.actions import allegations, assignments
from cases.detriment import arises, hold_reports
from cases.models import Assignment, Case, Origin, Reopening
from cases.models.case import AFTER_DISCIPLINE
from cases.numbering import actions as numbering
from cases.origins import reports_of
from machine.models import locked
from machine.refusals import Refused
from procedures.models import ProcedureVersion
from procedures.policies import require_may_pin
from reporting_channels.actions import reports
from reporting_channels.detriment.codes import Occasion
from reporting_channels.models import Report
from vault import compartments


class FeedbackMissing(Refused):
    """C9: the reporter is told before the case closes (Directive (EU) 2019/1937 art. 9(1)(f))."""

    sentence = _(
        "The reporter has not been told the result yet. Write the feedback here, or give it from the report first."
    )


class FeedbackNotYours(Refused):
    """Feedback is sealed with the report's key."""

    sentence = _(
        "You cannot open the report, so you cannot write to the reporter. Ask its receiver to give the feedback first."
    )


class OutcomeContradicts(Refused):
    """The outcome agrees with the findings and with what discipline did."""

    sentence = _(
        "This outcome contradicts the file: look again at the findings and at whether the case went to discipline."
    )


@transaction.atomic
def open_from(
    *,
    report: Report,
    procedure: ProcedureVersion,
    category: str,
    unit: str,
    facts: str,
    risk: dict[str, Any] | None = None,
    by: Member,
    at: datetime,
) -> Case:
    """Open a case from an assessed report, under a pinned procedure; the opener heads its team.

    ``facts`` is what the office may work with: the reporter's identity and own words stay with the report.
    Opening states that the opener has no conflict. ``risk`` is how they judge the reporter's, now that a case opens.
    """
    report = locked(report)  # before all else: whoever is kept away from it at this moment goes first, or waits
    policies.cases.require_may_open(report=report, by=by, holds_report=permissions.has(by, report))
    require_may_pin(version=procedure, by=by)
    policies.cases.require_category(procedure=procedure, category=category)
    compartment, key = compartments.create(kind="case", at=at, by=by, excluding_quorum=report.compartment.is_apart)
    case = Case(
        **_numbered(unit, at),
        procedure=procedure,
        compartment=compartment,
        category=category,
        opened_at=at,
        opened_by=by,
    )
    case.facts = key.seal(case, "facts", facts)
    case.save(force_insert=True)
    record("case.opened", by=by, subject=case, at=at, report=report.pk, procedure=procedure.pk, number=case.counted)
    Origin.objects.create(case=case, report=report)
    permissions.give(case, member=by, key=key, by=by, at=at)
    make_head(case=case, by=by, at=at)
    reports.attach(report=report, case_id=case.pk, risk=risk, by=by, at=at)
    return case


def _numbered(unit: str, at: datetime) -> dict[str, Any]:
    year = timezone.localdate(at).year
    serial, number = numbering.draw(year, unit)
    return {"year": year, "serial": serial, "number": number, "unit": unit}


def make_head(*, case: Case, by: Member, at: datetime) -> None:
    """Whoever opens a case heads its team and says so; inside the caller's transaction."""
    assignment = Assignment.objects.create(
        case=case,
        member=by,
        role="head",
        assigned_at=at,
        assigned_by=by,
        no_conflict_declared_at=at,
        no_conflict_declared_by=by,
    )
    record("assignment.made", by=by, subject=case, at=at, member=by.pk, role="head", assignment=assignment.pk)
    record("assignment.declared", by=by, subject=case, at=at, assignment=assignment.pk)


@transaction.atomic
def investigate(*, case: Case, by: Member, at: datetime) -> Case:
    """C3: leave the preliminary phase; signing the mandate calls this."""
    case = locked(case)
    policies.cases.require_may_investigate(case=case, by=by)
    case.investigate()
    case.save()
    record("case.investigated", by=by, subject=case, at=at)
    return case


@transaction.atomic
def decide(*, case: Case, by: Member, at: datetime) -> Case:
    """C4: every allegation has its confirmed finding."""
    case = locked(case)
    policies.cases.require_may_decide(case=case, by=by)
    case.decide()
    case.save()
    record("case.decided", by=by, subject=case, at=at)
    return case


@transaction.atomic
def refer(*, case: Case, authority: Member, by: Member, at: datetime) -> Case:
    """C5: the sustained allegations and the case's key go to the disciplinary authority; the report does not."""
    hold_reports(case)
    case = locked(case)
    policies.cases.require_may_refer(case=case, by=by)
    referred = [one for one in case.allegations.all() if policies.cases.is_sustained(one)]
    for allegation in referred:
        allegations.refer(allegation=allegation, by=by, at=at)
    case.refer()
    case.save()
    record(
        "case.referred", by=by, subject=case, at=at, authority=authority.pk, allegations=[one.pk for one in referred]
    )
    if not is_on_team(case, authority):
        assignments.assign(case=case, member=authority, role="authority", by=by, at=at)
    arises(case=case, kind=Occasion.REFERRED, by=by, at=at)
    return case


def is_on_team(case: Case, authority: Member) -> bool:
    """Whether this authority joined the team before: an interim measure was asked of them."""
    return any(
        one.member_id == authority.pk and one.role == "authority" and one.ended_at is None
        for one in case.assignments.all()
    )


@transaction.atomic
def follow_up(*, case: Case, by: Member, at: datetime) -> Case:
    """C6: nothing goes to discipline."""
    case = locked(case)
    policies.cases.require_may_follow_up(case=case, by=by)
    case.follow_up()
    case.save()
    record("case.followed_up", by=by, subject=case, at=at)
    return case


@transaction.atomic
def enter_discipline(*, case: Case, by: Member, at: datetime) -> Case:
    """Proceedings are open: discipline calls this, in the transaction that opens them."""
    case = locked(case)
    policies.cases.require_may_enter_discipline(case=case, by=by)
    case.enter_discipline(by=by, at=at)
    case.save()
    record("case.discipline_entered", by=by, subject=case, at=at)
    return case


@transaction.atomic
def finish(*, case: Case, by: Member, at: datetime) -> Case:
    """Proceedings are over: discipline calls this, in the transaction that ends them."""
    case = locked(case)
    policies.cases.require_may_finish(case=case, by=by)
    case.finish()
    case.save()
    record("case.discipline_finished", by=by, subject=case, at=at)
    return case


@transaction.atomic
def close(*, case: Case, outcome: str, by: Member, at: datetime, feedback: str = "") -> Case:
    """C9: close with an outcome of OUTCOMES; every reporter has been told, or is told now with ``feedback``."""
    hold_reports(case)
    case = locked(case)
    policies.cases.require_may_close(case=case, by=by)
    closing.require_may_end(case)
    _require_outcome_fits(case, outcome)
    tell_reporters(case=case, feedback=feedback, by=by, at=at)
    case.close(outcome=outcome, by=by, at=at)
    case.save()
    record("case.closed", by=by, subject=case, at=at, outcome=outcome)
    arises(case=case, kind=Occasion.CASE_CLOSED, by=by, at=at)
    return case


def _require_outcome_fits(case: Case, outcome: str) -> None:
    states = [allegation.state for allegation in case.allegations.all()]
    sustained = any(policies.cases.is_sustained(allegation) for allegation in case.allegations.all())
    if (outcome in AFTER_DISCIPLINE and "referred" not in states) or (outcome == "no_breach" and sustained):
        raise OutcomeContradicts()


def awaits_feedback(report: Report) -> bool:
    """Whether nobody has told this reporter the result."""
    return report.feedback_at is None


def tell_reporters(*, case: Case, feedback: str, by: Member, at: datetime) -> None:
    """C9: nobody who reported is left without a word; inside the caller's transaction."""
    for report in reports_of(case):
        _tell_reporter(report, feedback, by, at)


def _tell_reporter(report: Report, feedback: str, by: Member, at: datetime) -> None:
    if not awaits_feedback(report):
        return
    if not feedback:
        raise FeedbackMissing()
    if not permissions.has(by, report):
        raise FeedbackNotYours()
    reports.give_feedback(report=report, text=feedback, by=by, at=at)


WAYS_BACK = {
    "preliminary": Case.reopen_preliminary,
    "investigation": Case.reopen_facts,
    "decision": Case.reopen_decision,
    "referred": Case.reopen_referral,
    "follow_up": Case.reopen,
}


@transaction.atomic
def reopen(*, case: Case, ground: str, reasons: str, by: Member, at: datetime) -> Case:
    """C10: go on where the ground (GROUNDS) leads; the earlier closure stays on file."""
    case = locked(case)
    policies.cases.require_may_reopen(case=case, by=by)
    reopening = Reopening(
        case=case,
        outcome=case.outcome,
        closed_at=case.closed_at,
        closed_by=case.closed_by,
        ground=ground,
        returned_to=policies.cases.way_back(case=case, ground=ground),
        reopened_at=at,
        reopened_by=by,
    )
    reopening.reasons = access.case_key(by, case).seal(reopening, "reasons", reasons)
    reopening.save(force_insert=True)
    WAYS_BACK[reopening.returned_to](case)
    case.save()
    record(
        {
            "preliminary": "case.reopened_before_mandate",
            "investigation": "case.reopened_for_facts",
            "decision": "case.reopened_to_decide",
            "referred": "case.reopened_to_authority",
            "follow_up": "case.reopened",
        }[reopening.returned_to],
        by=by,
        subject=case,
        at=at,
        ground=ground,
        outcome=reopening.outcome,
    )
    return case
