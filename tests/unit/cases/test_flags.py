"""Flags: set once, lifted once, and each does what it says."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.db.utils import DatabaseError
from django.utils import timezone

from cases import access
from cases.actions import cases
from cases.clocks import clocks_of
from cases.flags import actions as flags
from cases.flags.policies import BeganLater, FlaggedAlready, NotAdmitted, ReviewInPast
from cases.listing.rows import rows_of
from cases.models import Case, CaseFlag
from cases.places import my_step
from cases.policies.cases import OnHold
from cases.policies.parts import NotOnTeam
from cases.turns import next_day, whose_turn
from tests.factories import cases as factory

WORLDS = [factory.preliminary]

NOW = timezone.now
LATER = timezone.localdate() + timedelta(days=9)


def test_a_case_on_hold_takes_no_step_until_the_hold_is_lifted(people, settle):
    case = factory.delivered(people)
    with pytest.raises(ReviewInPast):
        flags.hold(case=case, reason="court", review_on=timezone.localdate(), by=people.head, at=NOW())
    with pytest.raises(NotOnTeam):
        flags.hold(case=case, reason="court", review_on=LATER, by=people.lead, at=NOW())
    flag = flags.hold(case=case, reason="court", words="The seizure.", review_on=LATER, by=people.head, at=NOW())
    with pytest.raises(FlaggedAlready):
        flags.hold(case=case, reason="other", review_on=LATER, by=people.head, at=NOW())
    case = Case.objects.get(pk=case.pk)
    assert "on hold" in str(whose_turn(case).says)
    assert next_day(case, timezone.localdate()) <= LATER
    with pytest.raises(OnHold):
        cases.decide(case=case, by=people.head, at=NOW())
    flags.lift(flag=flag, words="Lifted by the court.", by=people.head, at=NOW())
    settle()
    assert cases.decide(case=case, by=people.head, at=NOW()).state == "decision"


def test_a_restricted_case_says_neither_category_nor_unit_in_lists(people):
    case = factory.preliminary(people)
    flags.restrict(case=case, level="discreet", review_on=LATER, by=people.head, at=NOW())
    (row,) = rows_of([Case.objects.get(pk=case.pk)], people.lead)
    assert (row["category"], row["unit"]) == ("", "")
    assert access.get_case(people.lead, case.pk)


def test_a_closed_circle_opens_for_those_whom_the_head_admits_by_name(people):
    case = factory.preliminary(people)
    flags.restrict(case=case, level="admitted", review_on=LATER, admitted=[people.lead], by=people.head, at=NOW())
    assert access.get_case(people.lead, case.pk)
    assert access.get_case(people.head, case.pk)
    with pytest.raises(NotAdmitted):
        access.get_case(people.investigator, case.pk)
    assert list(my_step(people.investigator, timezone.localdate())) == []
    (row,) = rows_of([Case.objects.get(pk=case.pk)], people.investigator)
    assert not {"owner", "category", "unit"} & set(row)
    flags.admit(case=case, member=people.investigator, by=people.head, at=NOW())
    assert access.get_case(people.investigator, case.pk)


def test_criminal_proceedings_do_to_clocks_what_the_procedure_says(people):
    case = factory.preliminary(people)
    today = timezone.localdate()
    with pytest.raises(BeganLater):
        flags.note_criminal(case=case, authority="Parquet", since_on=LATER, by=people.lead, at=NOW())
    flag = flags.note_criminal(
        case=case, authority="Parquet", reference="26/114", since_on=today, by=people.lead, at=NOW()
    )

    def prescription():
        return next(one for one in clocks_of(Case.objects.get(pk=case.pk), today) if one.clock.code == "prescription")

    assert prescription().status == "suspended"
    flags.lift(flag=flag, ended_on=today, by=people.lead, at=NOW())
    assert prescription().status == "running"


def test_a_flag_is_never_changed_but_by_its_one_lifting(people):
    case = factory.preliminary(people)
    flag = flags.hold(case=case, reason="force", review_on=LATER, by=people.head, at=NOW())
    for change in ({"reason": "other"}, {"review_on": None}, {"set_at": NOW()}):
        with pytest.raises(DatabaseError), transaction.atomic():
            CaseFlag.objects.filter(pk=flag.pk).update(**change)
    flags.lift(flag=flag, by=people.head, at=NOW())
    with pytest.raises(DatabaseError), transaction.atomic():
        CaseFlag.objects.filter(pk=flag.pk).update(lifted_at=None, lifted_by=None)
