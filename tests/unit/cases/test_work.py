"""Mandates, interviews, exhibits, findings, numbers, closing and reopening."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from audit.models import Entry
from cases.actions import allegations, assignments, cases, findings, interviews, investigations
from cases.custody import access as custody_access
from cases.custody.actions import handling
from cases.custody.policies import InTransfer, NotAddressee, NotHolder
from cases.models import Allegation, Case, Investigation
from cases.places import my_step
from cases.policies.allegations import EvidenceMissing, EvidenceTwice, OutsideMandate, UnknownWord
from cases.policies.cases import NotDelivered
from cases.policies.investigations import (
    EndsInPast,
    FindingsMissing,
    NotActive,
    PowerMissing,
    StatementsMissing,
    TooEarly,
)
from cases.policies.parts import CaseClosed, NotGathering, NotOnTeam
from cases.report import actions as report
from cases.turns import next_day, whose_turn
from machine.refusals import NotFromHere
from tests.factories import cases as factory

WORLDS = [factory.investigating]


def now():
    return timezone.now()


def test_numbers_have_no_gap_and_no_double(people):
    first = factory.opened(people)
    report = factory.assessed_report(people)
    mark = transaction.savepoint()
    assert factory.opened(people, report=report).serial == first.serial + 1
    transaction.savepoint_rollback(mark)
    second = factory.opened(people, report=report)
    assert second.serial == first.serial + 1
    assert second.number == f"{timezone.localdate().year}-{second.serial:04}"


def test_the_mandate_waits_for_every_statement(people):
    case = factory.opened(people)
    factory.join(case, people.lead, "lead")
    factory.allegation(case)
    assignments.assign(case=case, member=people.investigator, role="investigator", by=people.head, at=now())
    with pytest.raises(StatementsMissing):
        factory.mandated(case)


def test_a_mandate_ends_after_today(people):
    case = factory.preliminary(people)
    with pytest.raises(EndsInPast):
        investigations.mandate(
            investigation=factory.planned(case),
            mandate="x",
            powers=[],
            ends_on=timezone.localdate(),
            by=people.head,
            at=now(),
        )


def test_an_allegation_added_later_needs_the_mandate_extended(people):
    case = factory.investigating(people)
    later = factory.allegation(case)
    with pytest.raises(OutsideMandate):
        allegations.investigate(allegation=later, by=people.lead, at=now())
    running = Investigation.objects.get(case=case)
    investigations.extend(investigation=running, allegation=later, by=people.head, at=now())
    assert allegations.investigate(allegation=later, by=people.lead, at=now()).state == "under_investigation"


def test_people_are_heard_only_with_the_power_and_not_before_the_day(people):
    case = factory.investigating(people)
    interview = factory.interview(case, until="convoked")
    told = {"how": "letter", "notified_on": timezone.localdate(), "language": "en", "receipt": "No. 17"}
    later = interviews.notify_rights(interview=interview, by=people.lead, at=now(), **told)
    with pytest.raises(TooEarly):
        interviews.hold(
            interview=later,
            held_on=timezone.localdate() - timedelta(days=1),
            statement="x",
            by=people.lead,
            at=now() + timedelta(minutes=1),
        )


def test_nobody_is_heard_without_that_power(people):
    case = factory.preliminary(people)
    made = investigations.mandate(
        investigation=factory.planned(case),
        mandate="x",
        powers=["documents"],
        ends_on=timezone.localdate() + timedelta(days=5),
        by=people.head,
        at=now(),
    )
    with pytest.raises(NotActive):
        interviews.plan(case=case, person="x", capacity="witness", by=people.lead, at=now())
    investigations.start(investigation=made, notice="notified", by=people.lead, at=now())
    with pytest.raises(PowerMissing):
        interviews.plan(case=case, person="x", capacity="witness", by=people.lead, at=now())


def test_rights_come_before_the_first_question(people):
    case = factory.investigating(people)
    interview = factory.interview(case, until="convoked")
    with pytest.raises(NotFromHere):
        interviews.hold(interview=interview, held_on=timezone.localdate(), statement="x", by=people.lead, at=now())


def test_an_exhibit_goes_from_hand_to_hand(people):
    case = factory.investigating(people)
    exhibit = factory.exhibit(case, file=factory.upload(b"the log"))
    handed = {"result": "intact", "note": "", "at": now()}
    with pytest.raises(NotHolder):
        handling.transfer(exhibit=exhibit, to=people.lead, by=people.investigator, **handed)
    handling.transfer(exhibit=exhibit, to=people.reviewer, by=people.lead, **handed)
    with pytest.raises(InTransfer):
        handling.note(exhibit=exhibit, kind="examined", by=people.lead, **handed)
    with pytest.raises(NotAddressee):
        handling.accept(exhibit=exhibit, by=people.investigator, **handed)
    handling.accept(exhibit=exhibit, by=people.reviewer, **handed)
    handling.note(exhibit=exhibit, kind="examined", by=people.reviewer, **handed)
    assert [event.kind for event in exhibit.custody.all()] == [
        "received", "sealed", "transferred", "accepted", "examined",
    ]  # fmt: skip
    label, chunks = custody_access.open_exhibit_file(people.reviewer, exhibit, now())
    assert label["name"] == "log.txt"
    assert b"".join(chunks) == b"the log"
    assert exhibit.digest
    assert exhibit.digest != label["sha256"]


def test_a_finding_takes_a_word_of_the_vocabulary_and_rests_on_evidence(people):
    case = factory.investigating(people)
    allegation = case.allegations.get()
    exhibit = factory.exhibit(case)
    values = {"allegation": allegation, "reasoning": "x", "by": people.lead, "at": now()}
    with pytest.raises(UnknownWord):
        findings.propose(word="MAYBE", supports=[exhibit], **values)
    with pytest.raises(EvidenceMissing):
        findings.propose(word="SUST", **values)
    with pytest.raises(EvidenceTwice):
        findings.propose(word="SUST", supports=[exhibit], contradicts=[exhibit], **values)
    with pytest.raises(EvidenceMissing):
        findings.propose(word="SUST", supports=[exhibit], **values)
    finding = findings.propose(word="SUST", supports=[exhibit], nothing_against="Asked; nobody.", **values)
    assert finding.vocabulary == case.procedure
    word = case.procedure.profile.finding("SUST")
    assert finding.definition["en"] == word.definition.in_language("en")
    assert finding.standard["fr"] == word.proof.in_language("fr")


def test_where_there_is_no_evidence_a_sentence_says_why(people):
    case = factory.investigating(people)
    finding = findings.propose(
        allegation=case.allegations.get(),
        word="NOFN",
        reasoning="Transferred.",
        nothing_for="The prosecutor holds it.",
        nothing_against="The prosecutor holds it.",
        by=people.lead,
        at=now(),
    )
    assert not finding.is_sustained


def test_a_second_person_confirms_or_sends_back(people):
    case = factory.investigating(people)
    allegation = case.allegations.get()
    allegation.people = people
    factory.finding(allegation, confirmed=False)
    with pytest.raises(NotOnTeam):
        findings.confirm(allegation=allegation, by=people.lead, at=now())
    findings.return_(allegation=allegation, questions="Who was there?", by=people.reviewer, at=now())
    allegation = Allegation.objects.get(pk=allegation.pk)
    allegation.people = people
    assert allegation.state == "under_investigation"
    assert allegation.standing_finding is None
    factory.finding(allegation)
    assert Allegation.objects.get(pk=allegation.pk).state == "finding_confirmed"
    assert allegation.findings.count() == 2


def test_the_report_answers_every_allegation_and_comes_before_the_decision(people):
    case = factory.investigating(people)
    running = Investigation.objects.get(case=case)
    with pytest.raises(FindingsMissing):
        report.draft(investigation=running, by=people.lead, at=now())
    with pytest.raises(NotDelivered):
        cases.decide(case=case, by=people.head, at=now())


def test_nothing_is_added_after_the_decision(people):
    case = factory.decided(people)
    with pytest.raises(NotGathering):
        factory.exhibit(case)


def test_closing_asks_for_feedback_and_a_fitting_outcome(people):
    case = factory.in_follow_up(people)
    with pytest.raises(cases.FeedbackMissing):
        cases.close(case=case, outcome="no_breach", by=people.head, at=now())
    with pytest.raises(cases.OutcomeContradicts):
        cases.close(case=case, outcome="sanction", feedback="x", by=people.head, at=now())
    case = cases.close(case=case, outcome="no_breach", feedback="Nothing was found.", by=people.head, at=now())
    assert case.state == "closed"
    with pytest.raises(CaseClosed):
        factory.exhibit(case, by=people.head)


def test_reopening_keeps_the_earlier_closure(people, settle):
    case = factory.closed(people)
    case = cases.reopen(case=case, ground="court", reasons="The court annulled it.", by=people.head, at=now())
    settle()
    assert (case.state, case.outcome, case.closed_at) == ("follow_up", "", None)
    assert case.reopenings.get().outcome == "no_breach"
    assert cases.close(case=case, outcome="no_breach", by=people.head, at=now()).state == "closed"


def test_the_file_says_whose_turn_it_is(people):
    case = factory.opened(people)
    assert whose_turn(case).owner == "head_of_office"
    factory.join(case, people.lead, "lead")
    assert whose_turn(Case.objects.get(pk=case.pk)).owner == "investigator"
    factory.join(case, people.reviewer, "reviewer")
    factory.allegation(case)
    factory.active(case)
    case = Case.objects.get(pk=case.pk)
    assert next_day(case, timezone.localdate()) is not None
    allegation = case.allegations.get()
    allegation.people = people
    factory.finding(allegation, confirmed=False)
    assert whose_turn(Case.objects.get(pk=case.pk)).owner == "reviewer"


def test_no_entry_says_a_word_that_somebody_typed(people):
    factory.closed(people)
    facts = " ".join(Entry.objects.values_list("facts", flat=True))
    for words in (factory.CONDUCT, factory.FACTS, "Noor", "gate keeper"):
        assert words not in facts


def test_home_says_what_waits(people):
    case = factory.investigating(people)
    interview = factory.interview(case, until="planned")
    today = timezone.localdate()
    assert [str(row.hint) for row in my_step(people.lead, today)] == [
        "Convoke the person",
        "Investigate, and propose a finding on each allegation",
    ]
    allegation = case.allegations.get()
    allegation.people = people
    factory.finding(allegation, confirmed=False)
    assert [row.url for row in my_step(people.reviewer, today)] == [allegation.get_absolute_url()]
    assert [row.url for row in my_step(people.lead, today)] == [interview.get_absolute_url()]
    assert list(my_step(people.head, today)) == []
