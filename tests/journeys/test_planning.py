"""An investigation planned, mandated, amended and suspended through the pages; an investigator who leaves half-way."""

from datetime import timedelta

import pytest
from django.http import Http404
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts import permissions
from cases.access import case_key
from cases.actions import assignments
from cases.models import Effort, Interview, Investigation, PlanTemplate, Task
from cases.planning.ready import plan_for
from tests.factories import accounts
from tests.factories import cases as factory
from tests.factories.accounts import member


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def people(db):
    return factory.team()


def browser(who) -> Client:
    client = Client()
    accounts.sign_in(client, who)
    return client


def said(answer) -> str:
    return answer.content.decode()


def press(client, url, **values):
    answer = client.post(url, values, follow=True)
    assert answer.status_code == 200, (url, answer.status_code, said(answer)[:2000])
    return answer


def step(row, verb: str) -> str:
    return reverse("machine:transition", args=[row.machine.name, row.pk, verb])


def here(name: str, row) -> str:
    return reverse(f"cases:{name}", args=[row.pk])


def day(days: int = 0) -> str:
    return (timezone.localdate() + timedelta(days=days)).isoformat()


def test_a_whole_investigation_is_planned_in_minutes_and_signed(people):
    case = factory.preliminary(people)
    lead, head = browser(people.lead), browser(people.head)
    page = press(lead, here("plan", case), plan="Cameras first, then people.", from_ready="on")
    made = Investigation.objects.get()
    for task in plan_for("corruption", {}).tasks("en"):
        assert task.title in said(page)

    first = made.tasks.first()
    press(lead, here("assign_task", first), assignee=people.investigator.pk)
    page = press(lead, here("add_task", made), title="Ask the weighbridge", days=4, checklist="Dates\nTickets")
    assert "Ask the weighbridge" in said(page)
    press(lead, here("add_plan_line", made), kind="hypothesis", text="Somebody else held the lane.")
    press(lead, here("estimate", made), hours="120", cost="300")

    press(head, step(made, "mandate"), mandate="Find out.", powers=["interviews"], ends_on=day(60))
    letter = said(lead.get(here("letter", made)))
    assert people.investigator.name in letter
    assert lead.get(here("letter_pdf", made)).content.startswith(b"%PDF")
    press(lead, step(made, "start"), notice="deferred", deferral="evidence", review_on=day(10))
    assert "Evidence could disappear" in said(lead.get(made.get_absolute_url()))
    press(lead, here("notice", made), subject="1", kind="notified", how="letter", notified_on=day(), note="")
    refused = lead.post(here("notice", made), {"subject": "7", "kind": "notified"})
    assert refused.status_code == 422

    line = first.checklist.first()
    investigator = browser(people.investigator)
    page = press(investigator, here("tick", first), line=line.pk, is_ticked="yes")
    assert "Take the tick back" in said(page)
    press(investigator, step(first, "complete"), result="Read.")
    assert "Read." in said(lead.get(first.get_absolute_url()))
    page = press(investigator, here("hours", made), worked_on=day(), kind="evidence", hours="3.5", words="At the gate")
    assert "At the gate" in said(page)
    assert "of 120 expected (3 %)" in said(page)

    press(head, here("amend", made), ends_on=day(90), powers=["systems"], reasons="Logs are needed.")
    page = head.get(step(made, "suspend"))
    assert "Goes on" in said(page)
    assert "Stands still" in said(page)
    press(head, step(made, "suspend"), ground="health", reasons="The witness is in hospital.")
    assert "The witness is in hospital." in said(lead.get(made.get_absolute_url()))
    assert "After going on today" in said(head.get(step(made, "resume")))
    press(head, step(made, "resume"), reasons="Back at work.")


def test_bad_input_comes_back_with_a_sentence(people):
    case = factory.investigating(people)
    made = case.investigations.get()
    lead = browser(people.lead)
    task = factory.task(case)
    other = factory.task(factory.investigating(factory.team()))
    for url, values in (
        (here("add_task", made), {"title": "", "days": "0"}),
        (here("assign_task", task), {"assignee": people.reviewer.pk}),
        (here("hours", made), {"worked_on": day(), "kind": "evidence", "hours": "25"}),
        (here("wait_for", task), {"needed": other.pk}),
        (step(task, "waive"), {"result": "  "}),
        (here("add_plan_line", made), {"kind": "emperor", "text": "x"}),
    ):
        assert lead.post(url, values).status_code == 422, url
    assert lead.post(here("tick", task), {"line": "x"}).status_code == 404
    assert lead.post(here("wait_no_more", task), {"needed": "x"}).status_code == 404
    assert lead.get(other.get_absolute_url()).status_code == 404
    assert browser(people.head).post(here("amend", made), {"reasons": "x"}).status_code == 409


def test_an_administrator_writes_the_offices_own_ready_plan(people):
    factory.procedure()
    administrator, url = browser(member(["administrator"])), reverse("cases:ready_plan", args=["corruption"])
    assert browser(people.lead).get(url).status_code == 403
    assert "Shipped with the software" in said(administrator.get(reverse("cases:ready_plans")))
    page = administrator.get(url)
    assert "Geler" not in said(page)
    values = {"hours": "10", "cost": "0", "title1_fr": "Lire", "title1_en": "Read", "days1": "3"}
    values |= {"title2_fr": "Entendre", "title2_en": "", "after2": "1"}
    assert administrator.post(url, values).status_code == 422
    press(administrator, url, **values | {"title2_en": "Hear"})
    assert [one["after"] for one in PlanTemplate.objects.get().body["tasks"]] == [[], [1]]
    assert "version 1" in said(administrator.get(reverse("cases:ready_plans")))


def test_an_interview_is_written_while_sitting_with_the_person(people):
    case = factory.investigating(people)
    told = factory.interview(case, until="rights_notified")
    lead = browser(people.lead)
    sitting = here("sitting", told)
    press(lead, sitting, question="Where were you?", answer="At the gate.")
    page = press(lead, sitting, question="Until when?", answer="Six.")
    assert "At the gate." in said(page)
    piece = told.pieces.first()
    assert "At the gate." in said(lead.get(f"{sitting}?piece={piece.pk}"))
    press(lead, sitting, piece=piece.pk, revision=1, question="Where were you?", answer="At the north gate.")
    late = lead.post(sitting, {"piece": piece.pk, "revision": 1, "question": "Where?", "answer": "My own words."})
    assert late.status_code == 409
    assert "My own words." in said(late)
    assert "At the north gate." in said(late)
    assert browser(people.investigator).post(sitting, {"answer": "Forged."}).status_code == 409
    assert told.pieces.count() == 2
    press(lead, here("arrange", told), language="fr", companion="Ada Sample", companion_kind="union", place="Room 2")
    press(lead, step(told, "hold"), held_on=day(), from_time="00:01", to_time="00:02")
    page = lead.get(told.get_absolute_url())
    for words in ("At the north gate.", "Ada Sample", "Room 2"):
        assert words in said(page)
    press(lead, step(told, "send_record"), sent_how="letter", sent_on=day())
    press(lead, step(told, "contest"), corrections="It was seven.")
    press(lead, here("anonymise", told), alias="Witness A", harms=["safety"], assessment="Threats.", text="At a gate.")
    head = browser(people.head)
    press(head, here("decide_anonymity", told.anonymised.get()), verdict="granted", reasons="Serious.")
    page = said(lead.get(told.get_absolute_url()))
    assert "Ada Sample" not in page
    assert "Sam Example" not in page
    assert lead.post(here("original", told), {"reasons": ""}).status_code == 422
    assert "Ada Sample" not in said(browser(people.reviewer).get(here("interviews", case)))
    page = press(lead, here("original", told), reasons="To compare with the log.")
    assert "Sam Example" in said(page)
    assert "To compare with the log." in said(head.get(told.get_absolute_url()))


def test_an_investigator_recused_half_way_leaves_her_work_and_loses_everything_at_once(people):
    case = factory.investigating(people)
    made = case.investigations.get()
    nema, lead = browser(people.investigator), browser(people.lead)
    task = factory.task(case, title="Read the badges", assignee=people.investigator)
    press(nema, here("hours", made), worked_on=day(), kind="evidence", hours="2", words="Badges")
    press(nema, here("plan_interview", case), person="Ben Example", capacity="witness")
    interview = Interview.objects.get()
    assert str(task) in said(nema.get(reverse("home")))
    part = reverse("cases:report_part", args=[made.pk, "facts"])
    press(nema, part, replaces="0", text="What the badges show.")

    press(nema, here("recuse", case), reason="family")
    assert not permissions.has(people.investigator, case)
    with pytest.raises(Http404):
        case_key(people.investigator, case)
    assert nema.post(part, {"replaces": "1", "text": "What she thought later."}).status_code == 404
    for url in (reverse("cases:list"), f"/en/search/?q={case.number}"):
        assert case.get_absolute_url() not in said(nema.get(url))
    for url in (case.get_absolute_url(), task.get_absolute_url(), here("board", made), here("hours", made)):
        assert nema.get(url).status_code == 404
    assert nema.get(interview.get_absolute_url()).status_code == 404
    assert nema.post(here("tick", task), {}).status_code == 404
    assert str(task) not in said(nema.get(reverse("home")))

    page = said(lead.get(here("board", made)))
    assert "Read the badges" in page
    assert "Nobody yet" in page
    press(lead, here("assign_task", task), assignee=people.lead.pk)
    press(lead, here("give_interview", interview), conductor=people.lead.pk)
    assert people.investigator.name in said(lead.get(here("hours", made)))
    assert (Task.objects.get(pk=task.pk).assignee, Effort.objects.get().member) == (people.lead, people.investigator)
    assert "left the team on" in said(lead.get(made.get_absolute_url()))
    assert "What the badges show." in said(lead.get(part))
    press(lead, part, replaces="1", text="What the badges show, and the lane.")


def test_a_refusal_leads_to_what_stands_in_the_way_and_never_ends_in_nothing(people):
    case = factory.investigating(people)
    open_tasks, running = [factory.task(case, title=f"Ask {n}") for n in range(2)], case.investigations.get()
    lead = browser(people.lead)
    for answer in (lead.get(running.get_absolute_url()), lead.get(step(running, "draft"))):
        for task in open_tasks:
            assert f'<a href="{task.get_absolute_url()}">{task}</a>' in answer.content.decode()
    refused = lead.post(step(running, "draft"))
    assert refused.status_code == 409
    assert open_tasks[0].get_absolute_url() in refused.content.decode()
    elsewhere = lead.get(reverse("cases:numbering"))
    assert elsewhere.status_code == 403
    assert '<a href="/">' in elsewhere.content.decode(), "a page for another role leads back to the first one"


def test_a_mandate_that_waits_says_for_whom(people):
    case = factory.preliminary(people)
    new = member(["investigator"], name="Ruben Oskarell")
    assignments.assign(case=case, member=new, role="investigator", by=people.head, at=timezone.now())
    planned = factory.planned(case)
    page = browser(people.head).get(step(planned, "mandate"))
    assert page.status_code == 409
    team = reverse("cases:tab", args=[case.pk, "team"])
    assert f'<a href="{team}">{new.name}</a>' in page.content.decode()
