"""Minutes are checked, corrected and agreed to by receipt, or a reason is recorded why not (art. 18(2)-(4))."""

import secrets
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from audit.days import day_only
from audit.models import Entry
from machine.refusals import NotFromHere
from reporting_channels import reporter_door
from reporting_channels.actions import minutes, reports, taking_down
from reporting_channels.models import Minutes, MinutesWord, Report
from reporting_channels.taking_down import access, policies
from tests.factories.procedures import version
from tests.factories.reporting_channels import CANARY
from tests.factories.taking_down import taken

pytestmark = pytest.mark.django_db

GRID = {
    "category": "smuggling", "competence": "ours", "credibility": "high", "seriousness": "high", "urgency": "low",
    "detriment_risk": "low", "proposes": "open_case", "no_case_reason": "", "note": "Plausible.",
}  # fmt: skip
CORRECTED = {"what": "Three crates left at night.", "when_where": "In May."}


@pytest.fixture
def spoken(the_channel):
    return taken(channel_=the_channel)


def _opened(report):
    opened = reporter_door.open_by_receipt(report.told.receipt)
    return opened, access.minutes_of(opened.report)


def _correct(report, submission=None, **values):
    opened, row = _opened(report)
    return minutes.correct(
        minutes=row,
        key=opened.key,
        submission=submission or secrets.token_bytes(32),
        answers=values.pop("answers", CORRECTED),
        at=timezone.now(),
        **values,
    )


def _agree(report, submission=None):
    return minutes.agree(
        minutes=_opened(report)[1], submission=submission or secrets.token_bytes(32), at=timezone.now()
    )


def _refuse(report, text="It was another gate."):
    opened, row = _opened(report)
    return minutes.refuse(minutes=row, key=opened.key, submission=secrets.token_bytes(32), text=text, at=timezone.now())


def _give_up(report, receiver, reason="silent", days=0):
    at = timezone.now() + timedelta(days=days)
    return minutes.give_up(minutes=report.minutes, reason=reason, note="Nobody came.", by=receiver, at=at)


def _assess(report, receiver):
    row = Report.objects.get(pk=report.pk)
    if row.state == "received":
        row = reports.acknowledge(report=row, text="We have it.", by=receiver, at=timezone.now())
    return reports.assess(report=row, by=receiver, at=timezone.now(), **GRID)


def test_an_oral_report_is_not_assessed_before_the_agreement(spoken, receiver, settle):
    with pytest.raises(policies.MinutesOwed):
        _assess(spoken, receiver)
    assert _agree(spoken).state == "agreed"
    assert _assess(spoken, receiver).state == "assessed"
    settle()


def test_the_database_too_keeps_it_in_intake(spoken, receiver):
    row = reports.acknowledge(report=spoken, text="We have it.", by=receiver, at=timezone.now())
    with pytest.raises(DatabaseError, match="agreed to"), transaction.atomic():
        Report.objects.filter(pk=row.pk).update(state="assessed", assessed_at=timezone.now(), assessed_by=receiver)


def test_a_correction_stands_beside_the_clerks_text_and_both_are_kept(spoken, receiver, settle):
    row = _correct(spoken)
    assert row.state == Minutes.objects.get(pk=row.pk).state == "corrected"
    texts = access.read_minutes(receiver, row, timezone.now())
    assert [one.is_clerks for one in texts.versions] == [True, False]
    assert texts.versions[0].answers["what"] == CANARY
    assert texts.current.answers == CORRECTED
    settle()


def test_correcting_and_agreeing_is_one_press(spoken, receiver, settle):
    assert _correct(spoken, is_agreed=True).agreed_on == timezone.localdate()
    assert [word.kind for word in MinutesWord.objects.all()] == ["correction", "agreement"]
    assert _assess(spoken, receiver).state == "assessed"
    settle()


def test_what_was_corrected_can_be_corrected_again_and_refused(spoken, settle):
    _correct(spoken)
    _correct(spoken, answers={"what": "Four crates."})
    assert _refuse(spoken).state == "refused"
    assert _agree(spoken).state == "agreed"
    settle()


def test_a_second_press_says_it_once(spoken, settle):
    once = secrets.token_bytes(32)
    for _turn in range(2):
        assert _correct(spoken, once, is_agreed=True).state == "agreed"
    assert MinutesWord.objects.count() == 2
    settle()


def test_an_agreement_is_a_signature(spoken):
    _agree(spoken)
    with pytest.raises(policies.MinutesDone):
        _correct(spoken)
    _door, row = _opened(spoken)
    with pytest.raises(DatabaseError, match="take no"), transaction.atomic():
        MinutesWord.objects.create(minutes=row, number=9, kind="agreement", submission=b"9" * 32, said_on="2026-01-01")


def test_two_at_once_one_is_told_to_read_again(spoken, monkeypatch):
    _opened_once, row = _opened(spoken)
    _agree(spoken)
    monkeypatch.setattr(minutes, "_fresh", lambda _row: row)  # this one read before the other committed
    with pytest.raises(NotFromHere):
        minutes.agree(minutes=row, submission=b"2" * 32, at=timezone.now())
    assert MinutesWord.objects.count() == 1


def test_the_log_keeps_the_day_of_the_reporters_word_and_no_time(spoken):
    _correct(spoken, is_agreed=True)
    for entry in Entry.objects.filter(event__in=("minutes.corrected", "minutes.agreed")):
        assert (entry.actor_kind, entry.actor_id) == ("reporter", None)
        assert entry.at == day_only(timezone.now())
    assert Entry.objects.filter(event="minutes.agreed", state="agreed").count() == 1


def test_silence_is_an_answer_only_after_the_profiles_time(the_channel, receiver, settle):
    version()
    report = taken(channel_=the_channel)
    assert report.minutes.ends_on == timezone.localdate() + timedelta(days=10)
    with pytest.raises(policies.TooEarly):
        _give_up(report, receiver, days=10)
    row = _give_up(report, receiver, days=11)
    assert (row.state, row.reason) == ("unobtainable", "silent")
    assert access.read_minutes(receiver, row, timezone.now()).note == "Nobody came."
    assert _assess(report, receiver).state == "assessed"
    settle()


def test_the_database_too_waits_for_the_time(the_channel, receiver):
    version()
    row = taken(channel_=the_channel).minutes
    with pytest.raises(DatabaseError, match="before the time is over"), transaction.atomic():
        Minutes.objects.filter(pk=row.pk).update(
            state="unobtainable", reason="silent", note=row.report.narrative, given_up_at=timezone.now(),
            given_up_by=receiver,
        )  # fmt: skip


def test_the_reason_must_be_what_happened(spoken, receiver):
    for reason in ("refused", "no_receipt"):
        with pytest.raises(policies.WrongReason):
            _give_up(spoken, receiver, reason)
    _refuse(spoken)
    with pytest.raises(policies.WrongReason):
        _give_up(spoken, receiver, "silent", days=400)
    assert _give_up(spoken, receiver, "refused").state == "unobtainable"


def test_who_took_no_receipt_is_not_waited_for(spoken, receiver, settle):
    version()
    taking_down.settle(taking_down=spoken.taking_down, handover="refused", by=spoken.clerk, at=timezone.now())
    assert _give_up(spoken, receiver, "no_receipt").state == "unobtainable"
    settle()


def test_somebody_who_comes_late_can_still_agree(spoken, receiver, settle):
    _give_up(spoken, receiver, days=20)
    assert _agree(spoken).state == "agreed"
    settle()


def test_nobody_of_the_office_agrees_for_the_reporter(spoken, receiver, as_site):
    row = spoken.minutes
    with pytest.raises(DatabaseError, match="own word"), transaction.atomic():
        Minutes.objects.filter(pk=row.pk).update(state="agreed", agreed_on=timezone.localdate())
    as_site("staff")
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        MinutesWord.objects.create(minutes=row, number=1, kind="agreement", submission=b"1" * 32, said_on="2026-01-01")


def test_the_reporters_process_needs_no_update(spoken, as_site, settle):
    as_site("reporter")
    _correct(spoken)
    _refuse(spoken)
    _agree(spoken)
    settle()
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        Minutes.objects.update(state="agreed")


def test_a_clerk_cannot_give_up_the_minutes(spoken):
    with pytest.raises(policies.Refused):
        _give_up(spoken, spoken.clerk, days=20)


def test_words_are_never_changed(spoken):
    _correct(spoken)
    for change in (lambda rows: rows.update(said_on="2020-01-01"), lambda rows: rows.delete()):
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            change(MinutesWord.objects.all())
