"""What the pages of a plan show, in the shapes of the components of ``ui``."""

from collections import defaultdict
from datetime import date
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from accounts.models import Member
from cases.access import subject_words
from cases.doors import ajar, door
from cases.models import Effort, Investigation, Subject, Task
from cases.planning import access, policies
from cases.planning.due import due_of
from machine.policies import may
from procedures.access import calendar_of

HOURS_COLUMNS = [
    {"key": "on", "label": gettext_lazy("Day"), "kind": "day"},
    {"key": "member", "label": gettext_lazy("Person"), "kind": "person"},
    {"key": "kind", "label": gettext_lazy("For what?"), "kind": "text"},
    {"key": "hours", "label": gettext_lazy("Hours"), "kind": "number"},
    {"key": "expense", "label": gettext_lazy("Expenses"), "kind": "number"},
    {"key": "note", "label": pgettext_lazy("hours", "Note"), "kind": "text"},
]


def board_url(investigation: Investigation) -> str:
    """The page of the plan."""
    return reverse("cases:board", args=[investigation.pk])


def hours_url(investigation: Investigation) -> str:
    """The page of hours and expenses."""
    return reverse("cases:hours", args=[investigation.pk])


def board_of(investigation: Investigation, by: Member, today: date) -> dict[str, Any]:
    """Tasks with their days, lines by kind, hours against the estimate, and what can be done."""
    calendar = calendar_of(investigation.case.procedure.country)
    by_kind = defaultdict(list)
    for line in investigation.shown_lines:
        line.may_judge = may(policies.require_may_judge, plan_line=line, by=by)
        line.may_strike = may(policies.require_may_change_line, plan_line=line, by=by)
        by_kind[line.kind].append(line)
    changing = {"investigation": investigation, "by": by}
    rule = policies.require_may_change_plan
    return {
        "tasks": [_task_row(task, investigation, calendar, today) for task in investigation.shown_tasks],
        "open_count": sum(task.state == "open" for task in investigation.shown_tasks),
        "hypotheses": by_kind["hypothesis"],
        "sources": by_kind["source"],
        "risks": by_kind["risk"],
        "sums": sums_of(investigation),
        "may_change": may(rule, **changing),
        "doors": ajar(
            [
                door(_("Add a task"), "cases:add_task", investigation, rule, **changing),
                door(_("Add a hypothesis, a source or a risk"), "cases:add_plan_line", investigation, rule, **changing),
                door(_("Estimate hours and cost"), "cases:estimate", investigation, rule, **changing),
            ]
        ),
    }


def _task_row(task: Task, investigation: Investigation, calendar: Any, today: date) -> dict[str, Any]:
    needed = [one.needed for one in task.needs.all()]
    points = list(task.checklist.all())
    return {
        "row": task,
        "title": task.opened["title"],
        "due": due_of(task, investigation, calendar, today),
        "waits": [one for one in needed if one.state == "open"],
        "ticked": sum(one.ticked_at is not None for one in points),
        "points": len(points),
        "tone": {"done": "done", "waived": "plain"}.get(task.state, "plain"),
    }


def task_of(task: Task, by: Member, today: date) -> dict[str, Any]:
    """One task as its page shows it."""
    investigation = task.investigation
    calendar = calendar_of(investigation.case.procedure.country)
    changes = may(policies.require_may_change_plan, investigation=investigation, by=by)
    return {
        "task": task,
        "case": investigation.case,
        "board": board_url(investigation),
        "due": due_of(task, investigation, calendar, today),
        "may_tick": may(policies.require_may_work_on, task=task, by=by) and task.state == "open",
        "may_change": changes and task.state == "open",
        "left": _left(task, by) if task.state != "open" else [],
        "doors": []
        if task.state != "open"
        else ajar(
            [
                door(
                    _("Give the task to somebody"),
                    "cases:assign_task",
                    task,
                    policies.require_may_assign_task,
                    task=task,
                    by=by,
                ),
                door(
                    _("Let it wait for another task"),
                    "cases:wait_for",
                    task,
                    policies.require_may_assign_task,
                    task=task,
                    by=by,
                ),
            ]
        ),
    }


def _left(task: Task, by: Member) -> list[tuple[str, str]]:
    """After a task has ended: those that are still open, each with its page, or the report when none is."""
    investigation = task.investigation
    if not policies.is_investigating(investigation.case, by):
        return []
    still = [(str(one), one.get_absolute_url()) for one in investigation.tasks.all() if one.state == "open"]
    if still or investigation.state != "active":
        return still
    return [(_("Write the report and fix its draft"), reverse("cases:report", args=[investigation.pk]))]


def sums_of(investigation: Investigation) -> list[dict[str, Any]]:
    """Hours and expenses so far, beside the estimate, with the share in words."""
    spent, expected = access.totals_of(investigation), access.estimate_of(investigation)
    rows = []
    for label, so_far, estimate in (
        (_("Hours"), spent["hours"], expected and expected.hours),
        (_("Expenses"), spent["cost"], expected and expected.cost),
    ):
        words = _figure(so_far)
        if estimate:
            words = _("%(spent)s of %(estimate)s expected (%(share)s %%)") % {
                "spent": words,
                "estimate": _figure(estimate),
                "share": round(so_far / estimate * 100),
            }
        rows.append({"label": label, "value": words, "is_over": bool(estimate) and so_far > estimate})
    return rows


def _figure(value: Decimal) -> str:
    return number_format(f"{value.normalize():f}", use_l10n=True, force_grouping=True)


def hours_of(investigation: Investigation, rows: list[Effort], by: Member) -> dict[str, Any]:
    """The ledger, sums by person, and the whole against the estimate."""
    people: dict[str, list[Decimal]] = defaultdict(lambda: [Decimal(0), Decimal(0)])
    for one in rows:
        if one.struck_at is None:
            people[one.member.name][0] += one.hours
            people[one.member.name][1] += one.expense
    return {
        "rows": [{"row": one, "is_mine": one.member_id == by.pk and one.struck_at is None} for one in rows],
        "people": sorted((name, hours, cost) for name, (hours, cost) in people.items()),
        "sums": sums_of(investigation),
    }


def untold(investigation: Investigation) -> list[tuple[Subject, str]]:
    """The subjects in scope whom nobody has told yet, with the words by which the team knows them."""
    standing = investigation.standing_notices
    waiting = [one for one in investigation.shown_subjects if getattr(standing.get(one.pk), "kind", "") != "notified"]
    return [(one, subject_words(one)) for one in waiting]


def mandate_of(investigation: Investigation, by: Member) -> dict[str, Any]:
    """Who is named, what was amended, when the work stood still, and where each subject's notice stands."""
    lines = defaultdict(list)
    for notice in investigation.shown_notices:
        lines[notice.subject_id].append(notice)
    may_tell = may(policies.require_may_give_notice, investigation=investigation, by=by)
    subjects = []
    for subject in investigation.shown_subjects:
        standing = lines[subject.pk][-1] if lines[subject.pk] else None
        is_told = standing is not None and standing.kind == "notified"
        url = f"{reverse('cases:notice', args=[investigation.pk])}?subject={subject.rank}"
        subjects.append(
            {
                "row": subject,
                "words": subject_words(subject),
                "standing": standing,
                "lines": lines[subject.pk],
                "url": url if may_tell and not is_told else "",
            }
        )
    here = {"investigation": investigation, "by": by}
    amending = door(_("Amend the mandate"), "cases:amend", investigation, policies.require_may_amend, **here)
    return {"subjects": subjects, "doors": [] if amending.why else [amending]}
