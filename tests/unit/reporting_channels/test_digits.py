"""Digits and what stands between them, as people of other scripts type them: the number comes out the same."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting_channels.forms_asking.sets import _whole, money
from reporting_channels.forms_reporter import EnterReceipt, TypeBack
from vault import receipts

ARABIC, PERSIAN, WIDE = 0x660, 0x6F0, 0xFF10
ZEROS = (0x30, ARABIC, PERSIAN, WIDE, 0x966)
# Blanks and dashes of several scripts, marks of direction and isolation, a middle dot, a drawn-out vowel, a tatweel.
BETWEEN = [
    *" \t-.",
    *"\u00a0\u2002\u3000\u2013\u2014\u2212",
    *"\uff0d\u30fb\u30fc\u0640\u200e\u200f\u061c\u2066\u2069\ufeff",
]


def in_script(digits: str, zero: int) -> str:
    return "".join(chr(zero + int(one)) for one in digits)


@given(st.builds(receipts.new_code), st.lists(st.sampled_from(ZEROS), min_size=8, max_size=8), st.data())
def test_a_number_opens_in_whatever_digits_and_signs_it_is_typed(code, zeros, data):
    groups = [in_script(group, zero) for group, zero in zip(receipts.grouped(code), zeros, strict=True)]
    between = data.draw(st.lists(st.text(st.sampled_from(BETWEEN), max_size=3), min_size=8, max_size=8))
    typed = "".join(sign + group for sign, group in zip(between, groups, strict=True))
    assert receipts.normalise(typed) == code
    form = EnterReceipt({"receipt": typed})
    assert form.is_valid(), form.errors
    assert receipts.normalise(form.cleaned_data["receipt"]) == code


@given(st.builds(receipts.new_code), st.sampled_from(["ا", "あ", "x", "²", "½", "〇", "𝟙̸"]), st.integers(0, 31))
def test_a_sign_that_is_no_digit_is_never_taken_for_one(code, sign, place):
    with pytest.raises(receipts.InvalidReceipt):
        receipts.normalise(code[:place] + sign + code[place + 1 :])


def test_an_empty_box_asks_for_the_number():
    assert EnterReceipt({"receipt": "\u200f \u2069"}).errors["receipt"] == ["Type the number that you received."]
    assert TypeBack({}).errors


@given(st.integers(1, 10**9), st.sampled_from(ZEROS))
def test_a_sum_is_read_in_any_digits(whole, zero):
    assert money(in_script(str(whole), zero)) == whole


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("٢٥٠٠٠", "25000"),
        ("٢٥٬٠٠٠", "25000"),
        ("١٢٫٥", "12.5"),
        ("١٬٢٣٤٫٥٠", "1234.50"),
        ("２５，０００", "25000"),
        ("１２．５０", "12.50"),
        ("12،50", "12.50"),
    ],
)
def test_a_sum_is_read_with_the_signs_of_its_script(typed, means):
    assert money(typed) == Decimal(means)


@pytest.mark.parametrize(
    ("typed", "means"), [("٢٠٢٦", 2026), ("２０２６年", 2026), ("９月", 9), ("15日", 15), ("年", None)]
)
def test_a_day_is_read_as_it_is_written(typed, means):
    assert _whole(typed) == means
