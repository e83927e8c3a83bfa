"""The canaries of mandates, plans and hours."""

from decimal import Decimal
from typing import Any

from django.utils import timezone

from cases.planning.actions import efforts, mandates, notices, plans, suspensions
from cases.planning.actions import task as task_actions
from tests.factories.discipline import today


def plan(running: Any, subject: Any, team: Any, c: Any) -> None:
    """Sing in the plan, the notices, the hours and an amendment."""
    lead, head = {"by": team.lead, "at": timezone.now()}, {"by": team.head, "at": timezone.now()}
    plans.add_line(
        investigation=running,
        kind="risk",
        text=c("plan_line/text"),
        answer=c("plan_line/answer"),
        weight="high",
        **lead,
    )
    task = task_actions.add(
        investigation=running, title=c("task/title"), detail=c("task/detail"), checklist=[c("checklist_line/text")],
        **lead,
    )  # fmt: skip
    task_actions.complete(task=task, result=c("task/result"), **lead)
    notices.defer(
        investigation=running, subject=subject, deferral="evidence", review_on=today(9), note=c("subject_notice/note"),
        **lead,
    )  # fmt: skip
    efforts.note(
        investigation=running, worked_on=today(), kind="evidence", hours=Decimal(2), words=c("effort/note"), **lead
    )
    mandates.amend(investigation=running, reasons=c("amendment/reasons"), ends_on=today(90), **head)


def stand_still(running: Any, head: Any, c: Any) -> Any:
    """Sing in a suspension and its end."""
    here = {"by": head, "at": timezone.now()}
    suspensions.suspend(investigation=running, ground="health", reasons=c("suspension/reasons"), **here)
    return suspensions.resume(investigation=running, reasons=c("suspension/resume_reasons"), **here)
