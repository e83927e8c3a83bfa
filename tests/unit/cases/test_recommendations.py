"""Recommendations live on: their owner reads one and nothing of the case, and never closes it."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError
from django.http import Http404
from django.utils import timezone

from audit.models import Entry
from cases import access as case_access
from cases.actions import cases
from cases.models import Case, Investigation, Recommendation
from cases.policies.cases import RecommendationsLeft
from cases.recommendations import access, actions, policies
from cases.recommendations.places import owed
from tests.factories import cases as factory
from tests.factories import reporting
from tests.factories.accounts import member
from tests.factories.telling import told_the_outcome

pytestmark = pytest.mark.django_db
WORLDS = [factory.investigating]
TEXT = "Two keys to the bar, held by two people."


def now():
    return timezone.now()


@pytest.fixture
def owner():
    return member(["supervisor"])


@pytest.fixture
def made(people):
    """A recommendation of a report that is delivered."""
    case = factory.investigating(people)
    allegation = case.allegations.get()
    allegation.people = people
    factory.finding(allegation)
    found = Investigation.objects.get(case=case)
    row = reporting.recommend(found, people, TEXT)
    reporting.deliver(found, people)
    return Recommendation.objects.get(pk=row.pk)


def test_from_the_report_to_its_closing_by_another(made, people, owner, settle):
    row = reporting.addressed(made, people, owner)
    settle()
    row = actions.accept(recommendation=row, by=owner, at=now())
    actions.note(recommendation=row, text="The locksmith comes.", by=owner, at=now())
    row = actions.complete(recommendation=row, proof="Two locks since Monday.", by=owner, at=now())
    with pytest.raises(policies.OwnerNeverCloses):
        actions.close(recommendation=row, by=owner, at=now())
    row = actions.hand_back(recommendation=row, text="Who holds the second key?", by=people.head, at=now())
    row = actions.complete(
        recommendation=row, proof="The chief and the deputy.", file=factory.upload(b"minutes", "minutes.txt"),
        by=owner, at=now(),
    )  # fmt: skip
    row = actions.close(recommendation=row, by=people.head, at=now())
    settle()
    assert (row.state, row.is_open) == ("closed", False)
    shown = access.read_recommendation(owner, row, now())
    assert shown.opened["wording"] == TEXT
    assert [one.opened for one in shown.shown_notes] == ["The locksmith comes.", "Who holds the second key?"]
    assert not [one for one in Entry.objects.values_list("facts", flat=True) if "lock" in one]


def test_the_owner_opens_nothing_of_the_case(made, people, owner):
    row = reporting.addressed(made, people, owner)
    assert access.get_recommendation(owner, row.pk).pk == row.pk
    for door in (
        lambda: access.get_of_case(owner, row.pk),
        lambda: case_access.get_case(owner, row.case.pk),
        lambda: case_access.case_key(owner, row.case),
    ):
        with pytest.raises(Http404):
            door()
    with pytest.raises(Http404):
        access.get_recommendation(people.lead, row.pk)
    assert access.read_of_case(people.lead, row, now()).opened["text"] == TEXT


def test_a_case_does_not_close_over_a_recommendation_that_nobody_received(made, people, owner):
    case = cases.decide(case=Case.objects.get(pk=made.case.pk), by=people.head, at=now())
    case = cases.follow_up(case=case, by=people.head, at=now())
    case.team = people
    told_the_outcome(case)
    closing = {"case": case, "outcome": "management", "feedback": "It was looked into.", "by": people.head}
    with pytest.raises(RecommendationsLeft) as written:
        cases.close(at=now(), **closing)
    assert written.value.leads == ((str(made), made.get_absolute_url()),)
    row = reporting.addressed(made, people, owner)
    actions.refuse(recommendation=row, reasons="No budget.", by=owner, at=now())
    with pytest.raises(RecommendationsLeft):
        cases.close(at=now(), **closing)
    reporting.addressed(Recommendation.objects.get(pk=row.pk), people, member(["supervisor"]))
    closed = cases.close(at=now(), **closing)
    assert closed.state == "closed"
    assert Recommendation.objects.get(pk=row.pk).state == "addressed", "it lives on after the case"


def test_refused_with_reasons_and_given_to_another_owner(made, people, owner):
    row = reporting.addressed(made, people, owner)
    row = actions.refuse(recommendation=row, reasons="No money.", by=owner, at=now())
    other = member(["administrator"])
    row = reporting.addressed(row, people, other)
    assert (row.state, row.owner) == ("addressed", other)
    with pytest.raises(Http404):
        access.get_recommendation(owner, row.pk)
    assert access.read_recommendation(people.head, row, now()).opened["refusal"] == "No money."


def test_who_may_not(made, people, owner):
    with pytest.raises(policies.OwnerOfTheCase):
        reporting.addressed(made, people, people.reviewer)
    row = reporting.addressed(made, people, owner)
    with pytest.raises(policies.NotItsOwner):
        actions.accept(recommendation=row, by=people.head, at=now())
    with pytest.raises(policies.NotFollowing):
        actions.note(recommendation=row, text="x", by=people.lead, at=now())
    row = actions.refuse(recommendation=row, reasons="No.", by=owner, at=now())
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE cases_recommendation SET closed_by_id = owner_id, closed_at = now() WHERE id = %s", [row.pk]
        )


def test_before_the_delivery_it_can_be_taken_out_and_not_given(people, owner):
    case = factory.investigating(people)
    row = reporting.recommend(Investigation.objects.get(case=case), people)
    with pytest.raises(policies.NotDeliveredYet):
        reporting.addressed(row, people, owner)
    assert actions.withdraw(recommendation=row, by=people.investigator, at=now()).state == "withdrawn"


def test_what_is_late_stands_on_the_home_page(made, people, owner):
    row = reporting.addressed(made, people, owner)
    Recommendation.objects.filter(pk=row.pk).update(due_on=timezone.localdate() - timedelta(days=2))
    today = timezone.localdate()
    assert [one.late for one in owed(owner, today)] == [True]
    assert [str(one.hint) for one in owed(people.head, today)] == ["Its owner is late"]
    assert list(owed(people.lead, today)) == []
