"""From what is typed to an answer, kind by kind; and what is told off."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reporting_channels.forms_asking import form_for
from reporting_channels.questionnaires.answers import is_well_formed
from reporting_channels.questionnaires.definition import Kind, Question
from reporting_channels.questionnaires.reading import read
from tests.factories.questionnaires import values

DEFINITION = read(values()).definition
typed_texts = st.text(max_size=12) | st.sampled_from(["31", "2", "2026", "-5", "1 500,50", "EUR", "did", "on", "yes"])


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(list(DEFINITION.questions)), st.data())
def test_whatever_is_typed_is_told_off_or_becomes_an_answer_of_its_kind(asked_one, data):
    names = ["", "-day", "-month", "-year", "-around", "-unknown", "-sum", "-currency", "-unit", "-post"]
    names += ["-0-name", "-0-relation", "-3-function", "-9999-name"]
    keys = st.sampled_from([asked_one.code + name for name in names])
    typed = data.draw(st.dictionaries(keys, st.lists(typed_texts, min_size=1, max_size=2), max_size=5))
    if asked_one.kind == Kind.FILE:
        typed = {}
    form = form_for(asked_one, typed, is_bound=True)
    if form.is_valid() and form.answer is not None and form.answer != []:
        assert is_well_formed(asked_one, form.answer), form.answer
        assert json.loads(json.dumps(form.answer)) == form.answer


def bound(kind: str, **typed) -> tuple:
    asked_one = Question(code="q", kind=Kind(kind), asks={"en": "Q?"})
    form = form_for(asked_one, {f"q-{name}".replace("__", "-"): [text] for name, text in typed.items()}, is_bound=True)
    return form.is_valid(), form.answer if form.is_valid() else form.errors


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ({"day": "3", "month": "2", "year": "2026"}, {"year": 2026, "month": 2, "day": 3}),
        ({"month": "2", "year": "2026", "around": "on"}, {"year": 2026, "month": 2, "around": True}),
        ({"year": "2026"}, {"year": 2026}),
        ({"unknown": "on"}, {"unknown": True}),
        ({}, None),
    ],
)
def test_a_date_is_as_exact_as_the_person_remembers(typed, answer):
    assert bound("date", **typed) == (True, answer)


@pytest.mark.parametrize(
    "typed",
    [
        {"day": "31", "month": "2", "year": "2026"},
        {"day": "29", "month": "2", "year": "2025"},
        {"day": "3", "year": "2026"},
        {"month": "13", "year": "2026"},
        {"month": "2"},
        {"year": "26"},
        {"year": "²²²²"},
        {"year": "2026", "unknown": "on"},
        {"around": "on"},
        {"year": "0"},
        {"day": "0", "month": "1", "year": "2026"},
    ],
)
def test_an_impossible_date_is_told_off(typed):
    is_valid, errors = bound("date", **typed)
    assert not is_valid
    assert errors


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("25000", "25000.00"), ("25 000", "25000.00"), ("1.500", "1500.00"), ("1,500,000", "1500000.00"),
     ("12,50", "12.50"), ("1.234,56", "1234.56"), ("1,234.56", "1234.56"), ("1'000", "1000.00"), ("٣", "3.00")],
)  # fmt: skip
def test_a_sum_is_read_as_people_write_it(typed, kept):
    assert bound("amount", sum=typed, currency="XOF") == (True, {"sum": kept, "currency": "XOF"})


@pytest.mark.parametrize("typed", ["-5", "0", "many", "1e9", "9" * 40, "1.2.3,4,5", "12.345,678", "."])
def test_no_sum_is_told_off(typed):
    assert not bound("amount", sum=typed, currency="XOF")[0]


def test_a_sum_needs_a_currency_that_is_known():
    assert not bound("amount", sum="5")[0]
    assert not bound("amount", sum="5", currency="XXX")[0]


def test_persons_are_kept_row_by_row_and_empty_rows_are_not():
    typed = {"0__name": "Ama", "0__relation": "did", "2__function": "Broker"}
    assert bound("persons", **typed) == (
        True,
        [
            {"name": "Ama", "function": "", "relation": "did"},
            {"name": "", "function": "Broker", "relation": ""},
        ],
    )
    assert not bound("persons", **{"0__relation": "did"})[0]
    assert not bound("persons", **{f"{row}__name": "x" for row in range(21)})[0]
    assert not bound("persons", **{"9999__name": "x"})[0]
