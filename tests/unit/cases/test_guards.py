"""What the database refuses, whatever the code above it does."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import DatabaseError
from django.utils import timezone

from accounts import permissions
from cases import access
from cases.actions import findings, recusals
from cases.models import (
    Allegation,
    Assignment,
    Case,
    Custody,
    Finding,
    Interview,
    Investigation,
    Recusal,
    Subject,
)
from cases.states import ALLEGATION, CASE, INTERVIEW, INVESTIGATION
from machine.refusals import Refused
from reporting_channels.access import report_key
from tests.factories import cases as factory
from tests.factories.accounts import member

WORLDS = [factory.investigating]


@pytest.fixture
def refused(db, settle):
    """Run something and its deferred guards in a savepoint; it must be refused by the database."""

    def run(change) -> None:
        with pytest.raises(DatabaseError):
            attempt(change, settle)

    return run


@transaction.atomic
def attempt(change, settle) -> None:
    change()
    settle()


def sql(statement: str, *values) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


@pytest.mark.parametrize("machine", [CASE, ALLEGATION, INVESTIGATION, INTERVIEW], ids=lambda one: one.name)
def test_no_state_changes_outside_the_edges(people, refused, machine):
    case = factory.investigating(people)
    factory.interview(case, until="planned")
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id, state FROM {machine.table} LIMIT 1")
        row, source = cursor.fetchone()
    allowed = {target for start, target in machine.pairs if start == source}
    for target in {state.code for state in machine.states} | {"invented"}:
        if target not in allowed and target != source:
            refused(lambda target=target: sql(f"UPDATE {machine.table} SET state = %s WHERE id = %s", target, row))


def test_an_allowed_step_without_an_entry_is_refused(people, refused, settle):
    case = factory.preliminary(people)
    settle()
    refused(lambda: Case.objects.filter(pk=case.pk).update(state="investigation"))


def test_a_case_cannot_be_born_closed(people, refused):
    case = factory.opened(people)

    def bear():
        born = Case.objects.get(pk=case.pk)
        born.pk, born.serial = None, 99
        Case.objects.bulk_create([born])

    refused(bear)


def test_the_pinned_procedure_stays(people, refused):
    case = factory.opened(people)
    refused(lambda: sql("UPDATE cases_case SET serial = serial + 1 WHERE id = %s", case.pk))
    refused(lambda: sql("UPDATE cases_case SET procedure_id = gen_random_uuid() WHERE id = %s", case.pk))


def test_a_permission_needs_its_key(people, refused):
    case = factory.opened(people)
    other = member(["investigator"])
    row = case.permissions.get()

    def copy():
        row.pk, row.user = None, other
        row.save(force_insert=True)

    refused(copy)


def test_whoever_stepped_back_gets_neither_permission_nor_key_nor_part(people, refused, settle):
    case = factory.preliminary(people)
    recusals.recuse(case=case, reason="family", by=people.investigator, at=timezone.now())
    settle()
    now = timezone.now()
    key = access.case_key(people.head, case)
    refused(lambda: permissions.give(case, member=people.investigator, key=key, by=people.head, at=now))
    refused(
        lambda: Assignment.objects.create(
            case=case, member=people.investigator, role="investigator", assigned_at=now, assigned_by=people.head
        )
    )
    report = case.origins.get().report
    refused(
        lambda: permissions.give(
            report, member=people.investigator, key=report_key(people.head, report), by=people.head, at=now
        )
    )


def test_a_recusal_is_not_written_while_the_key_is_held_and_never_taken_back(people, refused):
    case = factory.preliminary(people)
    now = timezone.now()
    refused(
        lambda: Recusal.objects.create(
            case=case, member=people.lead, reason="other", recused_at=now, recused_by=people.lead
        )
    )
    recusals.recuse(case=case, reason="family", by=people.investigator, at=now)
    refused(lambda: Recusal.objects.all().delete())
    refused(lambda: Recusal.objects.update(reason="other"))


def test_one_part_a_person(people, refused):
    case = factory.preliminary(people)
    first = Assignment.objects.get(case=case, member=people.lead)
    Assignment.objects.filter(pk=first.pk).update(ended_at=timezone.now(), ended_by=people.head)
    refused(
        lambda: Assignment.objects.create(
            case=case, member=people.lead, role="reviewer", assigned_at=timezone.now(), assigned_by=people.head
        )
    )


def test_custody_is_only_added_to(people, refused):
    case = factory.investigating(people)
    factory.exhibit(case)
    refused(lambda: Custody.objects.update(result="damaged"))
    refused(lambda: Custody.objects.all().delete())


def test_nobody_confirms_their_own_finding_or_one_of_their_investigation(people, refused):
    case = factory.investigating(people)
    allegation = Allegation.objects.get(case=case)
    allegation.people = people
    finding = factory.finding(allegation, confirmed=False)
    for who in (people.lead, people.investigator):
        rows = Finding.objects.filter(pk=finding.pk)
        refused(lambda rows=rows, who=who: rows.update(confirmed_at=timezone.now(), confirmed_by=who))


def test_a_finding_stays_as_it_was_proposed_and_decided(people, refused):
    case = factory.investigating(people)
    allegation = Allegation.objects.get(case=case)
    allegation.people = people
    factory.finding(allegation)
    refused(lambda: Finding.objects.update(word="UNFD"))
    refused(lambda: Finding.objects.update(confirmed_at=None, confirmed_by=None))


def test_a_signed_mandate_stays(people, refused):
    case = factory.investigating(people)
    rows = Investigation.objects.filter(case=case)
    refused(lambda: rows.update(ends_on=timezone.localdate() + timedelta(days=900)))
    refused(lambda: rows.update(signed_at=None))


def test_nobody_is_heard_before_their_rights_were_notified(people, refused):
    case = factory.investigating(people)
    interview = factory.interview(case, until="held")
    interview.refresh_from_db()
    late = interview.rights_notified_at - timedelta(days=1)
    refused(lambda: Interview.objects.filter(pk=interview.pk).update(held_at=late))
    refused(lambda: Interview.objects.filter(pk=interview.pk).update(held_on=late.date()))


def test_a_closed_case_takes_nothing_more(people, refused):
    case = factory.closed(people)
    subject = Subject.objects.filter(case=case).first()
    refused(lambda: Subject.objects.filter(pk=subject.pk).update(unit="south-gate"))
    refused(
        lambda: Subject.objects.create(case=case, kind="unknown", rank=9, added_at=timezone.now(), added_by=people.head)
    )


def test_a_decision_has_its_time_and_its_person_together(people, refused):
    case = factory.opened(people)
    refused(lambda: Case.objects.filter(pk=case.pk).update(discipline_entered_at=timezone.now()))


def test_every_edge_in_code_is_in_the_database(people):
    with connection.cursor() as cursor:
        cursor.execute("SELECT machine, source, target FROM machine_edge")
        known = set(cursor.fetchall())
    for machine in (CASE, ALLEGATION, INVESTIGATION, INTERVIEW):
        assert {(machine.name, *pair) for pair in machine.pairs} <= known


def test_a_finding_cannot_be_confirmed_twice_by_racing_reviewers(people):
    case = factory.investigating(people)
    allegation = Allegation.objects.get(case=case)
    allegation.people = people
    factory.finding(allegation)
    with pytest.raises(Refused):
        findings.confirm(allegation=allegation, by=people.reviewer, at=timezone.now())
    with pytest.raises(IntegrityError), transaction.atomic():
        Finding.objects.create(
            allegation=allegation,
            word="UNFD",
            label={},
            definition={},
            standard={},
            is_sustained=False,
            reasoning=Finding.objects.get().reasoning,
            proposed_at=timezone.now(),
            proposed_by=people.lead,
        )
