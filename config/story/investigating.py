"""The demonstration's investigations under way: a plan being worked on, hours, a record being written."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from cases.actions import interviews
from cases.planning.actions import efforts
from cases.planning.actions import task as tasks
from cases.planning.ready import ReadyPlan, plan_for

UNDER_WAY = ("planned", "mandated", "active", "heard", "exhibit", "proposed", "confirmed")
ASKED = {
    "fr": ("Où étiez-vous ce soir-là ?", "Au poste nord, jusqu’à six heures."),
    "en": ("Where were you that evening?", "At the north post, until six."),
}
NOTED = {"fr": "Lecture des registres", "en": "Reading the registers"}
DONE = {"fr": "Registres obtenus, rien ne manque.", "en": "Registers obtained, nothing is missing."}
SECOND = {"fr": "Ousmane Fictif, agent de quai", "en": "Ben Fictional, quay officer"}


def ready_for(matter: Any) -> ReadyPlan | None:
    """The ready plan for a matter that the story leaves under way; the others have ended their tasks long ago."""
    return plan_for(matter.tale.category, {}) if matter.until in UNDER_WAY else None


def work(walk: Any) -> None:
    """The first task is done, the second one given out and overdue or not as the days fall; hours are noted."""
    if walk.m.until not in UNDER_WAY:
        return
    here = {"by": walk._lead, "at": walk.day}
    first, second = walk.investigation.tasks.order_by("rank")[:2]
    for line in first.checklist.all():
        tasks.tick(task=first, line=line, is_ticked=True, **here)
    tasks.complete(task=first, result=walk._say(DONE), **here)
    tasks.assign(task=second, assignee=walk._lead, **here)
    hours = {"worked_on": walk._on, "kind": "evidence", "hours": Decimal("6.5"), "words": walk._say(NOTED)}
    efforts.note(investigation=walk.investigation, **hours, **here)


def convoke_another(walk: Any) -> None:
    """A second person is to be heard in the days to come, with an interpreter and a companion."""
    if walk.m.until not in UNDER_WAY:
        return
    here = {"by": walk._lead, "at": walk.day}
    one = interviews.plan(case=walk.case, person=walk._say(SECOND), capacity="witness", **here)
    interviews.arrange(
        interview=one,
        language="ar",
        interpreter="Nadia Fictif",
        interpreter_kind="sworn",
        companion="Paul Fictif",
        companion_kind="union",
        **here,
    )
    day = walk._on + timedelta(days=9)
    interviews.convoke(interview=one, convoked_for_on=day, is_notice_waived=True, place=walk.m.tale.where, **here)


def write(walk: Any, interview: Any, at: Any) -> None:
    """The record, question by question."""
    question, answer = ASKED[walk.m.language]
    interviews.keep_piece(interview=interview, question=question, answer=answer, by=walk._lead, at=at)
