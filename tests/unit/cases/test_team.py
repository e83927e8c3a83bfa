"""Who is let in, who declares, who steps back."""

import pytest
from django.http import Http404
from django.utils import timezone

from accounts import permissions
from audit.models import Entry
from cases import access
from cases.actions import assignments, recusals, subjects
from cases.listing import query
from cases.listing.filters import Filters
from cases.models import Assignment
from cases.policies.parts import NotOnTeam
from cases.policies.team import (
    AlreadyOnTeam,
    HandledReport,
    LastKey,
    LeadTaken,
    NamedInCase,
    OnePartOnly,
    OnTeamNamed,
    RecusedFromCase,
    WrongAccountRole,
)
from tests.factories import cases as factory
from tests.factories.accounts import member
from vault.models import Grant
from vault.opening import NoGrant

WORLDS = [factory.preliminary]


def assign(case, who, role, by=None):
    return assignments.assign(case=case, member=who, role=role, by=by or case.team.head, at=timezone.now())


def test_permission_and_key_come_together_and_the_file_opens_after_the_statement(people, settle):
    case = factory.opened(people)
    assignment = assign(case, people.lead, "lead")
    settle()
    assert permissions.has(people.lead, case)
    assert Grant.objects.active().filter(compartment=case.compartment, holder=people.lead.holder).exists()
    with pytest.raises(access.NotDeclared):
        access.get_case(people.lead, case.pk)
    assignments.declare(assignment=assignment, by=people.lead, at=timezone.now())
    case = access.get_case(people.lead, case.pk)
    assert access.read_facts(people.lead, case, timezone.now()) == factory.FACTS


def test_nobody_declares_for_another(people):
    case = factory.opened(people)
    assignment = assign(case, people.lead, "lead")
    with pytest.raises(NotOnTeam):
        assignments.declare(assignment=assignment, by=people.head, at=timezone.now())


@pytest.mark.parametrize(
    ("who", "role", "refusal"),
    [
        ("lead", "investigator", AlreadyOnTeam),
        ("reviewer", "lead", WrongAccountRole),
        ("receiver", "investigator", WrongAccountRole),
    ],
)
def test_some_people_are_not_assigned(people, who, role, refusal):
    case = factory.preliminary(people)
    with pytest.raises(refusal):
        assign(case, getattr(people, who), role)


def test_one_lead_at_a_time(people):
    case = factory.preliminary(people)
    with pytest.raises(LeadTaken):
        assign(case, member(["investigator"]), "lead")


def test_whoever_handled_the_report_takes_no_other_part(people):
    people.receiver.roles = ["receiver", "investigator"]
    people.receiver.save()
    case = factory.opened(people)
    with pytest.raises(HandledReport):
        assign(case, people.receiver, "investigator")


def test_whoever_investigated_never_reviews(people):
    people.lead.roles = ["investigator", "reviewer"]
    people.lead.save()
    case = factory.preliminary(people)
    assignments.end(assignment=Assignment.objects.get(member=people.lead, case=case), by=people.head, at=timezone.now())
    with pytest.raises(OnePartOnly):
        assign(case, people.lead, "reviewer")


def test_an_ended_assignment_shuts_the_case(people, settle):
    case = factory.preliminary(people)
    assignments.end(
        assignment=Assignment.objects.get(member=people.investigator, case=case), by=people.head, at=timezone.now()
    )
    settle()
    with pytest.raises(Http404):
        access.get_case(people.investigator, case.pk)
    with pytest.raises(NoGrant):
        access.case_key(people.investigator, case)


def test_stepping_back_takes_case_and_report_away_for_good(people, settle):
    second = member(["head_of_office"])
    case = factory.preliminary(people)
    factory.join(case, second, "head")
    report = case.origins.get().report
    assert permissions.has(people.head, report)
    recusals.recuse(case=case, reason="hierarchy", by=people.head, at=timezone.now())
    settle()
    assert not permissions.has(people.head, case)
    assert not permissions.has(people.head, report)
    assert query.page_of(people.head, Filters()).paginator.count == 0
    with pytest.raises(RecusedFromCase):
        assign(case, people.head, "head", by=second)


def test_one_steps_back_before_having_declared(people):
    case = factory.opened(people)
    assign(case, people.lead, "lead")
    recusals.recuse(case=case, reason="family", by=people.lead, at=timezone.now())
    with pytest.raises(Http404):
        access.get_case(people.lead, case.pk)


def test_the_last_head_cannot_leave_the_case_without_a_key(people):
    case = factory.preliminary(people)
    with pytest.raises(LastKey):
        recusals.recuse(case=case, reason="family", by=people.head, at=timezone.now())


def test_a_stranger_finds_nothing_and_the_try_is_kept(people):
    case = factory.preliminary(people)
    stranger = member(["investigator", "head_of_office", "reviewer"])
    for find, row in (
        (access.get_case, case),
        (access.get_allegation, case.allegations.get()),
        (access.get_case_to_leave, case),
        (access.get_assignment, case.assignments.first()),
    ):
        with pytest.raises(Http404):
            find(stranger, row.pk)
    assert Entry.objects.filter(event="door.tried", actor_id=stranger.pk).count() == 4


def test_without_an_open_key_nothing_is_read(people):
    case = factory.preliminary(people)
    people.lead.keyring = None
    with pytest.raises(access.KeyLocked):
        access.read_facts(people.lead, access.get_case(people.lead, case.pk), timezone.now())


def test_whoever_bears_the_name_of_a_subject_gets_neither_part_nor_key(people):
    case = factory.preliminary(people)
    assign(case, namesake := member(["investigator"], name="Mohamed Diallo"), "investigator")
    add = {"case": case, "kind": "named", "by": people.lead, "at": timezone.now()}
    with pytest.raises(OnTeamNamed):
        subjects.add(name="محمد ديالو", **add)
    subjects.add(name="Awa Fictive", **add)
    for name in ("Awa Fictive", "Mme Fictive Awa"):
        with pytest.raises(NamedInCase):
            assign(case, member(["investigator"], name=name), "investigator")
    assign(case, apart := member(["investigator"], name="Awa Faux"), "investigator")
    assert permissions.has(apart, case)
    subjects.add(name="Mohamed Diallo, born 1961", **add)
    assignments.end(assignment=case.assignments.get(member=namesake), by=people.head, at=timezone.now())
    subjects.add(name="Mohamed Diallo", **add)
    with pytest.raises(NamedInCase):
        assign(case, namesake, "investigator")
    assert not permissions.has(namesake, case)
