"""Six years of an office, day by day: on each day exactly what should go goes, and nothing else."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.utils import timezone

from procedures.counting import add_months
from reporting_channels.actions import deletions, erasures, quarantine, retention
from reporting_channels.models import Erasure, Report
from reporting_channels.retention import keeping
from tests.factories import procedures as profiles
from tests.factories import reporting_channels as make
from tests.factories.accounts import member
from tests.factories.retention import closed

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2026, 1, 5), date(2032, 1, 31)
KEPT = {  # months, by class and by how it ended: the profile's own figures, worked out here a second time
    ("report_retention", True): 60,
    ("report_retention", False): 12,
    ("report_retention_brief", True): 24,
    ("report_retention_brief", False): 6,
}


def noon(day: date) -> datetime:
    return datetime.combine(day, time(11), UTC)


@pytest.fixture
def office(own_erasure_keys):
    profiles.version()
    return {"awa": member(["receiver"]), "ilan": member(["receiver"]), "mariam": member(["head_of_office"])}


class Calendar:
    """What is to happen on which day, and which report is to be gone after it."""

    def __init__(self, office):
        self.office, self.acts, self.goes, self.case_open = office, {}, {}, set()
        self.channels = {
            kept_as: make.channel(recipients=list(office.values()), retention=kept_as)
            for kept_as in ("report_retention", "report_retention_brief")
        }

    def on(self, day, act):
        self.acts.setdefault(day, []).append(act)

    def close(self, kept_as, with_case, day):
        """A report closed on this day; returns it, with the day on which it should go."""
        report = closed(self.office, at=noon(day), channel_=self.channels[kept_as], with_case=with_case)
        self.goes[report.pk] = add_months(day, KEPT[kept_as, with_case])
        return report

    def hold(self, report, since, until):
        """Held between two days: it goes thirty days and one after the lifting, if its own day was past."""

        def lift(at):
            held = report.holds.get(lifted_at=None)
            retention.lift(legal_hold=held, reasons="Over.", by=self.office["ilan"], at=at)

        place = {"report": report, "ground": "court", "reasons": "Letter.", "by": self.office["awa"]}
        self.on(since, lambda at: retention.hold(at=at, **place))
        if until is None:
            self.goes[report.pk] = None
            return
        self.on(until, lift)
        self.goes[report.pk] = max(self.goes[report.pk], until + timedelta(days=31))

    def postpone(self, report, day, by_months):
        given = {"report": report, "reasons": "Needed.", "by": self.office["mariam"]}
        self.on(day, lambda at: retention.postpone(at=at, **given))
        self.goes[report.pk] = add_months(self.goes[report.pk], by_months)

    def delete(self, report, day):
        def decide(at):
            row = deletions.propose(report=report, ground="duplicate", reasons="r", by=self.office["awa"], at=at)
            deletions.confirm(early_deletion=row, by=self.office["mariam"], at=at)

        self.on(day, decide)
        self.goes[report.pk] = day

    def aside(self, report, day):
        self.on(day, lambda at: quarantine.set_aside(report=report, by=self.office["awa"], at=at))
        self.goes[report.pk] = add_months(day, 3)


def planned(office):
    calendar = Calendar(office)
    for number, (kept_as, with_case) in enumerate(KEPT):
        for turn in range(3):  # also at the ends of months, where day numbers run out
            calendar.close(kept_as, with_case, FIRST + timedelta(days=26 + 31 * number + 29 * turn))
    held = calendar.close("report_retention", False, FIRST)
    calendar.hold(held, date(2026, 6, 1), date(2029, 2, 10))
    short = calendar.close("report_retention", False, FIRST)
    calendar.hold(short, date(2026, 2, 1), date(2026, 3, 1))
    calendar.hold(calendar.close("report_retention_brief", False, FIRST), date(2026, 3, 1), None)
    longer = calendar.close("report_retention", False, FIRST)
    calendar.postpone(longer, date(2026, 12, 1), 12)
    calendar.postpone(longer, date(2027, 11, 1), 12)
    calendar.delete(calendar.close("report_retention", True, FIRST), date(2027, 3, 3))
    calendar.delete(make.report(channel_=calendar.channels["report_retention"], at=noon(FIRST)), date(2026, 4, 4))
    never_closed = make.report(channel_=calendar.channels["report_retention"], at=noon(FIRST))
    calendar.goes[never_closed.pk] = None
    needed = calendar.close("report_retention_brief", True, FIRST)
    calendar.case_open.add(needed.pk)
    calendar.on(date(2028, 3, 5), lambda _at: calendar.case_open.discard(needed.pk))
    calendar.goes[needed.pk] = date(2028, 3, 5)
    return calendar


def test_on_each_day_of_six_years_exactly_what_should_go_goes(office, settle):
    calendar = planned(office)
    needs = lambda ids: calendar.case_open & set(ids)  # noqa: E731 - as a later room registers it
    keeping.need(needs)
    before, gone_on, day = set(), {}, FIRST
    try:
        while day <= LAST:
            for act in calendar.acts.get(day, ()):
                act(noon(day))
            if erasures.sweep(at=noon(day)):
                now = set(Erasure.objects.values_list("report_id", flat=True))
                gone_on |= dict.fromkeys(now - before, day)
                before = now
            day += timedelta(days=1)
    finally:
        keeping._needed_by.remove(needs)
    settle()
    expected = {pk: on for pk, on in calendar.goes.items() if on is not None and on <= LAST}
    assert gone_on == expected
    assert len(expected) == len(calendar.goes) - 2 - sum(on is not None and on > LAST for on in calendar.goes.values())
    assert Report.objects.exclude(state="erased").count() == len(calendar.goes) - len(expected)
    assert not Erasure.objects.filter(certified_on=None).exists()
    assert timezone.localdate(noon(FIRST)) == FIRST
