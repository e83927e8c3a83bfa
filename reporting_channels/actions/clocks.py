"""More time for the feedback, said to the reporter; and passing on what is owed, before and after its day."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from audit.actors import WORKER
from audit.log import record
from machine.models import locked
from procedures import access as procedures
from reporting_channels import access, deadlines
from reporting_channels.actions.messages import write
from reporting_channels.codes import MessageKind
from reporting_channels.models import Escalation, Prolongation, Report
from reporting_channels.policies_clocks import require_may_prolong

FEEDBACK = "feedback"
PAST_OFFICE = ("outside_body",)  # what went past the office is passed on to nobody inside it


@transaction.atomic
def prolong(*, report: Report, ground: str, text: str, by, at: datetime) -> Prolongation:
    """Take the longer time, once, before the first one is over; the reporter reads why."""
    report = locked(report)
    due = deadlines.clock_of(report, FEEDBACK, timezone.localdate(at))
    require_may_prolong(report=report, due=due, by=by)
    key = access.report_key(by, report)
    message = write(report=report, key=key, kind=MessageKind.NEWS, text=text, by=by, at=at)
    row = Prolongation.objects.create(
        report=report,
        message=message,
        number=report.prolongations.count() + 1,
        ground=ground,
        prolonged_at=at,
        prolonged_by=by,
    )
    record("feedback.prolonged", by=by, subject=report, at=at, message=message.pk, ground=ground, number=row.number)
    return row


def escalate(*, at: datetime) -> int:
    """Pass on what the profile says must be passed on by today; return how many. Doing it again does nothing twice."""
    today = timezone.localdate(at)
    passed = 0
    for report, due_on, clock, chain in _owed(today):
        with transaction.atomic():
            _row, is_new = Escalation.objects.get_or_create(
                report=report, clock=clock, chain=chain, due_on=due_on, defaults={"escalated_on": today}
            )
            if is_new:
                record("clock.escalated", by=WORKER, subject=report, at=at, clock=clock, chain=chain, due_on=due_on)
                passed += 1
    return passed


def _owed(today: date) -> Iterator[tuple[Report, date, str, str]]:
    known = set(Escalation.objects.values_list("report_id", "clock", "chain", "due_on"))
    calendars: dict[str, object] = {}
    for report in Report.objects.filter(state__in=deadlines.OPEN).order_by("received_on").iterator():
        version = deadlines.version_of(report)
        if version is None:
            continue
        calendar = calendars.setdefault(version.country, procedures.calendar_of(version.country))
        running = {due.clock.code: due for due in deadlines.due_of(report, today, calendar) if due.is_open and due.on}
        for step in version.profile.escalations:
            due = running.get(step.clock)
            if due is None or due.on + timedelta(days=step.days) > today:
                continue
            if report.is_past_office and step.to not in PAST_OFFICE:
                continue
            if (report.pk, step.clock, step.to, due.on) not in known:
                yield report, due.on, step.clock, step.to
