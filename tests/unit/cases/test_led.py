"""Whoever does not know what comes next is led there: by the page on which they stand, and by its refusals."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cases.contradiction import actions, policies
from cases.contradiction.passages import paragraphs_of
from cases.models import Investigation
from cases.planning.actions import task as task_actions
from machine.policies import refusal_of
from tests.factories import accounts, reporting
from tests.factories import cases as factory

pytestmark = pytest.mark.django_db
WORLDS = [factory.investigating]


def page(member, url: str) -> str:
    client = Client()
    accounts.sign_in(client, member)
    return client.get(url).content.decode()


def now():
    return timezone.now()


@pytest.fixture
def running(people) -> Investigation:
    return factory.investigating(people).investigations.get()


def test_an_investigation_under_way_leads_its_team_to_interviews_and_exhibits(running, people):
    doors = [reverse(name, args=[running.case_id]) for name in ("cases:plan_interview", "cases:register")]
    shown, to_the_head = (page(one, running.get_absolute_url()) for one in (people.lead, people.head))
    for url in doors:
        assert f'href="{url}"' in shown
        assert f'href="{url}"' not in to_the_head


def test_a_step_of_somebody_else_says_whose_it_is(running, people):
    said = page(people.lead, running.case.allegations.get().get_absolute_url())
    assert "On this case&#x27;s team this step is for: Head of office." in said


def test_the_only_subject_and_the_category_of_the_case_are_chosen_beforehand(running, people):
    case = running.case
    url = reverse("cases:add_allegation", args=[case.pk])
    shown = page(people.lead, url)
    assert shown.count(" checked") == 1
    assert f'<option value="{case.category}" selected>' in shown
    factory.allegation(case)  # about somebody else
    assert " checked" not in page(people.lead, url)


def test_an_ended_task_leads_to_those_that_are_left_and_the_last_one_to_the_report(running, people):
    first, second = factory.task(running.case), factory.task(running.case)
    here = {"by": people.lead, "at": now()}
    task_actions.complete(task=first, result="Read.", **here)
    shown = page(people.lead, first.get_absolute_url())
    assert f'href="{second.get_absolute_url()}"' in shown
    assert reverse("cases:assign_task", args=[first.pk]) not in shown
    assert "Somebody may have moved it" not in shown
    task_actions.waive(task=second, result="Not needed.", **here)
    report = reverse("cases:report", args=[running.pk])
    assert f'href="{report}"' in page(people.lead, second.get_absolute_url())
    assert f'href="{report}"' not in page(people.head, second.get_absolute_url())


def test_before_a_mandate_the_refusal_leads_to_the_investigation(people):
    case = factory.preliminary(people)
    url = reverse("cases:tab", args=[case.pk, "investigation"])
    said = page(people.lead, case.allegations.get().get_absolute_url())
    assert "No mandate has been signed yet" in said
    assert f'<a href="{url}">Investigation</a>' in said


def test_an_extract_leads_to_where_it_is_sent_and_then_says_that_the_draft_has_gone(running, people):
    early = refusal_of(policies.require_may_prepare, investigation=running, by=people.lead)
    assert early.leads[0][1] == reverse("cases:report", args=[running.pk])
    stage = reverse("cases:contradiction", args=[running.pk])
    assert f'href="{early.leads[0][1]}"' in page(people.lead, stage)
    allegation = running.case.allegations.get()
    allegation.people = people
    factory.finding(allegation)
    drafted = reporting.drafted(Investigation.objects.get(pk=running.pk), people)
    passages = paragraphs_of("facts", reporting.PARTS["facts"])
    extract = actions.prepare(
        investigation=drafted, subject=allegation.subject, passages=passages, language="fr", by=people.lead, at=now()
    )
    asked = f'<a href="{stage}">Send the extracts to the subjects</a>'
    assert asked in page(people.lead, extract.get_absolute_url())
    actions.put_forward(investigation=drafted, sent_on=timezone.localdate(), by=people.lead, at=now())
    assert asked not in page(people.lead, extract.get_absolute_url())
    gone = page(people.lead, stage)
    assert "who is shown what is settled for this round" in gone
    assert "Extracts are prepared once" not in gone
