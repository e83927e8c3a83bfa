"""One migration line for each room, nothing left to migrate, and a start that Django's own checks find nothing in."""

import base64
import os
import secrets
import subprocess
import sys

import pytest
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader

from tests.rules.reading import ROOMS, ROOT


def test_every_room_has_one_line_of_migrations(db):
    loader = MigrationLoader(None)
    for room in ROOMS:
        assert len(loader.graph.leaf_nodes(room)) <= 1, room
    assert not loader.detect_conflicts()


def test_no_migration_is_missing(db, capsys):
    call_command("makemigrations", "--check", "--dry-run", verbosity=1)


def test_every_guard_in_a_migration_can_be_taken_back():
    loader = MigrationLoader(None, ignore_no_migrations=True)
    for (room, name), migration in loader.disk_migrations.items():
        if room in ROOMS:
            assert all(operation.reversible for operation in migration.operations), f"{room}.{name}"


@pytest.mark.parametrize("site", ["reporter", "staff", "worker"])
def test_the_check_before_going_live_finds_nothing(site):
    answer = _manage(site, "check", "--deploy", "--fail-level", "WARNING")
    assert answer.returncode == 0, answer.stderr


def test_a_start_without_secrets_stops_with_what_to_do():
    environment = {name: value for name, value in _environment("staff").items() if name != "AMANA_TOTP_KEY"}
    answer = _run(environment, "check")
    assert answer.returncode != 0
    assert "AMANA_TOTP_KEY is missing" in answer.stderr


def _environment(site: str) -> dict[str, str]:
    made = {
        f"AMANA_{name}": base64.b64encode(secrets.token_bytes(32)).decode()
        for name in ("SECRET_KEY", "DRAFT_KEY", "FACTS_KEY", "TOTP_KEY", "LOG_SIGNING_KEY")
    }
    kept = {name: os.environ[name] for name in ("PATH", "DATABASE_URL", "LANG") if name in os.environ}
    settings = {"SITE": site, "ALLOWED_HOSTS": "office.example", "DJANGO_SETTINGS_MODULE": "config.settings"}
    return {**kept, **made, **settings}


def _manage(site: str, *words: str) -> subprocess.CompletedProcess[str]:
    return _run(_environment(site), *words)


def _run(environment: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "django", *words]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False)
