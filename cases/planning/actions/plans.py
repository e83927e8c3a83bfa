"""Hypotheses, sources, risks and the estimate of a plan; a plan from a ready one."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from accounts.models import Member
from audit.log import record
from cases import access
from cases.actions.ranks import next_rank
from cases.models import Estimate, Investigation, PlanLine
from cases.planning import policies
from cases.planning.actions import task as task_actions
from cases.planning.ready import ReadyPlan
from machine.models import locked


@transaction.atomic
def add_line(
    *,
    investigation: Investigation,
    kind: str,
    text: str,
    by: Member,
    at: datetime,
    answer: str = "",
    weight: str = "",
) -> PlanLine:
    """Write a hypothesis, a source or a risk (LINE_KINDS); a risk has a weight (WEIGHTS)."""
    investigation = locked(investigation)
    policies.require_may_change_plan(investigation=investigation, by=by)
    line = PlanLine(
        investigation=investigation,
        kind=kind,
        rank=next_rank(investigation.plan_lines.filter(kind=kind)),
        weight=(weight or "medium") if kind == "risk" else "",
        verdict="open" if kind == "hypothesis" else "",
        written_at=at,
        written_by=by,
    )
    key = access.case_key(by, investigation.case)
    line.text = key.seal(line, "text", text)
    if answer:
        line.answer = key.seal(line, "answer", answer)
    line.save(force_insert=True)
    record("plan.line_added", by=by, subject=investigation, at=at, case=investigation.case_id, kind=kind, line=line.pk)
    return line


@transaction.atomic
def judge(*, plan_line: PlanLine, verdict: str, by: Member, at: datetime) -> PlanLine:
    """Say what the evidence does to a hypothesis (VERDICTS)."""
    line = locked(plan_line)
    policies.require_may_judge(plan_line=line, by=by)
    line.verdict, line.judged_at, line.judged_by = verdict, at, by
    line.save()
    investigation = line.investigation
    record(
        "plan.line_judged",
        by=by,
        subject=investigation,
        at=at,
        case=investigation.case_id,
        line=line.pk,
        verdict=verdict,
    )
    return line


@transaction.atomic
def strike_line(*, plan_line: PlanLine, by: Member, at: datetime) -> PlanLine:
    """Take a line out of the plan; it stays on file."""
    line = locked(plan_line)
    policies.require_may_change_line(plan_line=line, by=by)
    line.struck_at, line.struck_by = at, by
    line.save()
    investigation = line.investigation
    record("plan.line_struck", by=by, subject=investigation, at=at, case=investigation.case_id, line=line.pk)
    return line


@transaction.atomic
def estimate(*, investigation: Investigation, hours: Decimal, cost: Decimal, by: Member, at: datetime) -> Estimate:
    """Say what the investigation will take; earlier estimates stay on file."""
    investigation = locked(investigation)
    policies.require_may_change_plan(investigation=investigation, by=by)
    made = Estimate.objects.create(investigation=investigation, hours=hours, cost=cost, set_at=at, set_by=by)
    record(
        "plan.estimated",
        by=by,
        subject=investigation,
        at=at,
        case=investigation.case_id,
        hours=str(hours),
        cost=str(cost),
    )
    return made


@transaction.atomic
def use(*, investigation: Investigation, ready: ReadyPlan, language: str, by: Member, at: datetime) -> Investigation:
    """Write a ready plan into this one, in one language; everything can be adjusted afterwards."""
    policies.require_may_change_plan(investigation=investigation, by=by)
    here: dict[str, Any] = {"investigation": investigation, "by": by, "at": at}
    for kind in ("hypothesis", "source", "risk"):
        for words in ready.lines(kind, language):
            add_line(kind=kind, text=words, **here)
    made: list[Any] = []
    for one in ready.tasks(language):
        task = task_actions.add(
            title=one.title,
            detail="",
            days=one.days,
            checklist=one.checklist,
            needs=[made[number - 1] for number in one.after if number <= len(made)],
            **here,
        )
        made.append(task)
    if ready.hours or ready.cost:
        estimate(hours=Decimal(ready.hours), cost=Decimal(ready.cost), **here)
    record(
        "plan.template_used",
        by=by,
        subject=investigation,
        at=at,
        case=investigation.case_id,
        category=ready.category or "any",
        number=ready.number,
    )
    return investigation
