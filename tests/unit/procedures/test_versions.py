"""Versions: hashed, immutable in the database, signed once; the calendar belongs to the office."""

from datetime import UTC, date, datetime

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, InternalError, connection, transaction
from django.http import Http404
from django.utils import timezone

from accounts.policies import RoleNeeded
from audit.actors import OPERATOR
from audit.models import Entry
from machine.policies import may
from procedures import access, policies
from procedures.actions import holidays, versions
from procedures.models import Holiday, ProcedureVersion
from tests.factories import procedures as make
from tests.factories.accounts import member

pytestmark = pytest.mark.django_db
REFUSED = (IntegrityError, InternalError)


def events_named(name):
    return Entry.objects.filter(event=name).count()


def test_loading_the_same_facts_again_changes_nothing():
    first, second = make.version(), make.version()
    assert first == second
    assert ProcedureVersion.objects.count() == events_named("procedure.loaded") == 1


def test_a_changed_fact_is_a_new_version_and_the_old_one_stays(tmp_path):
    old, new = make.version(), make.draft(tmp_path)
    assert old.pk != new.pk
    assert old.profile.status == "worked"
    assert new.profile.status == "draft"
    assert events_named("procedure.loaded") == 2


def test_only_the_operator_and_administrators_load():
    with pytest.raises(RoleNeeded):
        versions.load(path=make.FRENCH_STATE, by=member(["investigator"]), at=timezone.now())
    by = member(["administrator"])
    with pytest.raises(policies.OnlyDrafts):
        versions.load(path=make.FRENCH_STATE, by=by, at=timezone.now())
    text = make.FRENCH_STATE.read_text(encoding="utf-8").replace('status = "worked"', 'status = "draft"', 1)
    assert versions.load_text(text=text, by=by, at=timezone.now()).loaded_by == by


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE procedures_procedureversion SET body = body || ' '",
        "UPDATE procedures_procedureversion SET status = 'draft'",
        "UPDATE procedures_procedureversion SET loaded_at = now()",
        "UPDATE procedures_procedureversion SET signed_at = now()",
        "DELETE FROM procedures_procedureversion",
        "TRUNCATE procedures_procedureversion CASCADE",
    ],
)
def test_the_database_refuses_to_change_a_version(statement, settle):
    make.version()
    settle()
    with pytest.raises(REFUSED), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert ProcedureVersion.objects.get().profile.code == "fr-state"


def test_the_database_refuses_a_digest_that_is_not_that_of_the_text():
    values = {"code": "x", "country": "XX", "corps": "x", "valid_from": date(2025, 1, 1), "status": "worked"}
    with pytest.raises(REFUSED), transaction.atomic():
        ProcedureVersion.objects.create(body="{}", digest="0" * 64, loaded_at=timezone.now(), **values)


def test_a_draft_is_signed_once_by_the_head_of_office_and_can_then_be_pinned(tmp_path):
    draft = make.draft(tmp_path)
    assert not may(policies.require_may_pin, version=draft, by=None)
    with pytest.raises(RoleNeeded):
        versions.sign(version=draft, note="Read against the texts.", by=member(["receiver"]), at=timezone.now())
    signed = versions.sign(
        version=draft, note="Read against the texts.", by=member(["head_of_office"]), at=timezone.now()
    )
    assert may(policies.require_may_pin, version=signed, by=None)
    assert events_named("procedure.signed") == 1
    with pytest.raises(policies.NothingToSign):
        versions.sign(version=draft, note="Read against the texts.", by=member(["head_of_office"]), at=timezone.now())
    with pytest.raises(REFUSED), transaction.atomic():
        ProcedureVersion.objects.filter(pk=draft.pk).update(signed_at=None, signed_by=None)


def test_a_draft_may_be_pinned_in_the_demonstration(tmp_path, settings):
    settings.DEMO = True
    assert may(policies.require_may_pin, version=make.draft(tmp_path), by=None)


def test_a_worked_version_may_be_pinned_and_is_not_signed():
    assert may(policies.require_may_pin, version=make.version(), by=None)
    with pytest.raises(policies.NothingToSign):
        versions.sign(
            version=make.version(), note="Read against the texts.", by=member(["head_of_office"]), at=timezone.now()
        )


def test_the_latest_version_is_the_one_in_force_on_the_day(tmp_path):
    now = make.version()
    later = make.draft(tmp_path, valid_from="2030-01-01")
    assert access.latest("fr-state") == now
    assert access.latest("fr-state", on=date(2031, 1, 1)) == later
    assert access.list_latest() == [now]
    with pytest.raises(Http404):
        access.latest("fr-state", on=date(2001, 1, 1))
    with pytest.raises(Http404):
        access.latest("atlantis")


def test_the_clocks_that_events_have_started_come_open_ones_first():
    make.calendar()
    today = date(2026, 11, 22)
    received = datetime(2026, 11, 10, 22, 30, tzinfo=UTC)
    done = {"report.received": received, "report.acknowledged": date(2026, 11, 12), "hearing.held": None}
    dues = access.clocks_of(make.version(), done, today)
    assert [due.clock.code for due in dues if due.is_open] == ["personal_answer", "triage", "feedback"]
    assert [due.clock.code for due in dues if not due.is_open] == ["acknowledgement"]
    assert dues[0].is_late
    assert dues[0].on == date(2026, 11, 16)


def test_a_calendar_is_copied_once_and_the_offices_corrections_stay():
    assert make.calendar() == 11
    armistice = Holiday.objects.get(on=date(2026, 11, 11))
    by = member(["secretariat"])
    holidays.remove(holiday=armistice, by=by, at=timezone.now())
    assert make.calendar() == 0
    assert access.calendar_of("FR").is_working(date(2026, 11, 11))
    holidays.add(country="FR", on=date(2026, 11, 11), name="Armistice", by=by, at=timezone.now())
    with pytest.raises(holidays.AlreadyHoliday):
        holidays.add(country="FR", on=date(2026, 11, 11), name="Armistice", by=by, at=timezone.now())
    assert not access.calendar_of("FR").is_working(date(2026, 11, 11))


def test_moon_sighted_days_are_marked_as_estimates():
    make.calendar("TN")
    guesses = Holiday.objects.filter(country="TN", is_estimated=True)
    assert guesses
    assert not any("estim" in day.name.lower() for day in guesses)


@pytest.mark.parametrize("country", ["FR", "TN", "ML", "NE", "MU", "JP", "CA"])
def test_every_country_of_the_project_has_a_calendar(country):
    assert make.calendar(country) > 4


def test_a_country_without_a_list_is_said_in_words():
    with pytest.raises(holidays.UnknownCountry):
        holidays.copy(country="XX", year=2026, by=OPERATOR, at=timezone.now())


def test_only_those_who_keep_the_calendar_change_it():
    with pytest.raises(RoleNeeded):
        holidays.copy(country="FR", year=2026, by=member(["investigator"]), at=timezone.now())


def test_the_command_loads_checks_and_copies(tmp_path, capsys):
    call_command("procedures", "load")
    call_command("procedures", "check")
    call_command("procedures", "holidays", "FR", "2026", "2027")
    said = capsys.readouterr().out
    assert "fr-state (worked)" in said
    assert "well formed" in said
    assert "FR 2027" in said
    broken = tmp_path / "broken.toml"
    broken.write_text("schema = 1\ncode = 3\n")
    with pytest.raises(CommandError, match=r"broken\.toml, line 2: “code” must be a text"):
        call_command("procedures", "load", str(broken))


def test_a_malformed_profile_stops_the_start_with_file_and_line(tmp_path, settings):
    from procedures.apps import _require_profiles

    (tmp_path / "broken.toml").write_text("schema = 1\ncode = 3\n")
    settings.PROFILES_DIR = tmp_path
    with pytest.raises(SystemExit, match=r"broken\.toml, line 2"):
        _require_profiles()
