"""Tasks: who does what by when, what waits for what, what came of it."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from accounts.models import Member
from audit.log import record
from cases import access
from cases.actions.ranks import next_rank
from cases.models import Assignment, ChecklistLine, Investigation, Task, TaskNeed
from cases.planning import access as plan_access
from cases.planning import policies
from machine.models import locked
from vault.sealing import CompartmentKey


@transaction.atomic
def add(
    *,
    investigation: Investigation,
    title: str,
    by: Member,
    at: datetime,
    detail: str = "",
    days: int | None = None,
    assignee: Member | None = None,
    checklist: Sequence[str] = (),
    needs: Sequence[Task] = (),
) -> Task:
    """Add something to do. ``days`` are working days from the mandate, or from the end of what it waits for."""
    investigation = locked(investigation)
    policies.require_may_change_plan(investigation=investigation, by=by)
    policies.require_assignee(case=investigation.case, member=assignee)
    task = Task(
        investigation=investigation,
        rank=next_rank(investigation.tasks),
        days=days,
        assignee=assignee,
        added_at=at,
        added_by=by,
    )
    key = access.case_key(by, investigation.case)
    task.title = key.seal(task, "title", title)
    if detail:
        task.detail = key.seal(task, "detail", detail)
    task.save(force_insert=True)
    _list(task, checklist, key)
    facts = {"rank": task.rank, "assignee": assignee.pk if assignee else None}
    record("task.added", by=by, subject=task, at=at, investigation=investigation.pk, **facts)
    for needed in needs:
        wait_for(task=task, needed=needed, by=by, at=at)
    return task


def _list(task: Task, checklist: Sequence[str], key: CompartmentKey) -> None:
    for rank, words in enumerate(checklist, start=1):
        line = ChecklistLine(task=task, rank=rank)
        line.text = key.seal(line, "text", words)
        line.save(force_insert=True)


@transaction.atomic
def assign(*, task: Task, assignee: Member | None, by: Member, at: datetime) -> Task:
    """Give it to somebody of the investigating team, or to nobody in particular."""
    task = locked(task)
    policies.require_may_assign_task(task=task, by=by)
    policies.require_assignee(case=task.investigation.case, member=assignee)
    task.assignee = assignee
    task.save()
    record(
        "task.assigned",
        by=by,
        subject=task,
        at=at,
        investigation=task.investigation_id,
        assignee=assignee.pk if assignee else None,
    )
    return task


@transaction.atomic
def wait_for(*, task: Task, needed: Task, by: Member, at: datetime) -> Task:
    """Let it wait for another task. Two at once are ordered by the investigation's lock, and by the database's."""
    investigation = locked(task.investigation)
    task = locked(task)
    policies.require_may_change_plan(investigation=investigation, by=by)
    policies.require_no_circle(task=task, needed=needed, pairs=plan_access.needs_of(investigation))
    TaskNeed.objects.get_or_create(task=task, needed=needed)
    record("task.waits", by=by, subject=task, at=at, investigation=investigation.pk, needed=needed.pk)
    return task


@transaction.atomic
def wait_no_more(*, task: Task, needed: Task, by: Member, at: datetime) -> Task:
    """Let it begin without the other one."""
    task = locked(task)
    policies.require_may_change_plan(investigation=task.investigation, by=by)
    TaskNeed.objects.filter(task=task, needed=needed).delete()
    record("task.waits_no_more", by=by, subject=task, at=at, investigation=task.investigation_id, needed=needed.pk)
    return task


@transaction.atomic
def tick(*, task: Task, line: ChecklistLine, is_ticked: bool, by: Member, at: datetime) -> ChecklistLine:
    """Tick a point of its checklist, or take the tick back."""
    task, line = locked(task), locked(line)
    policies.require_may_work_on(task=task, by=by)
    line.ticked_at, line.ticked_by = (at, by) if is_ticked else (None, None)
    line.save()
    record(
        "task.ticked",
        by=by,
        subject=task,
        at=at,
        investigation=task.investigation_id,
        line=line.pk,
        is_ticked=is_ticked,
    )
    return line


@transaction.atomic
def complete(*, task: Task, by: Member, at: datetime, result: str = "") -> Task:
    """It was done; ``result`` says what came of it."""
    task = locked(task)
    policies.require_may_complete(task=task, by=by)
    task.result = access.case_key(by, task.investigation.case).seal(task, "result", result) if result else None
    task.complete(by=by, at=at)
    task.save()
    record("task.completed", by=by, subject=task, at=at, investigation=task.investigation_id)
    return task


@transaction.atomic
def waive(*, task: Task, result: str, by: Member, at: datetime) -> Task:
    """It will not be done; ``result`` says why."""
    task = locked(task)
    policies.require_may_waive(task=task, by=by)
    task.result = access.case_key(by, task.investigation.case).seal(task, "result", result)
    task.waive(by=by, at=at)
    task.save()
    record("task.waived", by=by, subject=task, at=at, investigation=task.investigation_id)
    return task


@transaction.atomic
def take_up_again(*, task: Task, by: Member, at: datetime) -> Task:
    """It is to be done after all; it waits for a new hand where the old one has left the team."""
    task = locked(task)
    policies.require_may_take_up_again(task=task, by=by)
    if task.assignee_id and not policies.is_investigating(task.investigation.case, task.assignee):
        task.assignee = None
    task.take_up_again()
    task.save()
    record("task.taken_up_again", by=by, subject=task, at=at, investigation=task.investigation_id)
    return task


def hand_back(*, assignment: Assignment, by: Member, at: datetime) -> None:
    """Whoever leaves the team leaves their open tasks to the lead; inside the caller's transaction and policy."""
    theirs = Task.objects.select_for_update().filter(
        investigation__case=assignment.case_id, assignee=assignment.member_id, state="open"
    )
    for task in theirs.order_by("rank"):
        task.assignee = None
        task.save()
        record(
            "task.handed_back",
            by=by,
            subject=task,
            at=at,
            investigation=task.investigation_id,
            assignee=assignment.member_id,
        )
