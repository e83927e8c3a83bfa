"""``manage.py runsite``: one of the three processes in the foreground, for a production server.

The environment must name the database, the broker and that site's secrets: docs/ARCHITECTURE.
"""

from __future__ import annotations

import argparse
import os
import sys
from typing import NoReturn

from config import erasure
from config.running import sites
from config.running.places import ROOT


def main(arguments: list[str]) -> int:
    """Become gunicorn or the worker; return 1 after a sentence when the database is not named."""
    parser = argparse.ArgumentParser(prog="manage.py runsite", description="Serve one site, or run the worker.")
    parser.add_argument("site", choices=sites.SITES)
    parser.add_argument("--bind", default="", metavar="ADDRESS:PORT")
    options = parser.parse_args(arguments)
    if "DATABASE_URL" not in os.environ:
        print("DATABASE_URL is missing: the database and the role of this site. For a trial, run: manage.py demo")
        return 1
    refusal = erasure.why_not(erasure.file_of(os.environ, ROOT / "var"))
    if refusal:
        print(refusal)
        return 1
    return _become(options.site, options.bind or sites.DEFAULT_BIND.get(options.site, ""))


def _become(site: str, bind: str) -> NoReturn:
    environment = os.environ | {"SITE": site, "DJANGO_SETTINGS_MODULE": "config.settings"}
    sys.stdout.flush()
    os.execve(sys.executable, sites.command(site, bind=bind), environment)  # noqa: S606
