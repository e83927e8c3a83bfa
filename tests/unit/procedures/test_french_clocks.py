"""Time limits of the French State civil service, as the sources of the profile give them."""

from datetime import date

import pytest

from procedures.calendars import Calendar
from procedures.clocks import compute
from procedures.loading import PROFILES, load_file

NO_HOLIDAY = Calendar()


@pytest.fixture(scope="module")
def french():
    return load_file(PROFILES / "fr-state.toml").profile


def state(french, code, today=date(2026, 11, 22), calendar=NO_HOLIDAY, **events):
    named = {name.replace("__", "."): day for name, day in events.items()}
    return compute(french.clock(code), named, calendar, today)


def test_the_board_may_sit_once_fifteen_days_have_run_the_day_of_notification_included(french):
    due = state(french, "board_notice", hearing__convoked=date(2026, 11, 2))
    assert due.on == date(2026, 11, 17)  # the fifteen days are 2 to 16 November
    early = state(french, "board_notice", hearing__convoked=date(2026, 11, 2), hearing__held=date(2026, 11, 16))
    assert early.status == "early"
    held = state(french, "board_notice", hearing__convoked=date(2026, 11, 2), hearing__held=date(2026, 11, 17))
    assert held.status == "met"


def test_three_years_run_from_effective_knowledge_and_then_block(french):
    due = state(french, "prescription", facts__known=date(2023, 11, 21))
    assert (due.on, due.status, due.clock.consequence) == (date(2026, 11, 21), "late", "blocks")


def test_prosecution_interrupts_and_three_years_run_again_from_the_irrevocable_judgment(french):
    known, prosecuted, judged = date(2021, 3, 10), date(2022, 6, 1), date(2025, 1, 15)
    pending = state(french, "prescription", facts__known=known, prosecution__started=prosecuted)
    assert pending.status == "suspended"
    due = state(french, "prescription", facts__known=known, prosecution__started=prosecuted, judgment__final=judged)
    assert (due.on, due.status) == (date(2028, 1, 15), "running")


def test_prosecution_after_the_three_years_revives_nothing(french):
    due = state(french, "prescription", facts__known=date(2020, 1, 1), prosecution__started=date(2023, 2, 1))
    assert (due.on, due.status) == (date(2023, 1, 1), "late")


def test_proceedings_opened_in_time_end_the_prescription(french):
    due = state(french, "prescription", facts__known=date(2024, 1, 1), proceeding__opened=date(2025, 1, 1))
    assert (due.status, due.is_open) == ("met", False)


def test_the_board_has_one_month_and_two_when_it_orders_an_inquiry(french):
    assert state(french, "board_opinion", board__referred=date(2026, 1, 31)).on == date(2026, 2, 28)
    longer = state(french, "board_opinion", board__referred=date(2026, 1, 31), board__inquiry_ordered=date(2026, 2, 10))
    assert longer.on == date(2026, 3, 31)


def test_a_postponement_lengthens_the_boards_time_by_as_much(french):
    due = state(
        french, "board_opinion", board__referred=date(2026, 1, 5),
        hearing__postponed=date(2026, 1, 20), hearing__resumed=date(2026, 1, 30),
    )  # fmt: skip
    assert due.on == date(2026, 2, 15)


def test_a_suspension_from_duties_ends_by_itself_after_four_months(french):
    due = state(french, "interim_max", interim__decided=date(2026, 7, 1))
    assert (due.on, due.status) == (date(2026, 11, 1), "lapsed")


def test_two_months_of_silence_are_a_rejection(french):
    due = state(french, "silence", gracious_appeal__lodged=date(2026, 9, 1))
    assert (due.on, due.status, due.clock.consequence) == (date(2026, 11, 1), "lapsed", "implied_decision")


def test_a_gracious_appeal_in_time_gives_two_full_months_to_go_to_court(french):
    due = state(
        french, "appeal", decision__notified=date(2026, 3, 2),
        gracious_appeal__lodged=date(2026, 4, 2), gracious_appeal__answered=date(2026, 6, 2),
    )  # fmt: skip
    assert due.on == date(2026, 8, 3)


def test_seven_days_to_acknowledge_and_three_months_for_feedback_six_when_justified(french):
    assert state(french, "acknowledgement", report__received=date(2026, 11, 1)).on == date(2026, 11, 8)
    assert state(french, "feedback", report__acknowledged=date(2026, 11, 30)).on == date(2027, 2, 28)
    longer = state(french, "feedback", report__acknowledged=date(2026, 11, 30), feedback__prolonged=date(2027, 2, 1))
    assert longer.on == date(2027, 5, 30)


def test_another_sanction_starts_the_three_years_before_erasure_again(french):
    due = state(french, "erasure_minor", sanction__imposed=date(2024, 5, 2), sanction__repeated=date(2026, 5, 4))
    assert due.on == date(2029, 5, 4)
