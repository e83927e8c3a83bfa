"""A subject is found by name by whoever holds the case, in whatever spelling; for everybody else it is not there."""

import pytest
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.models import Entry
from cases.access import KeyLocked, case_key
from cases.actions import assignments, recusals, subjects
from cases.models import Subject, SubjectToken
from cases.naming import access, forms, tokens
from tests.factories import cases as factory

WORLDS = [factory.preliminary]


def named(case, name: str, by) -> Subject:
    return subjects.add(case=case, kind="named", name=name, by=by, at=timezone.now())


def found(who, text: str) -> list[Subject]:
    return [hit.subject for hit in access.find(who, text, timezone.now())]


@pytest.fixture
def case(people):
    return factory.preliminary(people)


@pytest.mark.parametrize(
    ("name", "asked", "is_exact"),
    [
        ("Awa Fictive", "FICTIVE awa", True),
        ("Élodie Grançon", "elodie grancon", True),
        ("Mohamed Diallo", "محمد ديالو", True),
        ("Mohamed Ibrahima Diallo", "Diallo Mohamed", False),
        ("Mohamed Diallo", "Diallo", False),
        ("محمّد الأمين", "محمد الامين", True),
        ("田中太郎", "田中太郎", True),
        ("田中太郎", "田中", False),
        ("김민준", "민준", False),
    ],
)
def test_the_holder_finds_the_name_in_any_spelling(case, people, name, asked, is_exact):
    subject = named(case, name, people.lead)
    named(case, "Someone Unlike", people.lead)
    (hit,) = access.find(people.lead, asked, timezone.now())
    assert (hit.subject, hit.is_exact) == (subject, is_exact)


@pytest.mark.parametrize("asked", ["", "   ", "Bah", "Diallo Bah", "太中", "x" * 5000, "' OR 1=1 --"])
def test_what_is_not_the_name_finds_nothing(case, people, asked):
    named(case, "Mohamed Diallo", people.lead)
    named(case, "田中太郎", people.lead)
    assert found(people.lead, asked) == []


def test_who_does_not_hold_the_case_gets_the_answer_of_a_miss(case, people):
    other = factory.team()
    named(case, "Awa Fictive", people.lead)
    assert found(other.lead, "Awa Fictive") == found(other.lead, "Nobody Atall") == []
    entries = Entry.objects.filter(event="subject.searched", actor_id=other.lead.pk)
    assert {entry.facts for entry in entries} == {'{"hits":0}'}


def test_a_recusal_takes_the_name_out_of_the_search_at_once(case, people):
    named(case, "Awa Fictive", people.lead)
    assert found(people.investigator, "Awa Fictive")
    recusals.recuse(case=case, reason="family", by=people.investigator, at=timezone.now())
    assert found(people.investigator, "Awa Fictive") == []


def test_before_the_declaration_the_case_is_not_searched(people):
    case = factory.opened(people)
    named(case, "Awa Fictive", people.head)
    assert found(people.head, "Awa Fictive")

    assignments.assign(case=case, member=people.lead, role="lead", by=people.head, at=timezone.now())
    assert found(people.lead, "Awa Fictive") == []


def test_one_case_can_be_left_out(case, people):
    named(case, "Awa Fictive", people.lead)
    assert access.find(people.lead, "Awa Fictive", timezone.now(), but=case.pk) == []


def test_a_search_needs_the_open_key_and_is_an_entry_without_words(case, people):
    named(case, "Awa Fictive", people.lead)
    found(people.lead, "Awa Fictive")
    entry = Entry.objects.filter(event="subject.searched").get()
    assert entry.facts == '{"hits":1}'
    assert "Awa" not in str(entry.body)
    people.lead.keyring = None
    with pytest.raises(KeyLocked):
        found(people.lead, "Awa Fictive")


def test_the_fingerprints_of_two_cases_have_nothing_in_common(case, people):
    other = factory.preliminary(people)
    one, two = named(case, "Awa Fictive", people.lead), named(other, "Awa Fictive", people.lead)
    first, second = ({bytes(row.token) for row in subject.name_tokens.all()} for subject in (one, two))
    assert not first & second
    assert len(first) == len(second) == tokens.PLACES
    assert {one, two} == set(found(people.lead, "Awa Fictive"))


def test_a_corrected_name_is_found_under_the_new_one_alone(case, people):
    subject = named(case, "Awa Fictive", people.lead)
    tokens.keep(subject, name="Sam Another", key=case_key(people.lead, case))
    assert found(people.lead, "Awa Fictive") == []
    assert found(people.lead, "Sam Another") == [subject]


def test_names_from_before_the_index_are_fingerprinted_when_somebody_searches(case, people):
    subject = named(case, "Awa Fictive", people.lead)
    SubjectToken.objects.filter(subject=subject).delete()
    assert found(people.lead, "Awa Fictive") == [subject]
    assert subject.name_tokens.exists()


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_name_asked_for_as_it_was_kept_is_exact(text):
    assert forms.exact(text) <= forms.kept(text)
    assert all(group & forms.kept(text) for group in forms.near(text))
