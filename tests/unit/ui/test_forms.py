"""People's text: what is taken, how it is written down, and the sentence when it cannot be."""

import unicodedata
from datetime import date

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st

from ui.forms import DayField, MomentField, MultilineField, PlainTextField, RadioField, SumField, explain

TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
CLEAN = st.text(st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters=TURNING), max_size=150)


def sentence(field, value) -> str:
    with pytest.raises(ValidationError) as refusal:
        field.clean(value)
    return " ".join(refusal.value.messages)


@given(CLEAN, st.sampled_from(TURNING), CLEAN)
def test_a_character_that_turns_the_reading_order_is_refused_wherever_it_stands(before, turning, after):
    assert "hidden characters" in sentence(PlainTextField(), f"{before}x{turning}{after}")


@given(CLEAN, st.sampled_from("\x00\x01\x08\x0b\x1b\x7f\x85\ud800"), CLEAN)
def test_a_control_character_is_refused_wherever_it_stands(before, control, after):
    assert "control characters" in sentence(MultilineField(), f"x{before}{control}{after}x")


@given(CLEAN)
def test_any_other_text_is_kept_in_one_composed_form(text):
    assert PlainTextField(required=False).clean(text) == unicodedata.normalize("NFC", text.strip()).strip()


@given(st.lists(CLEAN.filter(str.strip), min_size=2, max_size=5), st.sampled_from(["\n", "\r\n", "\r"]))
def test_line_breaks_are_written_one_way(lines, ending):
    assert MultilineField().clean(ending.join(lines)) == unicodedata.normalize("NFC", "\n".join(lines).strip()).strip()


def test_a_line_has_no_breaks():
    assert PlainTextField().clean("a\r\nb") == "a b"


@given(st.integers(min_value=1, max_value=3000))
def test_a_text_too_long_is_told_by_how_much_and_that_nothing_was_cut(over):
    with translation.override("en"):
        said = sentence(PlainTextField(max_length=1000), "é" * (1000 + over))
    assert f"{over:,} character" in said
    assert "not cut" in said


def test_the_browser_never_cuts_a_pasted_text():
    assert "maxlength" not in PlainTextField(max_length=5).widget.render("a", "")


def test_arabic_with_its_own_marks_is_welcome():
    assert PlainTextField().clean("\u200fمرحبا\u200f") == "\u200fمرحبا\u200f"


@pytest.mark.parametrize("nothing", ["", "   ", "\n\n", None])
def test_an_empty_answer_is_asked_for(nothing):
    assert sentence(MultilineField(), nothing) == "Answer this question."


@pytest.mark.parametrize("typed", ["2026-03-31", "31/03/2026", "31.03.2026", "31-03-2026"])
def test_a_day_may_be_typed_or_picked(typed):
    assert DayField().clean(typed) == date(2026, 3, 31)


@pytest.mark.parametrize("typed", ["soon", "31/02/2026", "03/31/2026", "2026", "0000-01-01", "1\u202e"])
def test_what_is_no_day_is_answered_with_an_example(typed):
    assert "31/03/2026" in sentence(DayField(), typed)


def test_a_year_out_of_reach_is_pointed_at():
    assert "year" in sentence(DayField(), "0202-03-31")


def test_a_moment_is_read_in_the_offices_zone():
    value = MomentField().clean("31/03/2026 14:05")
    assert timezone.is_aware(value)
    assert timezone.localtime(value).strftime("%H:%M") == "14:05"


@pytest.mark.parametrize("forged", ["elsewhere", "\x00", "a" * 100_000])
def test_a_forged_choice_is_refused(forged):
    assert sentence(RadioField(choices=[("yes", "Yes")]), forged)


@pytest.mark.parametrize("sum_", ["NaN", "Infinity", "1e999999", "x", "1.234"])
def test_what_is_no_sum_is_refused(sum_):
    assert sentence(SumField(), sum_)


def test_any_field_can_be_explained():
    field = explain(forms.FileField(), why="To see it.", who="The receivers.", kept="Five years.")
    assert (field.why, field.who, field.kept) == ("To see it.", "The receivers.", "Five years.")
