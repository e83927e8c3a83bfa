"""How each of the three processes is started, in the demo and in production alike (ADR 0003)."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from config import embedded
from config.running import keys
from config.running.places import Places

SITES = ("reporter", "staff", "worker")
DEFAULT_BIND = {"reporter": "127.0.0.1:8000", "staff": "127.0.0.1:8001"}
# What the environment may hand on to a child: its own secrets come on top, its parent's do not.
WITHHELD = (
    "AMANA_",
    "DATABASE_URL",
    "SITE",
    "BROKER_URL",
    "LIMITS_URL",
    "DJANGO_SETTINGS_MODULE",
    "DEBUG",
    "ALLOWED_HOSTS",
    "ONION",
    "FLOOD_",
)


def command(site: str, *, bind: str = "") -> list[str]:
    """Return the command line that serves a site at ``bind`` or runs the worker with its beat."""
    if site == "worker":
        program = ["celery", "-q", "-A", "config.celery", "worker", "--beat", "--concurrency=2", "--loglevel=WARNING"]
        return [sys.executable, "-m", *program, "--without-gossip", "--without-mingle", "--without-heartbeat"]
    return [sys.executable, "-m", "gunicorn", "-c", "python:config.gunicorn", "-b", bind, "config.wsgi"]


def environment(site: str, *, places: Places, postgres: embedded.Postgres, role: str = "") -> dict[str, str]:
    """Return the whole environment of one process on the embedded servers.

    It holds the secrets of that site only, and connects as that site's database role
    unless another ``role`` is named.
    """
    return inherited() | {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "PYTHONUNBUFFERED": "1",
        "SITE": site,
        "DATABASE_URL": postgres.url(role or embedded.SITE_ROLES[site]),
        "BROKER_URL": broker_url(places),
        "LIMITS_URL": limits_url(places),
        "AMANA_VAR": str(places.var),
        "AMANA_LOOPBACK": "1",
        **keys.environment(places.secrets, site),
    }


def inherited() -> dict[str, str]:
    """Return what a child takes over from our own environment: nothing that is ours to decide."""
    return {name: value for name, value in os.environ.items() if not name.startswith(WITHHELD)}


def broker_command(places: Places) -> list[str]:
    sockets = str(broker_socket(places)), str(limits_socket(places))
    return [sys.executable, "-m", "config.running.broker", str(places.broker), *sockets]


def broker_socket(places: Places) -> Path:
    """Return the broker's socket; outside ``var`` when that path is too long for a socket."""
    return _socket(places, "valkey")


def limits_socket(places: Places) -> Path:
    """Return the socket of the memory for limits."""
    return _socket(places, "limits")


def _socket(places: Places, name: str) -> Path:
    inside = places.broker / f"{name}.sock"
    if len(os.fsencode(inside)) < 100:  # the smallest limit of the systems we run on is 104 bytes
        return inside
    return embedded.runtime_folder() / f"{name}-{embedded.short_name(places.broker)}.sock"


def broker_url(places: Places) -> str:
    return f"redis+socket://{broker_socket(places)}"


def limits_url(places: Places) -> str:
    return f"unix://{limits_socket(places)}"
