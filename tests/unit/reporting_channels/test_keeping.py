"""How long a report is kept and what holds it back."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from accounts.policies import RoleNeeded
from procedures import access as procedures
from procedures.calendars import Calendar
from procedures.clocks import compute
from procedures.loading import PROFILES, load_file
from procedures.retention import ENDINGS
from reporting_channels import waiting
from reporting_channels.actions import erasures, messages, retention, writing
from reporting_channels.models import LegalHold, Report
from reporting_channels.policies import DialogueOver
from reporting_channels.reporter_door import open_by_receipt
from reporting_channels.retention import keeping, planning
from reporting_channels.retention.policies import AlreadyLifted, CapReached, LiftedByAnother, NotOverYet
from tests.factories import procedures as profiles
from tests.factories import reporting_channels as make
from tests.factories.accounts import member
from tests.factories.retention import closed
from vault import compartments

pytestmark = pytest.mark.django_db
FRENCH = load_file(PROFILES / "fr-state.toml").profile
THEN = datetime(2026, 3, 10, 9, tzinfo=UTC)


@pytest.fixture
def office(own_erasure_keys):
    profiles.version()
    return {"awa": member(["receiver"]), "ilan": member(["receiver"]), "mariam": member(["head_of_office"])}


def standing(report, days=0):
    return keeping.keeping_of(Report.objects.get(pk=report.pk), (THEN + timedelta(days=days)).date())


@pytest.mark.parametrize(
    ("kept_as", "with_case", "until"),
    [
        ("report_retention", True, "2031-03-10"),
        ("report_retention", False, "2027-03-10"),
        ("report_retention_brief", True, "2028-03-10"),
        ("report_retention_brief", False, "2026-09-10"),
        ("nobody_knows_this_class", False, "2027-03-10"),
    ],
)
def test_the_class_and_how_it_ended_say_how_long(office, kept_as, with_case, until):
    report = closed(office, at=THEN, retention=kept_as, with_case=with_case)
    assert report.ends_on.isoformat() == until
    found = standing(report)
    assert found.until.isoformat() == until
    assert found.due.steps, "it says how it was computed"


def test_while_it_runs_nothing_is_counted(office):
    report = make.report(channel_=make.channel(recipients=list(office.values())))
    assert standing(report) is None
    with pytest.raises(NotOverYet):
        retention.postpone(report=report, reasons="r", by=office["awa"], at=THEN)


def test_every_class_of_every_shipped_profile_ends_whatever_way_the_report_did():
    for path in PROFILES.glob("*.toml"):
        profile = load_file(path).profile
        for kept_as in profile.retentions:
            assert set(kept_as.clocks) == set(ENDINGS)
            for ending, code in kept_as.clocks.items():
                assert profile.clock(code).starts == keeping.STARTS[ending]
                assert profile.clock(code).ends == "report.destroyed"


def test_postponing_moves_the_end_by_the_profiles_step_and_stops_at_its_cap(office, settle):
    report = closed(office, at=THEN)
    for turn, until in ((1, "2028-03-10"), (2, "2029-03-10")):
        report = retention.postpone(report=report, reasons="Needed.", by=office["awa"], at=THEN)
        assert (report.ends_on.isoformat(), standing(report).postponed) == (until, turn)
    with pytest.raises(CapReached):
        retention.postpone(report=report, reasons="Once more.", by=office["mariam"], at=THEN)
    settle()


def test_the_recipients_are_warned_sixty_days_before_and_nobody_else(office):
    report = closed(office, at=THEN)
    outsider = member(["receiver"])

    def warned(who, day):
        return [row.url for row in waiting.endings(who, day)]

    assert warned(office["ilan"], (THEN + timedelta(days=304)).date()) == []
    assert len(warned(office["ilan"], (THEN + timedelta(days=306)).date())) == 1
    assert warned(outsider, (THEN + timedelta(days=306)).date()) == []
    retention.hold(report=report, ground="audit", reasons="r", by=office["awa"], at=THEN)
    assert warned(office["ilan"], (THEN + timedelta(days=306)).date()) == []


def test_a_word_from_the_reporter_near_the_end_gives_thirty_days(office):
    report = closed(office, at=THEN)
    opened = open_by_receipt(report.told.receipt)
    messages.answer(
        report=opened.report, key=opened.key, submission=b"x" * 32, text="More.", at=THEN + timedelta(days=360)
    )
    found = standing(report, days=360)
    assert found.until == (THEN + timedelta(days=391)).date()
    assert [grace.clock.code for grace in found.graces] == ["report_grace"]
    assert erasures.sweep(at=THEN + timedelta(days=390)) == 0
    assert erasures.sweep(at=THEN + timedelta(days=391)) == 1
    with pytest.raises(DialogueOver):
        messages.answer(
            report=Report.objects.get(pk=report.pk), key=opened.key, submission=b"y" * 32, text="And?", at=THEN
        )


def test_a_word_after_the_end_is_shown_to_its_readers_until_they_read_it_and_can_be_answered_once(office):
    report, at, outsider = closed(office, at=THEN), THEN + timedelta(days=50), member(["receiver"])
    write = {"report": report, "by": office["awa"], "at": at}
    with pytest.raises(DialogueOver):
        messages.tell(text="One more thing.", **write)
    opened = open_by_receipt(report.told.receipt)
    messages.answer(report=opened.report, key=opened.key, submission=b"x" * 32, text="More.", at=at)
    assert [row.url.partition("#")[0] for row in waiting.wrote_after_the_end(office["ilan"], at.date())] == [
        report.get_absolute_url()
    ]
    assert not list(waiting.wrote_after_the_end(outsider, at.date()))
    number = report.messages.order_by("-number").first().number
    writing.mark_read(report=report, number=number, by=office["ilan"], at=at)
    assert not list(waiting.wrote_after_the_end(office["ilan"], at.date()))
    assert list(waiting.wrote_after_the_end(office["awa"], at.date()))
    messages.tell(text="We read it.", **write)
    with pytest.raises(DialogueOver):
        messages.tell(text="And one more thing.", **write)


def test_a_hold_is_lifted_by_another_person_and_leaves_thirty_days(office, settle):
    report = closed(office, at=THEN)
    placed = retention.hold(report=report, ground="court", reasons="Letter 12.", by=office["awa"], at=THEN)
    settle()
    assert standing(report).is_held
    late = THEN + timedelta(days=800)
    assert erasures.sweep(at=late) == 0
    with pytest.raises(LiftedByAnother):
        retention.lift(legal_hold=placed, reasons="Done.", by=office["awa"], at=late)
    retention.lift(legal_hold=placed, reasons="Done.", by=office["ilan"], at=late)
    settle()
    with pytest.raises(AlreadyLifted):
        retention.lift(legal_hold=placed, reasons="Done.", by=office["mariam"], at=late)
    assert erasures.sweep(at=late + timedelta(days=30)) == 0
    assert erasures.sweep(at=late + timedelta(days=31)) == 1
    settle()


def test_one_of_two_holds_lifted_leaves_the_other(office, settle):
    report = closed(office, at=THEN)
    first = retention.hold(report=report, ground="court", reasons="1", by=office["awa"], at=THEN)
    retention.hold(report=report, ground="audit", reasons="2", by=office["ilan"], at=THEN)
    retention.lift(legal_hold=first, reasons="Done.", by=office["mariam"], at=THEN)
    settle()
    assert standing(report).is_held
    assert erasures.sweep(at=THEN + timedelta(days=4000)) == 0


def test_the_database_holds_what_is_held_against_every_way_round(office, settle):
    report = closed(office, at=THEN, name="Ana", contact="x")
    placed = retention.hold(report=report, ground="court", reasons="Letter.", by=office["awa"], at=THEN)
    settle()

    @transaction.atomic
    def to_the_end(step):
        step()
        settle()

    def refused(step):
        with pytest.raises(IntegrityError):
            to_the_end(step)

    for compartment in planning.compartments_of(report):
        refused(lambda one=compartment: type(one).objects.filter(pk=one.pk).update(destroyed_at=THEN))
        refused(lambda one=compartment: type(one).objects.filter(pk=one.pk).update(under_hold=False))
        with pytest.raises(compartments.UnderHold):
            compartments.destroy(compartment=compartment, by=office["awa"], at=THEN)
    holds = LegalHold.objects.filter(pk=placed.pk)
    refused(lambda: holds.update(lifted_at=THEN, lifted_by=office["awa"]))
    refused(lambda: holds._raw_delete("default"))
    refused(lambda: holds.update(ground="audit"))
    refused(lambda: Report.objects.filter(pk=report.pk).update(state="erased", narrative=None, answers=None))


def test_only_receivers_and_the_head_keep_anything_longer(office):
    report = closed(office, at=THEN)
    for step, rest in ((retention.hold, {"ground": "audit"}), (retention.postpone, {})):
        with pytest.raises(RoleNeeded):
            step(report=report, reasons="r", by=member(["auditor"]), at=THEN, **rest)


@settings(max_examples=60, deadline=None)
@given(
    closed_on=st.dates(min_value=date(2026, 1, 1), max_value=date(2031, 12, 31)),
    postponed=st.lists(st.integers(0, 300), max_size=4),
    heard=st.one_of(st.none(), st.integers(0, 3000)),
    lifted=st.one_of(st.none(), st.integers(0, 3000)),
    days=st.integers(0, 4000),
)
def test_whatever_happens_the_end_never_comes_before_the_class_the_cap_or_the_grace_allow(
    closed_on, postponed, heard, lifted, days
):
    version = FRENCH
    calendar, today = Calendar(frozenset(), frozenset(), frozenset()), closed_on + timedelta(days=days)
    events = {"report.dismissed": closed_on, "retention.postponed": [closed_on + timedelta(days=d) for d in postponed]}
    due = compute(version.clock("report_retention_without_case"), events, calendar, today)
    years = 1 + min(len(postponed), 2)
    assert due.on.year - closed_on.year == years
    for name, clock, day in (("report.heard", "report_grace", heard), ("hold.lifted", "hold_grace", lifted)):
        if day is not None:
            on = compute(version.clock(clock), {name: closed_on + timedelta(days=day)}, calendar, today).on
            assert on == closed_on + timedelta(days=day + 31)


def test_the_reports_version_of_the_law_is_that_of_its_arrival(office):
    report = closed(office, at=THEN)
    assert standing(report).version.pk == procedures.latest("fr-state", report.received_on).pk
    assert timezone.localdate(THEN) == report.received_on
