"""Sanctions stay inside the bounds of the law, and the refusal names the article."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procedures.loading import PROFILES, load_file
from procedures.sanctions import OutOfBounds

FRENCH = load_file(PROFILES / "fr-state.toml").profile


def refusal(code, parameters) -> str:
    with pytest.raises(OutOfBounds) as caught:
        FRENCH.sanction(code).check(parameters)
    return str(caught.value.sentence)


@pytest.mark.parametrize(
    ("code", "least", "most"), [("exclusion-1", 1, 3), ("exclusion-2", 4, 15), ("exclusion-3", 16, 730)]
)
def test_an_exclusion_lasts_as_long_as_its_group_allows(code, least, most):
    for days in (least, most):
        assert FRENCH.sanction(code).check({"days": days}) == {"days": days}
    for days in (least - 1, most + 1, 0, -1, 10**9):
        assert "CGFP art. L533-1" in refusal(code, {"days": days})


@given(st.integers(-10, 800))
def test_each_length_of_exclusion_belongs_to_one_group_at_most(days):
    fitting = 0
    for code in ("exclusion-1", "exclusion-2", "exclusion-3"):
        try:
            FRENCH.sanction(code).check({"days": days})
        except OutOfBounds:
            continue
        fitting += 1
    assert fitting == (1 if 1 <= days <= 730 else 0)


def test_two_years_over_a_leap_day_are_731_days():
    rule = FRENCH.sanction("exclusion-3")
    assert rule.check({"days": 731, "starts_on": date(2027, 6, 1)})
    assert "2 years" in refusal("exclusion-3", {"days": 731, "starts_on": date(2025, 6, 1)})


@pytest.mark.parametrize("days", ["3", 3.0, True, None])
def test_only_whole_numbers_are_days(days):
    assert "whole number" in refusal("exclusion-1", {"days": days})


def test_an_exclusion_says_how_many_days():
    assert "say how many" in refusal("exclusion-1", {})


def test_a_fine_is_no_sanction_of_the_list():
    assert "exhaustive" in refusal("blame", {"fine": 100})


def test_a_reprimand_cannot_be_suspended_in_part():
    assert "exhaustive" in refusal("blame", {"suspended_days": 1})
    assert FRENCH.sanction("blame").check({"suspended_days": 0})


def test_at_least_one_month_of_an_exclusion_of_the_third_group_stays_firm():
    rule = FRENCH.sanction("exclusion-3")
    assert rule.check({"days": 90, "suspended_days": 59, "starts_on": date(2026, 1, 1)})
    assert "1 month must stay firm" in refusal(
        "exclusion-3", {"days": 90, "suspended_days": 60, "starts_on": date(2026, 1, 1)}
    )
    assert rule.check({"days": 90, "suspended_days": 62, "starts_on": date(2026, 2, 1)})
    assert "from 0 to 90" in refusal("exclusion-3", {"days": 90, "suspended_days": 91})


def test_nobody_is_demoted_from_the_lowest_grade():
    assert FRENCH.sanction("retrogradation").check({"lowest_grade": False})
    assert "29 mars 1985" in refusal("retrogradation", {"lowest_grade": True})


def test_only_removal_from_the_list_may_be_added_and_only_in_groups_two_and_three():
    assert FRENCH.sanction("exclusion-2").check({"days": 5, "complementary": ["radiation-tableau"]})
    assert "L533-2" in refusal("exclusion-2", {"days": 5, "complementary": ["blame"]})
    assert "cannot be added" in refusal("blame", {"complementary": ["radiation-tableau"]})


def test_the_refusal_speaks_french_on_a_french_page():
    from django.utils.translation import override

    with pytest.raises(OutOfBounds) as caught:
        FRENCH.sanction("exclusion-1").check({"days": 9})
    with override("fr"):
        assert "Durée en jours" in str(caught.value.sentence)
