"""The doors to plans, tasks, letters and hours; every reading of sealed text is recorded here."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from accounts.doors import missing
from accounts.models import Member
from audit.log import record
from cases import access
from cases.models import (
    Assignment,
    Case,
    ChecklistLine,
    Effort,
    Investigation,
    PlanLine,
    PlanTemplate,
    Subject,
    Task,
    TaskNeed,
)
from cases.models.team import INVESTIGATING
from cases.planning.ready import ANY, for_reader
from procedures.access import list_latest
from ui.words import labelled
from vault import opening
from vault.sealing import CompartmentKey

Row = models.Model


def _on_investigation(member: Member, model: type[Row], id: Any) -> Any:
    row = model._default_manager.filter(pk=id, investigation__case__permissions__user=member).first()
    if row is None:
        missing(member, model._meta.model_name, id)
    row.investigation = access.get_investigation(member, row.investigation_id)
    return row


def get_task(member: Member, id: Any) -> Task:
    """A task of a case that the member may open."""
    return _on_investigation(member, Task, id)


def get_needed(member: Member, task: Task, id: Any) -> Task:
    """A task that this one waits for; what was posted may be anything."""
    row = next((one.needed for one in task.needs.select_related("needed") if str(one.needed_id) == str(id)), None)
    if row is None:
        missing(member, "task", id)
    return row


def get_plan_line(member: Member, id: Any) -> PlanLine:
    """A hypothesis, source or risk of a case that the member may open."""
    return _on_investigation(member, PlanLine, id)


def get_effort(member: Member, id: Any) -> Effort:
    """Hours of an investigation that the member may open."""
    return _on_investigation(member, Effort, id)


def get_checklist_line(member: Member, task: Task, id: Any) -> ChecklistLine:
    """A point of this task's checklist; what was posted may be anything."""
    row = next((one for one in task.checklist.all() if str(one.pk) == str(id)), None)
    if row is None:
        missing(member, "checklistline", id)
    return row


def _open_into(key: CompartmentKey, rows: Iterable[Row], *names: str, ready: str = "") -> None:
    """Open these; what may come word for word from a ready plan is put into the reader's language."""
    for row in rows:
        row.opened = {name: opening.open_text(key, row, name) for name in names}
        if ready:
            row.opened[ready] = for_reader(row.opened[ready])


def read_board(by: Member, investigation: Investigation, at: datetime) -> Investigation:
    """Open the plan: its lines, its tasks with what they wait for, its estimate. One entry."""
    key = access.case_key(by, investigation.case)
    investigation.shown_lines = list(investigation.plan_lines.filter(struck_at__isnull=True))
    investigation.shown_tasks = list(
        investigation.tasks.select_related("assignee", "settled_by").prefetch_related("needs__needed", "checklist")
    )
    _open_into(key, investigation.shown_lines, "text", "answer", ready="text")
    _open_into(key, investigation.shown_tasks, "title", ready="title")
    _open_into(key, [investigation], "plan")
    record("plan.read", by=by, subject=investigation, at=at, case=investigation.case_id)
    return investigation


def read_task(by: Member, task: Task, at: datetime) -> Task:
    """Open one task with its checklist and the titles of those around it."""
    key = access.case_key(by, task.investigation.case)
    _open_into(key, [task], "title", "detail", "result", ready="title")
    task.shown_checklist = list(task.checklist.select_related("ticked_by"))
    _open_into(key, task.shown_checklist, "text", ready="text")
    task.shown_needs = [one.needed for one in task.needs.select_related("needed")]
    task.shown_needed_by = [one.task for one in task.needed_by.select_related("task")]
    task.shown_others = list(task.investigation.tasks.exclude(pk=task.pk))
    for rows in (task.shown_needs, task.shown_needed_by, task.shown_others):
        _open_into(key, rows, "title", ready="title")
    record("task.read", by=by, subject=task, at=at, investigation=task.investigation_id)
    return task


def read_letters(by: Member, investigation: Investigation, at: datetime) -> Investigation:
    """Open the mandate's letter and those of its amendments."""
    key = access.case_key(by, investigation.case)
    _open_into(key, [investigation], "letter")
    investigation.shown_amendments = list(investigation.amendments.select_related("signed_by"))
    _open_into(key, investigation.shown_amendments, "letter")
    record("investigation.letter_read", by=by, subject=investigation, at=at, case=investigation.case_id)
    return investigation


def words_for_letter(by: Member, investigation: Investigation) -> tuple[str, list[str]]:
    """The mandate's purpose and the conducts in scope, for the letter that is about to be signed."""
    key = access.case_key(by, investigation.case)
    scope = [one.allegation for one in investigation.scopes.select_related("allegation").order_by("allegation__rank")]
    return (
        opening.open_text(key, investigation, "mandate"),
        [labelled(one, opening.open_text(key, one, "conduct")) for one in scope],
    )


def conducts_for_letter(by: Member, case: Case, allegations: Iterable[Any]) -> list[str]:
    """The conducts of these allegations, for the letter of an amendment."""
    key = access.case_key(by, case)
    return [labelled(one, opening.open_text(key, one, "conduct")) for one in allegations]


def read_mandate(by: Member, investigation: Investigation, at: datetime) -> Investigation:
    """Open why it was amended, suspended, resumed, and what was noted when each subject was told or not yet."""
    key = access.case_key(by, investigation.case)
    investigation.shown_amendments = list(investigation.amendments.select_related("signed_by"))
    investigation.shown_suspensions = list(investigation.suspensions.select_related("suspended_by", "resumed_by"))
    investigation.shown_notices = list(investigation.notices.select_related("subject", "recorded_by"))
    investigation.shown_namings = list(investigation.namings.select_related("assignment__member"))
    investigation.shown_subjects = subjects_in_scope(investigation)
    _open_into(key, investigation.shown_amendments, "reasons")
    _open_into(key, investigation.shown_suspensions, "reasons", "resume_reasons")
    _open_into(key, investigation.shown_notices, "note")
    _open_into(key, investigation.shown_subjects, "name", "post")
    record("investigation.mandate_read", by=by, subject=investigation, at=at, case=investigation.case_id)
    return investigation


def subjects_in_scope(investigation: Investigation) -> list[Subject]:
    """Each subject of whom an allegation in scope is said, once, by rank."""
    keys = investigation.scopes.values_list("allegation__subject_id", flat=True)
    return list(Subject.objects.filter(pk__in=list(keys)).order_by("rank"))


def read_hours(by: Member, investigation: Investigation, at: datetime) -> list[Effort]:
    """Open the hours and expenses, newest day first."""
    key = access.case_key(by, investigation.case)
    rows = list(investigation.efforts.select_related("member").order_by("-worked_on", "-noted_at"))
    _open_into(key, rows, "note")
    record("hours.read", by=by, subject=investigation, at=at, case=investigation.case_id)
    return rows


def totals_of(investigation: Investigation) -> dict[str, Decimal]:
    """Hours and expenses so far; struck ones do not count."""
    kept = investigation.efforts.filter(struck_at__isnull=True)
    sums = kept.aggregate(hours=Sum("hours"), cost=Sum("expense"))
    return {name: value or Decimal(0) for name, value in sums.items()}


def estimate_of(investigation: Investigation) -> Any:
    """The newest estimate; None where nobody made one."""
    return investigation.estimates.order_by("-set_at").first()


def investigators_of(case: Case) -> list[Assignment]:
    """Who investigates the case now and stated that they have no conflict."""
    current = case.assignments.current().select_related("member")
    return list(current.filter(role__in=INVESTIGATING, no_conflict_declared_at__isnull=False))


def needs_of(investigation: Investigation) -> list[tuple[Any, Any]]:
    """(task, needed) ids of all dependencies of the plan."""
    return list(TaskNeed.objects.filter(task__investigation=investigation).values_list("task_id", "needed_id"))


def own_templates() -> dict[str, PlanTemplate]:
    """The office's own version of each ready plan, by category: the newest of each."""
    rows = PlanTemplate.objects.order_by("category", "-number").distinct("category")
    return {row.category: row for row in rows.select_related("changed_by")}


def tasks_of(member: Member) -> models.QuerySet[Task]:
    """The open tasks that are this member's, in cases that they may open."""
    mine = Task.objects.filter(assignee=member, state="open", investigation__case__permissions__user=member)
    return mine.exclude(investigation__state="planned").select_related("investigation__case")


def categories() -> dict[str, Any]:
    """Every category of the procedures in force by its code, and “any” for those without a plan of their own."""
    found: dict[str, Any] = {ANY: _("Any other category")}
    for version in list_latest():
        found |= {one.code: one.label for one in version.profile.categories}
    return found
