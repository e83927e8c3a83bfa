"""Mandates: whom they name, amendments, notices, standing still."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone
from django.utils.translation import override
from pypdf import PdfReader

from audit.models import Entry
from cases.actions import assignments, investigations
from cases.clocks import clocks_of
from cases.models import Amendment, Case, Investigation, Naming, SubjectNotice
from cases.planning import access, effects, policies, printing
from cases.planning.actions import mandates, notices, suspensions
from cases.policies.investigations import NotActive
from cases.policies.parts import NotOnTeam
from cases.report.proof import sha256
from letters import press
from machine.refusals import NotFromHere
from tests.factories import cases as factory
from tests.factories.accounts import member

WORLDS = [factory.investigating]


def now():
    return timezone.now()


def today(days: int = 0):
    return timezone.localdate() + timedelta(days=days)


def refused_by_the_database(change) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        change()


@pytest.fixture
def case(people):
    return factory.investigating(people)


def test_a_mandate_names_each_investigator_and_its_letter_says_all_of_it(case, people):
    running = case.investigations.get()
    assert {one.assignment.member for one in running.namings.all()} == {people.lead, people.investigator}
    access.read_letters(people.head, running, now())
    letter = running.opened["letter"]
    for said in (case.number, people.lead.name, people.investigator.name, factory.CONDUCT, "Find out who"):
        assert said in letter
    refused_by_the_database(lambda: Naming.objects.filter(investigation=running).update(role="investigator"))


def test_the_database_refuses_a_mandate_past_the_statements(people):
    case = factory.preliminary(people)
    made = factory.planned(case)
    with pytest.raises(DatabaseError), transaction.atomic():
        Investigation.objects.filter(pk=made.pk).update(
            state="mandated",
            signed_at=now(),
            signed_by=people.head,
            ends_on=today(9),
            mandate=made.plan,
            letter=made.plan,
        )
    assignments.assign(
        case=case, member=(late := member(["investigator"])), role="investigator", by=people.head, at=now()
    )
    theirs = case.assignments.get(member=late)
    refused_by_the_database(
        lambda: Naming.objects.create(
            investigation=made, assignment=theirs, role="investigator", named_at=now(), named_by=people.head
        )
    )


def test_an_amendment_extends_end_powers_scope_and_people_and_the_mandate_stays(case, people):
    running = case.investigations.get()
    late = factory.join(case, member(["investigator"]), "investigator")
    further = factory.allegation(case)
    made = mandates.amend(
        investigation=running,
        reasons="A second lorry.",
        ends_on=today(90),
        powers=["systems"],
        allegations=[further],
        assignments=[late],
        by=people.head,
        at=now(),
    )
    running = Investigation.objects.get(pk=running.pk)
    assert (running.ends_on, running.runs_until) == (today(60), today(90))
    assert running.all_powers == ["interviews", "documents", "systems"]
    assert running.scopes.get(allegation=further).amendment == made
    assert running.namings.get(assignment=late).amendment == made
    refused_by_the_database(lambda: Amendment.objects.filter(pk=made.pk).update(ends_on=today(300)))
    access.read_letters(people.lead, running, now())
    assert late.member.name in running.shown_amendments[0].opened["letter"]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_mandate_is_printed_in_the_language_in_which_it_was_signed(people, language):
    with override(language):
        case = factory.investigating.anew(people)
        running = case.investigations.get()
        mandates.amend(investigation=running, reasons="A second lorry.", ends_on=today(90), by=people.head, at=now())
    access.read_letters(people.lead, running, now())
    content = printing.mandate(running)
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).split())
    assert printing.language_of(running.opened["letter"]) == language
    title = {"en": "MANDATE TO INVESTIGATE", "fr": "MANDAT D’ENQUÊTE ADMINISTRATIVE"}[language]
    for said in (title, case.number, people.lead.name, factory.CONDUCT, people.head.name, "A second lorry."):
        assert said in text
    printed = re.sub(r"\s", "", text)
    signed = Entry.objects.get(event="mandate.amended").pk
    for letter in (running, *running.shown_amendments):
        assert sha256(letter.opened["letter"]) in printed, "whoever has the letter can check the digest"
    assert f"{signed}·" in printed.partition({"en": "Amendment1:", "fr": "Avenant1:"}[language])[2]
    assert press.is_archival(content)


def test_an_amendment_changes_something_later_and_of_this_case(case, people):
    running = case.investigations.get()
    here = {"investigation": running, "reasons": "x", "by": people.head, "at": now()}
    with pytest.raises(policies.NothingAmended):
        mandates.amend(**here)
    with pytest.raises(policies.EndsEarlier):
        mandates.amend(ends_on=today(60), **here)
    other = factory.investigating(factory.team())
    with pytest.raises(policies.Elsewhere):
        mandates.amend(allegations=[other.allegations.get()], **here)
    with pytest.raises(policies.NotInvestigating):
        mandates.amend(assignments=[case.assignments.get(member=people.reviewer)], **here)
    with pytest.raises(NotOnTeam):
        mandates.amend(ends_on=today(99), **here | {"by": people.lead})


def test_each_subject_is_told_by_himself_or_waits_with_a_day(people):
    case = factory.preliminary(people)
    factory.allegation(case)
    made = factory.mandated(case)
    first, second = access.subjects_in_scope(made)
    here = {"investigation": made, "by": people.lead, "at": now()}
    notices.notify(subject=first, how="in_person", notified_on=today(), **here)
    with pytest.raises(policies.ToldAlready):
        notices.notify(subject=first, how="letter", notified_on=today(), **here)
    refused_by_the_database(lambda: Investigation.objects.filter(pk=made.pk).update(state="active"))
    with pytest.raises(policies.ReviewInPast):
        notices.defer(subject=second, deferral="evidence", review_on=today(), **here)
    notices.defer(subject=second, deferral="evidence", review_on=today(10), **here)
    started = investigations.start(investigation=made, notice="notified", by=people.lead, at=now())
    assert (started.state, started.review_on) == ("active", today(10))
    notices.defer(subject=second, deferral="people", review_on=today(20), **here)
    assert Investigation.objects.get(pk=made.pk).review_on == today(20)
    assert SubjectNotice.objects.filter(subject=second).count() == 2
    notices.notify(subject=second, how="email", notified_on=today(), **here)
    assert Investigation.objects.get(pk=made.pk).review_on is None
    refused_by_the_database(lambda: SubjectNotice.objects.filter(subject=second).update(review_on=today(400)))


def test_somebody_unknown_is_never_told_and_looked_at_again(people):
    case = factory.opened(people)
    factory.join(case, people.lead, "lead")
    unknown = factory.subjects.add(case=case, kind="unknown", by=people.lead, at=now())
    factory.allegation(case, subject=unknown)
    made = factory.mandated(case)
    with pytest.raises(policies.NobodyToTell):
        notices.notify(investigation=made, subject=unknown, how="letter", notified_on=today(), by=people.lead, at=now())
    investigations.start(investigation=made, notice="notified", by=people.lead, at=now())
    assert made.notices.get().deferral == "unknown"


def test_a_review_that_nobody_made_is_late_among_the_clocks(people):
    case = factory.preliminary(people)
    made = factory.mandated(case)
    here = {"investigation": made, "subject": access.subjects_in_scope(made)[0], "by": people.lead, "at": now()}
    notices.defer(deferral="evidence", review_on=today(10), **here)
    due = {one.clock.code: one for one in clocks_of(Case.objects.get(pk=case.pk), today(40))}
    assert due["deferral_review"].is_late
    notices.defer(deferral="evidence", review_on=today(50), **here | {"at": now() + timedelta(days=39)})
    due = {one.clock.code: one for one in clocks_of(Case.objects.get(pk=case.pk), today(40))}
    assert not due["deferral_review"].is_late


def test_standing_still_stops_the_offices_clock_and_no_clock_of_law(case, people):
    shown = {one.now.clock.code: one.stands_still for one in effects.of_suspending(case, today())}
    assert all(shown["investigation"].values())
    assert not any(shown["prescription"].values())
    running = case.investigations.get()
    before = {one.clock.code: one.on for one in clocks_of(case, today())}
    suspended = suspensions.suspend(
        investigation=running, ground="criminal", reasons="The prosecutor.", by=people.head, at=now()
    )
    with pytest.raises(NotActive):
        factory.interview(Case.objects.get(pk=case.pk) if not hasattr(case, "team") else case, until="planned")
    fresh = Case.objects.get(pk=case.pk)
    assert {one.clock.code: one.status for one in clocks_of(fresh, today())}["investigation"] == "suspended"
    ahead = {one.now.clock.code: one.then.on for one in effects.of_resuming(fresh, today(30))}
    assert ahead["investigation"] == before["investigation"] + timedelta(days=30)
    assert ahead["prescription"] == before["prescription"]
    resumed = suspensions.resume(
        investigation=suspended, reasons="Judged.", by=people.head, at=now() + timedelta(days=30)
    )
    assert resumed.state == "active"


def test_only_the_head_suspends_and_once(case, people):
    running = case.investigations.get()
    here = {"investigation": running, "reasons": "x", "at": now()}
    with pytest.raises(NotOnTeam):
        suspensions.suspend(ground="health", by=people.lead, **here)
    suspensions.suspend(ground="health", by=people.head, **here)
    with pytest.raises(NotFromHere):
        suspensions.suspend(ground="health", by=people.head, **here)
    refused_by_the_database(lambda: Investigation.objects.filter(pk=running.pk).update(state="active"))
