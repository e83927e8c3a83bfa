"""Limits as rows: told once to each holder 90, 30 and 7 days before, armed again when moved, recomputed by calendar."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from time_machine import travel

from audit.actors import OPERATOR
from audit.models import Entry
from cases.attention import digest
from discipline import clocks
from discipline.models import Limit, LimitMove, LimitNotice, Recomputation
from discipline.watch import keeping, recomputing
from discipline.watch.reading import Reckoners, dues_of, running_ids
from procedures.access import calendar_of
from procedures.actions import holidays
from tests.factories import accounts, cases
from tests.factories import discipline as make
from tests.factories.accounts import member
from tests.factories.desks import page

pytestmark = pytest.mark.django_db
WORLDS = [make.charged]


def signed_in(who) -> Client:
    client = Client()
    accounts.sign_in(client, who)
    return client


def at_days_before(limit, days):
    """Noon of that day, in the office's zone."""
    return timezone.make_aware(
        timezone.datetime(limit.due_on.year, limit.due_on.month, limit.due_on.day, 12)
    ) - timedelta(days=days)


def kept(made):
    keeping.sweep(at=timezone.now())
    return {one.clock: one for one in Limit.objects.filter(proceeding=made, is_open=True)}


def test_the_rows_say_what_the_page_of_the_proceeding_says():
    made = make.convoked()
    rows = kept(made)
    shown = {due.clock.code: due.on for due in clocks.clocks_of(made, today=make.today()) if due.is_open and due.on}
    assert {code: one.due_on for code, one in rows.items()} == shown
    before = {one.pk: one.computed_at for one in Limit.objects.all()}
    keeping.sweep(at=timezone.now())
    assert {one.pk: one.computed_at for one in Limit.objects.all()} == before


def test_a_prescription_is_told_ninety_thirty_and_seven_days_before_once_to_each_holder(settle):
    case = cases.referred()
    keeping.sweep(at=timezone.now())
    limit = Limit.objects.get(subject=case.subjects.first())
    assert LimitNotice.objects.count() == 0
    for days, count in ((91, 0), (90, 1), (60, 1), (30, 2), (7, 3), (6, 3), (-1, 3)):
        for _again in range(2):
            keeping.sweep(at=at_days_before(limit, days))
        assert Entry.objects.filter(event="limit.near").count() == count, days
    settle()
    mine = LimitNotice.objects.filter(member=case.team.authority)
    assert sorted(mine.values_list("days", flat=True)) == [7, 30, 90]
    others = member(["disciplinary_authority"])
    assert not LimitNotice.objects.filter(member=others).exists()


def test_a_day_that_moves_is_armed_again():
    made = make.convoked()
    limit = kept(made)["board_opinion"]
    day, moment = limit.due_on, at_days_before(limit, 5)
    limit.due_on, limit.warned = day - timedelta(days=1), 7  # told already of another day
    limit.save()
    keeping.sweep(at=moment)
    limit.refresh_from_db()
    assert (limit.due_on, limit.warned) == (day, 7)
    assert LimitNotice.objects.filter(limit=limit, on=day, days=7).count() >= 2
    keeping.sweep(at=moment)
    assert LimitNotice.objects.filter(limit=limit).count() == LimitNotice.objects.filter(limit=limit, on=day).count()


def test_notices_are_read_by_their_member_alone_and_put_away():
    made = make.convoked()
    limit = kept(made)["board_opinion"]
    moment = at_days_before(limit, 5)
    keeping.sweep(at=moment)
    notice = LimitNotice.objects.get(member=made.people.secretary, limit=limit, days=7)
    mine, theirs = signed_in(made.people.secretary), signed_in(member(["secretariat"]))
    url = reverse("discipline:limits_told")
    assert made.number in page(mine.get(url))
    assert made.number in page(mine.get("/en/"))
    assert made.number not in page(theirs.get(url))
    seen = reverse("discipline:limit_seen", args=[notice.pk])
    assert theirs.post(seen).status_code == 404
    assert mine.post(seen).status_code == 302
    assert str(notice.pk) not in page(mine.get(url))


def test_a_changed_calendar_moves_and_touches_only_what_it_reaches():
    for year in range(make.today().year, make.today().year + 5):
        holidays.copy(country="FR", year=year, by=OPERATOR, at=timezone.now())
    recomputing.carry_out(at=timezone.now())
    notified, other = make.notified().proceeding, make.charged()
    keeping.sweep(at=timezone.now())
    rows = {one.pk: one.computed_at for one in Limit.objects.all()}
    limit = next(one for one in Limit.objects.filter(proceeding=notified) if rolls(notified, one.clock))
    holidays.add(country="FR", on=limit.due_on, name="Pont", by=OPERATOR, at=timezone.now())
    asked = Recomputation.objects.get(finished_at=None)
    assert recomputing.carry_out(at=timezone.now()) >= 1
    asked.refresh_from_db()
    assert asked.done == asked.total == 2
    move = LimitMove.objects.get(limit=limit)
    assert move.after_on > move.before_on == limit.due_on
    touched = {one.pk for one in Limit.objects.all() if one.computed_at != rows[one.pk]}
    assert touched == set(LimitMove.objects.values_list("limit", flat=True))
    assert not Limit.objects.filter(proceeding=other, pk__in=touched).exists()


def rolls(made, code):
    return made.procedure.profile.clock(code).roll != "none"


def test_what_is_computed_at_once_is_what_is_computed_one_by_one():
    made = [make.convoked(), make.notified().proceeding]
    together = dues_of(running_ids("FR"), Reckoners(make.today()))
    for one in made:
        alone = clocks.clocks_of(type(one).objects.get(pk=one.pk), today=make.today(), calendar=calendar_of("FR"))
        assert {code: told(due) for code, due in together[one.pk].items()} == {d.clock.code: told(d) for d in alone}


def told(due):
    return due.on, due.status, due.started_on, due.done_on, [str(step) for step in due.steps]


def test_the_worker_may_do_it_with_its_own_rights(as_site):
    made = make.notified().proceeding
    cases.referred()
    holidays.add(country="FR", on=make.today(40), name="Pont", by=OPERATOR, at=timezone.now())
    as_site("worker")
    keeping.sweep(at=timezone.now())
    keeping.sweep(at=timezone.now() + timedelta(days=1000))
    assert recomputing.carry_out(at=timezone.now()) >= 0
    assert Limit.objects.filter(proceeding=made.pk).exists()


def test_the_calendar_is_copied_confirmed_and_recomputed_through_the_pages():
    make.charged()
    client = signed_in(member(["secretariat"]))
    done = client.post(reverse("procedures:copy_calendar"), {"country": "FR", "year": 2031})
    assert done["Location"] == reverse("procedures:calendar", args=["FR", 2031])
    assert client.post(reverse("procedures:copy_calendar"), {"country": "XX", "year": 2031}).status_code == 422
    recomputing.carry_out(at=timezone.now())
    assert "limits moved, of 1 proceedings" in page(client.get(reverse("discipline:limits_told")))
    assert signed_in(member(["investigator"])).get(reverse("procedures:copy_calendar")).status_code == 403


def test_an_estimated_day_is_confirmed_once_by_whoever_keeps_the_calendar():
    holidays.copy(country="TN", year=2026, by=OPERATOR, at=timezone.now())
    day = holidays.Holiday.objects.filter(country="TN", is_estimated=True).first()
    url = reverse("procedures:confirm_holiday", args=["TN", 2026, day.pk])
    assert signed_in(member(["investigator"])).post(url).status_code == 403
    client = signed_in(member(["secretariat"]))
    assert url in page(client.get(reverse("procedures:calendar", args=["TN", 2026])))
    assert client.post(url).status_code == 302
    day.refresh_from_db()
    assert not day.is_estimated
    assert Entry.objects.filter(event="holiday.confirmed").count() == 1


@pytest.mark.parametrize("country", ["FR", "JP", "TN", "NE", "ML", "MU", "CA"])
def test_all_seven_countries_have_holidays_and_our_weekend_is_the_library_s(country):
    import holidays as library

    from procedures.calendars import weekend_of

    assert holidays.copy(country=country, year=2026, by=OPERATOR, at=timezone.now()) > 3
    if country != "NE":  # the library knows Sunday alone there; no text that we read says when its offices rest
        assert set(library.country_holidays(country).weekend) == set(weekend_of(country))
    with travel(timezone.now()):
        assert calendar_of(country).knows(timezone.datetime(2026, 6, 1).date())


def test_the_daily_digest_counts_them_and_says_nothing_else():
    made = make.convoked()
    limit = kept(made)["board_opinion"]
    moment = at_days_before(limit, 5)
    keeping.sweep(at=moment)
    found = digest.of(made.people.secretary.pk, moment - timedelta(days=1))
    assert found.limits >= 1
    assert "come" in found.words()
    assert made.number not in found.words()


def test_a_killed_worker_goes_on_behind_its_last_chunk(monkeypatch):
    made = [make.charged() for _one in range(3)]
    holidays.add(country="FR", on=make.today(40), name="Pont", by=OPERATOR, at=timezone.now())
    monkeypatch.setattr("discipline.watch.reading.CHUNK", 1)
    computed, whole = [], recomputing.dues_of

    def dies_at_the_second(ids, reckoners):
        computed.extend(ids)
        if len(computed) == 2:
            raise SystemExit("killed")
        return whole(ids, reckoners)

    monkeypatch.setattr(recomputing, "dues_of", dies_at_the_second)
    with pytest.raises(SystemExit):
        recomputing.carry_out(at=timezone.now())
    asked = Recomputation.objects.get()
    assert (asked.done, asked.total, asked.finished_at) == (1, 3, None)
    recomputing.carry_out(at=timezone.now())
    asked.refresh_from_db()
    assert (asked.done, asked.total) == (3, 3)
    assert asked.finished_at is not None
    ids = sorted(one.pk for one in made)
    assert computed == [ids[0], ids[1], ids[1], ids[2]], "the first chunk is not computed twice"


def test_two_workers_do_not_recompute_at_once():
    holidays.add(country="FR", on=make.today(40), name="Pont", by=OPERATOR, at=timezone.now())
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [recomputing.LOCK])
    try:
        assert recomputing.carry_out(at=timezone.now()) == 0
        assert Recomputation.objects.get().began_at is None
    finally:
        other.close()


def test_a_clock_that_stands_still_warns_of_nothing(monkeypatch):
    made = make.in_session()
    limit = kept(made)["board_opinion"]
    monkeypatch.setattr(clocks, "_orders", lambda _sittings: {"board.stayed": [make.today(2)]})
    assert "board_opinion" not in kept(made)
    before = LimitNotice.objects.count()
    keeping.sweep(at=at_days_before(limit, 5))
    assert LimitNotice.objects.filter(limit=limit).count() == before
    monkeypatch.undo()
    assert kept(made)["board_opinion"].due_on == limit.due_on
