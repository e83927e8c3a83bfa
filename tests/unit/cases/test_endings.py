"""How allegations and cases end early, and how a closed case goes on."""

import pytest
from django.db import transaction
from django.db.utils import DatabaseError
from django.utils import timezone

from cases.actions import cases, findings
from cases.models import Allegation, Case, Investigation, Screening
from cases.policies.allegations import NotReopened
from cases.policies.cases import MergedAway, require_may_reopen
from cases.policies.parts import CaseClosed, NotOnTeam
from cases.screening import actions as screening
from cases.screening.policies import NotAGround, NothingPassedOn, OwnProposal, StillAlleged
from cases.turns import whose_turn
from reporting_channels.actions import reports
from tests.factories import cases as factory
from tests.factories import reporting
from tests.factories.joining import another_allegation, screened

WORLDS = [factory.closed]

NOW = timezone.now


@pytest.fixture
def refused(db, settle):
    def run(change) -> None:
        with pytest.raises(DatabaseError):
            attempt(change, settle)

    return run


@transaction.atomic
def attempt(change, settle) -> None:
    change()
    settle()


def test_screening_out_takes_two_and_a_ground(people, settle):
    case = factory.preliminary(people)
    one = case.allegations.get()
    with pytest.raises(NotAGround):
        screening.screen_out(allegation=one, ground="withdrawn", reasons="x", by=people.head, at=NOW())
    with pytest.raises(NotOnTeam):
        screening.screen_out(allegation=one, ground="unfounded", reasons="x", by=people.lead, at=NOW())
    row = screening.screen_out(allegation=one, ground="unfounded", reasons="A rumour.", by=people.head, at=NOW())
    with pytest.raises(OwnProposal):
        screening.confirm(screening=row, by=people.head, at=NOW())
    screening.confirm(screening=row, by=people.reviewer, at=NOW())
    settle()
    assert Allegation.objects.get(pk=one.pk).state == "screened_out"


def test_the_second_person_can_refuse_and_the_allegation_stays_open(people):
    one = factory.preliminary(people).allegations.get()
    row = screening.screen_out(allegation=one, ground="unfounded", reasons="x", by=people.head, at=NOW())
    screening.refuse(screening=row, by=people.reviewer, at=NOW())
    assert Allegation.objects.get(pk=one.pk).state == "alleged"
    screened(Allegation.objects.get(pk=one.pk), people)


def test_the_database_screens_nothing_out_without_two(people, refused):
    one = factory.preliminary(people).allegations.get()
    screening.screen_out(allegation=one, ground="unfounded", reasons="x", by=people.head, at=NOW())
    refused(lambda: Allegation.objects.filter(pk=one.pk).update(state="screened_out"))
    refused(lambda: Screening.objects.update(confirmed_at=NOW(), confirmed_by=people.head))


def test_an_allegation_ends_without_a_finding_on_a_ground_outside_the_facts(people, settle):
    case = factory.investigating(people)
    one = case.allegations.get()
    with pytest.raises(NotAGround):
        screening.end_without_finding(allegation=one, ground="withdrawn", reasons="x", by=people.head, at=NOW())
    screening.end_without_finding(allegation=one, ground="died", reasons="On 3 May.", by=people.head, at=NOW())
    running = Investigation.objects.get(case=case)
    reporting.deliver(running, people)
    case = cases.decide(case=case, by=people.head, at=NOW())
    settle()
    assert case.state == "decision"


def test_a_case_whose_allegations_are_all_screened_out_is_closed_by_two(people, settle, refused):
    case = factory.preliminary(people)
    with pytest.raises(StillAlleged):
        screening.propose_setting_aside(case=case, outcome="insufficient", reasons="x", by=people.head, at=NOW())
    screened(case.allegations.get(), people)
    case = Case.objects.get(pk=case.pk)
    assert whose_turn(case).owner == "head_of_office"
    with pytest.raises(NothingPassedOn):
        screening.propose_setting_aside(case=case, outcome="passed_on", reasons="x", by=people.head, at=NOW())
    row = screening.propose_setting_aside(case=case, outcome="insufficient", reasons="x", by=people.head, at=NOW())
    with pytest.raises(OwnProposal):
        screening.set_aside(setting=row, feedback="Nothing to go on.", by=people.head, at=NOW())
    with pytest.raises(cases.FeedbackMissing):
        screening.set_aside(setting=row, by=people.reviewer, at=NOW())
    report = case.origins.get().report
    reports.give_feedback(report=report, text="Too little to go on.", by=people.receiver, at=NOW())
    case = screening.set_aside(setting=row, by=people.reviewer, at=NOW())
    settle()
    assert (case.state, case.outcome) == ("closed", "insufficient")
    case = cases.reopen(case=case, ground="new_facts", reasons="A film came.", by=people.head, at=NOW())
    assert case.state == "preliminary"
    screening.take_back(allegation=case.allegations.get(), by=people.head, at=NOW())
    settle()


def test_the_database_closes_no_preliminary_case_with_one_signature(people, refused):
    case = factory.preliminary(people)

    def close():
        row = Case.objects.get(pk=case.pk)
        row.set_aside(outcome="insufficient", by=people.head, at=NOW())
        row.save()

    refused(close)


@pytest.mark.parametrize(
    ("ground", "state"), [("new_facts", "investigation"), ("court", "follow_up"), ("remittal", "decision")]
)
def test_the_ground_decides_where_the_case_goes_on(people, settle, ground, state):
    case = factory.closed(people)
    case = cases.reopen(case=case, ground=ground, reasons="x", by=people.head, at=NOW())
    settle()
    kept = case.reopenings.get()
    assert (case.state, kept.returned_to, kept.outcome) == (state, state, "no_breach")


def test_new_facts_lead_to_a_new_finding_and_the_earlier_one_stays(people, settle):
    case = factory.closed(people)
    one = case.allegations.get()
    with pytest.raises(CaseClosed):
        findings.reconsider(allegation=one, by=people.head, at=NOW())
    case = cases.reopen(case=case, ground="new_facts", reasons="A film came.", by=people.head, at=NOW())
    case.team = people
    assert str(whose_turn(Case.objects.get(pk=case.pk)).says) == "Plan the investigation"
    running = factory.active(case)
    case.team = people
    findings.reconsider(allegation=one, by=people.head, at=NOW())
    one = Allegation.objects.get(pk=one.pk)
    one.people = people
    factory.finding(one, "SUST")
    settle()
    words = [(kept.word, kept.superseded_at is not None) for kept in one.findings.all()]
    assert words == [("UNFD", True), ("SUST", False)]
    reporting.deliver(running, people)
    assert cases.decide(case=case, by=people.head, at=NOW()).state == "decision"


def test_a_confirmed_finding_stands_while_its_case_was_not_reopened(people):
    case = factory.investigating(people)
    one = case.allegations.get()
    one.people = people
    factory.finding(one)
    with pytest.raises(NotReopened):
        findings.reconsider(allegation=Allegation.objects.get(pk=one.pk), by=people.head, at=NOW())


def test_the_database_reopens_nothing_without_keeping_the_closure(people, refused):
    case = factory.closed(people)

    def reopen():
        row = Case.objects.get(pk=case.pk)
        row.reopen()
        row.save()

    refused(reopen)
    refused(lambda: Case.objects.filter(pk=case.pk).update(category="theft"))


def test_a_merged_case_is_not_reopened(people):
    case = factory.closed(people)
    case.outcome = "merged"
    with pytest.raises(MergedAway):
        require_may_reopen(case=case, by=people.head)


def test_adding_goes_on_beside_a_screened_out_allegation(people):
    case = factory.preliminary(people)
    another_allegation(case, people)
    screened(case.allegations.first(), people)
    factory.active(case)
    assert {one.state for one in case.allegations.all()} == {"screened_out", "under_investigation"}
