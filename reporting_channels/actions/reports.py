"""What the office does with a report, from the acknowledgement to the end."""

from datetime import datetime
from typing import Any

from accounts import permissions
from audit.log import record
from audit.statements import in_one_go
from machine.models import locked
from reporting_channels import access, bars, policies
from reporting_channels.actions import detriment, reopening
from reporting_channels.actions.intake import receive
from reporting_channels.actions.messages import write
from reporting_channels.codes import MessageKind
from reporting_channels.conflict.access import is_named
from reporting_channels.detriment.codes import Occasion
from reporting_channels.models import Assessment, Report
from reporting_channels.retention.planning import plan

__all__ = [
    "acknowledge",
    "assess",
    "attach",
    "close",
    "confirm_no_case",
    "give_feedback",
    "propose_no_case",
    "receive",
    "return_",
    "share",
]


@in_one_go()
def acknowledge(*, report: Report, text: str, by, at: datetime) -> Report:
    """Tell the reporter that the office has it (Directive (EU) 2019/1937 art. 9(1)(b): seven days)."""
    report = locked(report)
    policies.require_may_acknowledge(report=report, by=by)
    key = access.report_key(by, report)
    message = write(report=report, key=key, kind=MessageKind.ACKNOWLEDGEMENT, text=text, by=by, at=at)
    report.acknowledge(by=by, at=at)
    report.save()
    record("report.acknowledged", by=by, subject=report, at=at, message=message.pk)
    return report


@in_one_go()
def assess(*, report: Report, note: str, by, at: datetime, **grid: str) -> Report:
    """Keep the grid: category, competence, credibility, seriousness, urgency, detriment_risk,
    proposes, no_case_reason (codes; ISO 37002:2021 cl. 8.3)."""
    report = locked(report)
    policies.require_may_assess(report=report, by=by)
    assessment = Assessment(report=report, assessed_at=at, assessed_by=by, **grid)
    assessment.note = access.report_key(by, report).seal(assessment, "note", note)
    assessment.save(force_insert=True)
    report.assess(category=assessment.category, detriment_risk=assessment.detriment_risk, by=by, at=at)
    report.save()
    record(
        "report.assessed",
        by=by,
        subject=report,
        at=at,
        assessment=assessment.pk,
        category=assessment.category,
        detriment_risk=assessment.detriment_risk,
        proposes=assessment.proposes,
    )
    detriment.first(report=report, grid=assessment, by=by, at=at)
    return report


@in_one_go()
def attach(*, report: Report, case_id, risk: dict[str, Any] | None = None, by, at: datetime) -> Report:
    """Note that a case was opened from the report; called by cases, in its transaction. ``risk`` as in ``close``."""
    report = locked(report)
    policies.require_may_attach(report=report, by=by)
    report.attach(by=by, at=at)
    report.save()
    record("report.attached", by=by, subject=report, at=at, case=case_id)
    detriment.arise(report=report, kind=Occasion.CASE, by=by, at=at)
    detriment.with_the_step(report=report, risk=risk, by=by, at=at)
    return report


@in_one_go()
def propose_no_case(*, report: Report, reason: str, note: str, by, at: datetime) -> Report:
    """Propose that no case is opened; a second person decides."""
    report = locked(report)
    policies.require_may_propose_no_case(report=report, by=by)
    sealed = access.report_key(by, report).seal(report, "no_case_note", note)
    report.propose_no_case(reason=reason, note=sealed, by=by, at=at)
    report.save()
    record("report.no_case_proposed", by=by, subject=report, at=at, reason=reason)
    return report


@in_one_go()
def confirm_no_case(*, report: Report, by, at: datetime) -> Report:
    """Agree, as the second person, that no case is opened."""
    report = locked(report)
    policies.require_may_confirm_no_case(report=report, by=by)
    report.confirm_no_case(by=by, at=at)
    report.save()
    record("report.no_case_confirmed", by=by, subject=report, at=at, reason=report.no_case_reason)
    detriment.arise(report=report, kind=Occasion.NO_CASE, by=by, at=at)
    return report


@in_one_go()
def return_(*, report: Report, note: str, by, at: datetime) -> Report:
    """Send the proposal back, with reasons that its author can read."""
    report = locked(report)
    policies.require_may_return(report=report, by=by)
    sealed = access.report_key(by, report).seal(report, "return_note", note)
    report.return_(note=sealed, by=by, at=at)
    report.save()
    record("report.returned", by=by, subject=report, at=at)
    return report


@in_one_go()
def give_feedback(*, report: Report, text: str, by, at: datetime) -> Report:
    """Tell the reporter what became of it (Directive (EU) 2019/1937 art. 9(1)(f): three months)."""
    report = locked(report)
    policies.require_may_give_feedback(report=report, by=by)
    key = access.report_key(by, report)
    message = write(report=report, key=key, kind=MessageKind.FEEDBACK, text=text, by=by, at=at)
    report.give_feedback(by=by, at=at)
    report.save()
    reopening.answered(report=report, by=by, at=at)
    record("report.feedback_given", by=by, subject=report, at=at, message=message.pk)
    return report


@in_one_go()
def close(*, report: Report, risk: dict[str, Any] | None = None, by, at: datetime) -> Report:
    """End it; the time of keeping starts to run (ISO 37002:2021 cl. 8.5). ``risk`` is assessed in the same breath."""
    report = locked(report)
    policies.require_may_close(report=report, by=by)
    report.close(by=by, at=at)
    report.save()
    plan(report, at)
    record("report.closed", by=by, subject=report, at=at, retention=report.retention)
    detriment.arise(report=report, kind=Occasion.CLOSED, by=by, at=at)
    detriment.with_the_step(report=report, risk=risk, by=by, at=at)
    return report


@in_one_go()
def share(*, report: Report, member, by, at: datetime) -> Report:
    """Let one more colleague open the report: permission and key together."""
    report = locked(report)
    policies.require_may_share(report=report, member=member, is_excluded=bars.is_barred(report, member), by=by)
    key = access.report_key(by, report)
    policies.require_not_named(is_named=is_named(report, key, member))
    permissions.give(report, member=member, key=key, by=by, at=at)
    record("report.shared", by=by, subject=report, at=at, member=member.pk)
    return report
