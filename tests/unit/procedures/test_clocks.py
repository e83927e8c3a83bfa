"""The clock engine: properties, and the examples that our French sources give."""

import dataclasses
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from procedures.calendars import SATURDAY, SUNDAY, Calendar, is_rest_verified
from procedures.clocks import CONSEQUENCES, Clock, Extension, Hold, compute
from procedures.counting import add_months, last_day, office_day
from procedures.law import Law
from procedures.words import label

READ = Law("law", "art. 1", "source", "read: law")
PROPOSED = Law("ours", "", "source", "proposal")
NO_HOLIDAY = Calendar()
FRENCH_MAY = Calendar(
    frozenset({date(2026, 5, 1), date(2026, 5, 8), date(2026, 5, 14), date(2026, 5, 25)}), years={2026}
)

days = st.dates(date(1990, 1, 1), date(2090, 12, 31))
units = st.sampled_from(["day", "month", "year"])
moments = days.flatmap(lambda day: st.times().map(lambda at: datetime.combine(day, at, UTC)))
any_units = st.sampled_from(["day", "working_day", "month", "year"])
countings = st.sampled_from(["include_start", "exclude_start", "franc"])
amounts = st.integers(1, 60)
calendars = st.builds(
    Calendar,
    st.frozensets(st.dates(date(1990, 1, 1), date(2095, 12, 31)), max_size=40),
    st.sampled_from([frozenset({SATURDAY, SUNDAY}), frozenset({4, 5}), frozenset({SUNDAY})]),
)


def clock(amount=15, unit="day", counting="exclude_start", **values) -> Clock:
    made = {
        "code": "c", "kind": "ACK", "label": label(fr="délai", en="limit"), "starts": "start", "ends": "end",
        "consequence": "warning", "law": READ,
    }  # fmt: skip
    return Clock(amount=amount, unit=unit, counting=counting, **(made | values))


def on(one: Clock, start: date, calendar=NO_HOLIDAY, today=date(2026, 1, 1), **events):
    return compute(one, {"start": start, **events}, calendar, today)


SUSPENDED = (Hold("suspend", "stop", "go", READ),)
INTERRUPTED = (Hold("interrupt", "stop", "go", READ),)


# ------------------------------------------------------------------------------------------------------- properties


@given(days, st.integers(0, 400), amounts, any_units, countings)
def test_a_later_start_never_gives_an_earlier_day(start, later, amount, unit, counting):
    one = clock(amount, unit, counting)
    assert on(one, start).on <= on(one, start + timedelta(days=later)).on


@given(days, amounts, any_units, countings)
def test_a_longer_period_never_gives_an_earlier_day(start, amount, unit, counting):
    assert on(clock(amount, unit, counting), start).on < on(clock(amount + 1, unit, counting), start).on


@given(days, amounts, any_units, countings, calendars)
def test_a_rolled_day_is_always_worked(start, amount, unit, counting, calendar):
    due = on(clock(amount, unit, counting, roll="next_working_day"), start, calendar)
    assert calendar.is_working(due.on)


@given(days, amounts, any_units, countings, calendars)
def test_rolling_moves_only_days_that_are_not_worked(start, amount, unit, counting, calendar):
    plain = on(clock(amount, unit, counting), start, calendar).on
    rolled = on(clock(amount, unit, counting, roll="next_working_day"), start, calendar).on
    assert rolled == plain if calendar.is_working(plain) else rolled > plain


@given(days, amounts, countings, calendars)
def test_working_days_end_on_a_working_day(start, amount, counting, calendar):
    assert calendar.is_working(on(clock(amount, "working_day", counting), start, calendar).on)


@given(days, amounts, units)
def test_franc_is_one_day_longer_than_not_counting_the_first_day(start, amount, unit):
    excluded = on(clock(amount, unit, "exclude_start"), start).on
    assert on(clock(amount, unit, "franc"), start).on == excluded + timedelta(days=1)


@given(days, amounts)
def test_counting_the_first_day_is_one_day_shorter_in_days(start, amount):
    included, excluded = (on(clock(amount, "day", way), start).on for way in ("include_start", "exclude_start"))
    assert included == excluded - timedelta(days=1)


@given(days, amounts, units, countings, st.integers(0, 10), st.integers(0, 900))
def test_a_suspension_of_n_days_moves_the_day_by_n(start, amount, unit, counting, after, length):
    one = clock(amount, unit, counting)
    plain = on(one, start).on
    stop = start + timedelta(days=after)
    assume(stop <= plain)
    held = on(dataclasses.replace(one, holds=SUSPENDED), start, stop=stop, go=stop + timedelta(days=length))
    assert held.on == plain + timedelta(days=length)


@given(days, amounts, any_units, countings, st.integers(0, 10), st.integers(1, 900), calendars)
def test_an_interruption_starts_again_in_full(start, amount, unit, counting, after, length, calendar):
    one = clock(amount, unit, counting)
    stop = start + timedelta(days=after)
    go = stop + timedelta(days=length)
    assume(stop <= on(one, start, calendar).on)
    interrupted = on(dataclasses.replace(one, holds=INTERRUPTED), start, calendar, stop=stop, go=go)
    assert interrupted.on == on(one, go, calendar).on


@given(days, amounts, any_units, countings, st.integers(1, 900))
def test_what_happens_after_the_end_moves_nothing(start, amount, unit, counting, after):
    plain = on(clock(amount, unit, counting), start).on
    late = plain + timedelta(days=after)
    for holds in (SUSPENDED, INTERRUPTED):
        held = on(clock(amount, unit, counting, holds=holds), start, stop=late, go=late + timedelta(days=9))
        assert held.on == plain


@given(days, amounts, units, countings, st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=4))
def test_the_order_in_which_events_are_handed_in_does_not_matter(start, amount, unit, counting, holds):
    stops = [start + timedelta(days=stop) for stop, _ in holds]
    goes = [start + timedelta(days=stop + length) for stop, length in holds]
    one = clock(amount + 20, unit, counting, holds=SUSPENDED)
    assert on(one, start, stop=stops, go=goes).on == on(one, start, stop=stops[::-1], go=goes[::-1]).on


@given(days, st.integers(1, 20), st.integers(1, 20), units, countings)
def test_an_extension_in_time_makes_one_longer_period(start, amount, more, unit, counting):
    one = clock(amount, unit, counting, extensions=(Extension("more", more, READ),))
    assert on(one, start, more=start).on == on(clock(amount + more, unit, counting), start).on


@given(days, amounts)
def test_months_never_skip_a_month(start, months):
    day = add_months(start, months)
    assert (day.year * 12 + day.month) - (start.year * 12 + start.month) == months
    assert day.day <= start.day


@given(moments)
def test_a_moment_is_a_day_of_the_offices_wall_calendar_even_when_clocks_change(at):
    paris = ZoneInfo("Europe/Paris")
    assert abs((office_day(at, paris) - at.date()).days) <= 1
    assert office_day(at, paris) <= office_day(at + timedelta(hours=1), paris)


@given(days, amounts, any_units, countings, days, st.none() | days)
def test_a_status_always_agrees_with_the_dates(start, amount, unit, counting, today, done):
    due = on(clock(amount, unit, counting), start, today=today, end=done)
    if done:
        assert due.status == ("met" if done <= due.on else "late")
        assert not due.is_late
        assert due.days_left is None
    else:
        assert due.is_late == (today > due.on) == (due.days_left < 0)
    assert all(str(step) for step in due.steps)


# --------------------------------------------------------------------------------------------------------- examples


@pytest.mark.parametrize(
    ("start", "amount", "unit", "counting", "expected"),
    [
        (date(2025, 1, 31), 1, "month", "exclude_start", date(2025, 2, 28)),
        (date(2024, 1, 31), 1, "month", "exclude_start", date(2024, 2, 29)),
        (date(2024, 2, 29), 1, "year", "exclude_start", date(2025, 2, 28)),
        (date(2024, 2, 29), 4, "year", "exclude_start", date(2028, 2, 29)),
        (date(2025, 12, 31), 2, "month", "exclude_start", date(2026, 2, 28)),
        (date(2025, 3, 1), 1, "month", "include_start", date(2025, 3, 31)),
        (date(2025, 1, 31), 1, "month", "include_start", date(2025, 2, 28)),
        (date(2025, 1, 15), 2, "month", "franc", date(2025, 3, 16)),
        (date(2026, 3, 28), 2, "day", "exclude_start", date(2026, 3, 30)),  # the night the hour changes
        (date(2026, 11, 20), 3, "working_day", "exclude_start", date(2026, 11, 25)),
        (date(2026, 11, 20), 1, "working_day", "include_start", date(2026, 11, 20)),
        (date(2026, 11, 21), 1, "working_day", "include_start", date(2026, 11, 23)),
    ],
)
def test_days_months_and_years_are_counted_as_on_a_wall_calendar(start, amount, unit, counting, expected):
    assert last_day(start, amount, unit, counting, NO_HOLIDAY) == expected


def test_working_days_skip_the_holidays_of_may():
    due = on(clock(5, "working_day"), date(2026, 4, 29), FRENCH_MAY)
    assert due.on == date(2026, 5, 7)  # 30 April, 4, 5, 6 and 7 May: 1 May is a holiday


def test_the_page_says_when_the_holidays_of_that_year_are_not_entered():
    due = on(clock(5, "working_day"), date(2027, 4, 29), FRENCH_MAY)
    assert any("2027" in str(step) for step in due.steps)


def test_a_naive_time_is_refused_because_nobody_knows_its_day():
    with pytest.raises(ValueError, match="without a zone"):
        office_day(datetime(2026, 1, 1, 12, tzinfo=UTC).replace(tzinfo=None), ZoneInfo("Europe/Paris"))


def test_half_past_eleven_at_night_in_london_is_the_next_day_in_paris():
    assert office_day(datetime(2026, 3, 28, 23, 30, tzinfo=UTC), ZoneInfo("Europe/Paris")) == date(2026, 3, 29)


def test_without_its_first_event_a_clock_waits():
    due = compute(clock(), {"start": None}, NO_HOLIDAY, date(2026, 1, 1))
    assert (due.status, due.on, due.days_left, due.steps) == ("waiting", None, None, ())


def test_an_open_suspension_gives_no_day():
    due = on(clock(holds=SUSPENDED), date(2026, 1, 1), stop=date(2026, 1, 5))
    assert (due.status, due.on) == ("suspended", None)


def test_a_hold_inside_a_hold_counts_once():
    due = on(
        clock(holds=SUSPENDED), date(2026, 1, 1),
        stop=[date(2026, 1, 5), date(2026, 1, 7)], go=[date(2026, 1, 10), date(2026, 1, 12)],
    )  # fmt: skip
    assert due.on == date(2026, 1, 16) + timedelta(days=5)


def test_a_second_extension_is_refused_when_one_is_allowed():
    one = clock(1, "month", extensions=(Extension("more", 1, READ, most=1),))
    due = on(one, date(2026, 1, 10), more=[date(2026, 1, 20), date(2026, 1, 25)])
    assert due.on == date(2026, 3, 10)


def test_a_lapsed_measure_is_not_called_late():
    due = on(clock(consequence="lapses"), date(2026, 1, 1), today=date(2026, 3, 1))
    assert (due.status, due.is_late, due.is_open) == ("lapsed", False, False)


def test_an_unsettled_source_makes_the_calculation_uncertain():
    assert on(clock(counting_law=READ), date(2026, 1, 1)).is_certain
    assert not on(clock(law=PROPOSED), date(2026, 1, 1)).is_certain


def test_every_consequence_has_a_sentence():
    for consequence in CONSEQUENCES:
        assert str(clock(consequence=consequence).consequence_says)


def test_a_weekly_rest_that_nobody_verified_is_said_beside_the_day_and_on_the_calendar():
    assert is_rest_verified("FR")
    assert not is_rest_verified("NE")
    assumed = Calendar(years=frozenset({2026}), is_rest_verified=False)
    rolled = on(clock(roll="next_working_day"), date(2026, 1, 2), assumed)
    assert any("not verified" in str(step) for step in rolled.steps)
    plain = on(clock(), date(2026, 1, 2), assumed)
    assert not any("not verified" in str(step) for step in plain.steps)
