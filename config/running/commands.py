"""Chooses what a command line means: our own commands, or one of Django's on the right database."""

from __future__ import annotations

import importlib
import os
from pathlib import Path

OURS = {
    "bench": "config.running.bench",
    "demo": "config.running.demo",
    "test": "config.running.testing",
    "doctor": "config.running.doctor",
    "runsite": "config.running.runsite",
}
WITHOUT_DATABASE = {"help", "version", "--help", "--version", "-h", "makemessages", "compilemessages"}


def run(argv: list[str]) -> int:
    """Run one command line and return its exit code."""
    name = argv[1] if len(argv) > 1 else "help"
    if name in OURS:
        return importlib.import_module(OURS[name]).main(argv[2:])
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    if "DATABASE_URL" in os.environ and os.environ.get("AMANA_ENV") != "development":
        return _django(argv)  # a production server: the operator gives everything
    return _in_development(argv, needs_database=name not in WITHOUT_DATABASE)


def _in_development(argv: list[str], *, needs_database: bool) -> int:
    """Run a Django command with secrets of this folder, as the role that owns the tables.

    The database is the demo's own PostgreSQL unless the environment names another.
    """
    from config import embedded, translations
    from config.running import keys
    from config.running.places import ROOT, Places

    places = Places(Path(os.environ.setdefault("AMANA_VAR", str(ROOT / "var"))))
    places.make()
    keys.make(places.secrets)
    translations.compile_all()
    site = os.environ.setdefault("SITE", "staff")
    os.environ.setdefault("AMANA_LOOPBACK", "1")
    for variable, value in keys.environment(places.secrets, site).items():
        os.environ.setdefault(variable, value)
    if not needs_database or "DATABASE_URL" in os.environ:
        return _django(argv)
    try:
        with embedded.running(places.postgres) as postgres:
            embedded.prepare_roles(postgres)
            embedded.prepare_database(postgres)
            os.environ["DATABASE_URL"] = postgres.url(embedded.OWNER)
            return _django(argv)
    except embedded.CannotStart as error:
        print(error)
        return 1


def _django(argv: list[str]) -> int:
    from django.core.management import execute_from_command_line

    execute_from_command_line(argv)
    return 0
