"""Plans: tasks, what waits for what, hypotheses, hours."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone, translation

from audit.models import Entry
from cases.actions import assignments, investigations, recusals
from cases.models import Effort, Investigation, Task, TaskNeed
from cases.planning import access, policies
from cases.planning.actions import efforts, plans, templates
from cases.planning.actions import task as task_actions
from cases.planning.due import due_of
from cases.planning.policies import require_tasks_settled
from cases.planning.ready import LANGUAGES, plan_for, shipped
from cases.policies.parts import NotOnTeam
from machine.refusals import NotFromHere, Refused
from procedures.calendars import Calendar
from tests.factories import cases as factory
from tests.factories.accounts import member

WORLDS = [factory.investigating]


def now():
    return timezone.now()


@pytest.fixture
def case(people):
    return factory.investigating(people)


def refused_by_the_database(change) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        change()


def test_every_shipped_plan_is_sound_and_every_category_has_one(people):
    for plan in shipped().values():
        assert all(plan.tasks(language) for language in LANGUAGES)
    for code in access.categories():
        assert plan_for(code, {}).tasks("fr")


def test_a_plan_begins_from_the_ready_one_and_is_signed_in_the_writers_language(people):
    case = factory.preliminary(people)
    ready = plan_for(case.category, {})
    made = investigations.plan(case=case, plan="x", ready=ready, language="fr", by=people.lead, at=now())
    with translation.override("fr"):
        access.read_board(people.lead, made, now())
    assert [one.opened["title"] for one in made.shown_tasks] == [one.title for one in ready.tasks("fr")]
    assert made.plan_lines.filter(kind="hypothesis").count() == len(ready.lines("hypothesis", "fr"))
    assert access.estimate_of(made).hours == ready.hours
    assert TaskNeed.objects.filter(task__investigation=made).exists()


def test_the_draft_waits_for_every_task(case, people):
    running = case.investigations.get()
    task = factory.task(case)
    with pytest.raises(policies.TasksOpen):
        require_tasks_settled(running)
    task_actions.waive(task=task, result="The log was handed over already.", by=people.lead, at=now())
    require_tasks_settled(Investigation.objects.get(pk=running.pk))


def test_a_task_waits_for_another_and_never_in_a_circle(case, people):
    first, second, third = (factory.task(case, title=str(n)) for n in range(3))
    for one, other in ((second, first), (third, second)):
        task_actions.wait_for(task=one, needed=other, by=people.lead, at=now())
    with pytest.raises(policies.Circle):
        task_actions.wait_for(task=first, needed=third, by=people.lead, at=now())
    refused_by_the_database(lambda: TaskNeed.objects.create(task=first, needed=third))
    refused_by_the_database(lambda: TaskNeed.objects.create(task=first, needed=first))
    with pytest.raises(policies.WaitsForOthers):
        task_actions.complete(task=second, by=people.lead, at=now())
    task_actions.complete(task=first, by=people.lead, at=now())
    assert task_actions.complete(task=second, by=people.lead, at=now()).state == "done"
    task_actions.wait_no_more(task=third, needed=second, by=people.lead, at=now())
    assert not third.needs.exists()


def test_working_days_run_from_the_mandate_and_from_the_end_of_what_comes_first(case, people):
    first, second = factory.task(case, days=5), factory.task(case, days=2)
    task_actions.wait_for(task=second, needed=first, by=people.lead, at=now())
    running, today, calendar = case.investigations.get(), timezone.localdate(), Calendar()
    assert due_of(first, running, calendar, today).on == calendar.working_days_after(today, 5)
    assert due_of(second, running, calendar, today) is None
    later = now() + timedelta(days=10)
    task_actions.complete(task=first, by=people.lead, at=later)
    after = due_of(Task.objects.get(pk=second.pk), running, calendar, today)
    assert after.on == calendar.working_days_after(timezone.localdate(later), 2)
    assert due_of(Task.objects.get(pk=first.pk), running, calendar, today).status == "late"


def test_tasks_go_to_the_investigating_team_alone(case, people):
    task = factory.task(case)
    for outside in (people.reviewer, people.head, member(["investigator"])):
        with pytest.raises(policies.NotInvestigating):
            task_actions.assign(task=task, assignee=outside, by=people.lead, at=now())
        refused_by_the_database(lambda who=outside: Task.objects.filter(pk=task.pk).update(assignee=who))
    with pytest.raises(NotOnTeam):
        task_actions.assign(task=task, assignee=people.investigator, by=people.investigator, at=now())
    assert (
        task_actions.assign(task=task, assignee=people.investigator, by=people.lead, at=now()).assignee
        == people.investigator
    )


def test_a_colleague_does_not_end_somebody_elses_task(case, people):
    task = factory.task(case, assignee=people.lead)
    with pytest.raises(NotOnTeam):
        task_actions.complete(task=task, by=people.investigator, at=now())
    with pytest.raises(NotOnTeam):
        task_actions.waive(task=task, result="x", by=people.reviewer, at=now())


def test_a_checklist_is_ticked_and_the_tick_taken_back(case, people):
    task = factory.task(case, checklist=["Written request", "Digest taken"])
    line = task.checklist.first()
    assert task_actions.tick(task=task, line=line, is_ticked=True, by=people.lead, at=now()).ticked_by == people.lead
    assert task_actions.tick(task=task, line=line, is_ticked=False, by=people.lead, at=now()).ticked_at is None
    assert Entry.objects.filter(event="task.ticked").count() == 2


def test_who_leaves_leaves_their_tasks_to_the_lead(case, people, settle):
    task = factory.task(case, assignee=people.investigator)
    done = task_actions.complete(
        task=factory.task(case, assignee=people.investigator), by=people.investigator, at=now()
    )
    recusals.recuse(case=case, reason="family", by=people.investigator, at=now())
    settle()
    task.refresh_from_db()
    done.refresh_from_db()
    assert task.assignee is None
    assert (done.assignee, done.settled_by) == (people.investigator, people.investigator)
    assert Entry.objects.filter(event="task.handed_back", subject_id=str(task.pk)).exists()
    again = task_actions.take_up_again(task=done, by=people.lead, at=now())
    assert again.assignee is None


def test_nobody_leaves_the_team_with_a_task_in_hand(case, people, settle):
    factory.task(case, assignee=people.investigator)
    theirs = case.assignments.filter(member=people.investigator)

    def leave() -> None:
        theirs.update(ended_at=now(), ended_by=people.head)
        settle()

    refused_by_the_database(leave)


def test_a_hypothesis_is_judged_by_the_team_and_struck_by_the_lead(case, people):
    running = case.investigations.get()
    line = plans.add_line(investigation=running, kind="hypothesis", text="Money.", by=people.lead, at=now())
    assert plans.judge(plan_line=line, verdict="refuted", by=people.investigator, at=now()).verdict == "refuted"
    with pytest.raises(NotOnTeam):
        plans.strike_line(plan_line=line, by=people.investigator, at=now())
    plans.strike_line(plan_line=line, by=people.lead, at=now())
    with pytest.raises(NotFromHere):
        plans.judge(plan_line=line, verdict="supported", by=people.lead, at=now())


def test_hours_are_ones_own_fit_into_a_day_and_count_against_the_estimate(case, people):
    running, today = case.investigations.get(), timezone.localdate()
    plans.estimate(investigation=running, hours=Decimal(40), cost=Decimal(100), by=people.lead, at=now())
    here = {"investigation": running, "worked_on": today, "kind": "evidence"}
    noted = efforts.note(hours=Decimal(20), by=people.investigator, at=now(), **here)
    with pytest.raises(policies.DayFull):
        efforts.note(hours=Decimal("4.5"), by=people.investigator, at=now(), **here)
    efforts.note(hours=Decimal(4), expense=Decimal("12.50"), by=people.investigator, at=now(), **here)
    assert access.totals_of(running) == {"hours": Decimal(24), "cost": Decimal("12.50")}
    with pytest.raises(policies.NotOnesOwn):
        efforts.strike(effort=noted, by=people.lead, at=now())
    efforts.strike(effort=noted, by=people.investigator, at=now())
    assert access.totals_of(running)["hours"] == Decimal(4)
    refused_by_the_database(lambda: Effort.objects.filter(pk=noted.pk).update(struck_at=None, struck_by=None, hours=9))
    refused_by_the_database(lambda: Effort.objects.filter(pk=noted.pk).update(member=people.lead))
    with pytest.raises(policies.WorkInFuture):
        efforts.note(hours=Decimal(1), by=people.lead, at=now(), **here | {"worked_on": today + timedelta(days=1)})


def test_the_database_keeps_a_day_at_twenty_four_hours(case, people):
    running = case.investigations.get()
    values = {"investigation": running, "worked_on": timezone.localdate(), "kind": "other", "noted_at": now()}
    values |= {"member": people.lead, "noted_by": people.lead}
    Effort.objects.create(hours=Decimal(15), **values)
    refused_by_the_database(lambda: Effort.objects.create(hours=Decimal(10), **values))


def test_a_ready_plan_of_the_office_stands_in_the_place_of_the_shipped_one(people):
    body = {"hours": 8, "cost": 0, "tasks": [{"title": {"fr": "Lire", "en": "Read"}, "days": 3, "after": []}]}
    administrator = member(["administrator"])
    with pytest.raises(Refused):
        templates.change(category="corruption", body=body, by=people.lead, at=now())
    wrong = body | {"tasks": [body["tasks"][0] | {"after": [1]}]}
    with pytest.raises(ValueError, match="earlier"):
        templates.change(category="corruption", body=wrong, by=administrator, at=now())
    for _turn in range(2):
        templates.change(category="corruption", body=body, by=administrator, at=now())
    found = plan_for("corruption", access.own_templates())
    assert (found.number, [one.title for one in found.tasks("en")]) == (2, ["Read"])


def test_ended_work_leaves_a_plan_to_read(people):
    case = factory.delivered(people)
    running = case.investigations.get()
    with pytest.raises(policies.PlanClosed):
        plans.add_line(investigation=running, kind="source", text="x", by=people.lead, at=now())


def test_the_profile_names_what_makes_the_investigation_stand_still(db):
    clock = factory.procedure().profile.clock("investigation")
    assert len(clock.holds) == 3
    assert not clock.law.is_settled


def test_ending_an_assignment_hands_the_tasks_back_too(case, people, settle):
    task = factory.task(case, assignee=people.investigator)
    theirs = case.assignments.get(member=people.investigator)
    assignments.end(assignment=theirs, by=people.head, at=now())
    settle()
    task.refresh_from_db()
    assert task.assignee is None


def test_what_nobody_changed_of_a_ready_plan_is_read_in_each_readers_language(people):
    case = factory.preliminary(people)
    ready = plan_for(case.category, {})
    made = investigations.plan(case=case, plan="x", ready=ready, language="en", by=people.lead, at=now())
    task_actions.add(investigation=made, title="Ring the quay", by=people.lead, at=now())
    for language in LANGUAGES:
        with translation.override(language):
            read = access.read_board(people.lead, made, now())
            own = [one.title for one in ready.tasks(language)]
            assert [one.opened["title"] for one in read.shown_tasks] == [*own, "Ring the quay"]
            task = access.read_task(people.lead, read.shown_tasks[0], now())
            assert [one.opened["text"] for one in task.shown_checklist] == list(ready.tasks(language)[0].checklist)
