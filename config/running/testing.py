"""``manage.py test``: the whole suite on a PostgreSQL of its own, in a browser where there is one."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys

from config import embedded, translations
from config.running import keys
from config.running.places import ROOT, Places

SHELL = "chromium-headless-shell"  # the same browser without its own windows: half the work for the same pages
BROWSERS = (SHELL, "chromium", "chromium-browser", "google-chrome")
APT_SECONDS = (60, 240)  # a command may take: with another Chromium to fall back on, without one
PROCESSES = 3  # on two cores: one works while the others wait for a browser, a server or a lock


def main(arguments: list[str]) -> int:
    """Run pytest with ``arguments`` (everything when there are none); return its exit code."""
    translations.compile_all()
    places = Places(ROOT / "var" / "test")
    places.make()
    keys.make(places.secrets)
    environment = _environment(places)
    if "TEST_DATABASE_URL" in os.environ:
        return _pytest(arguments, environment | {"DATABASE_URL": os.environ["TEST_DATABASE_URL"]})
    try:
        with embedded.running(places.postgres, durable=False) as postgres:
            embedded.prepare_roles(postgres, for_tests=True)
            embedded.prepare_database(postgres)
            return _pytest(arguments, environment | {"DATABASE_URL": postgres.url(embedded.OWNER)})
    except embedded.CannotStart as error:
        print(error)
        return 1


def find_browser() -> str:
    """Return the path of a Chromium, or nothing."""
    return next((path for name in BROWSERS if (path := shutil.which(name))), "")


def _environment(places: Places) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment = kept | {  # some fifty processes read the same files: they are compiled once
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "SITE": "staff",
        "AMANA_VAR": str(places.var),
        **keys.environment(places.secrets, "staff"),  # for what a test starts outside pytest
    }
    browser = shutil.which(SHELL) or _install_browser()
    if browser:
        environment["AMANA_CHROMIUM"] = browser
    else:
        environment["AMANA_NO_BROWSER"] = f"no Chromium here; as root: apt-get install {SHELL}"
    return environment


def _install_browser() -> str:
    """Install Debian's headless Chromium when we may; say so when not. Any other Chromium that is here serves too."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        print("Installing Debian's headless Chromium for the tests in a browser.", flush=True)
        without_questions = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        seconds = APT_SECONDS[not find_browser()]
        for command in (["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends", SHELL]):
            with contextlib.suppress(subprocess.TimeoutExpired):
                subprocess.run(command, env=without_questions, capture_output=True, check=False, timeout=seconds)  # noqa: S603
    elif not find_browser():
        print(f"No Chromium: the tests in a browser will be skipped. To have it: apt-get install {SHELL}")
    return find_browser()


def _pytest(arguments: list[str], environment: dict[str, str]) -> int:
    parallel = ["-n", str(PROCESSES), "--dist", "loadgroup", "--no-loadscope-reorder"]
    options = [] if _chooses_processes(arguments) else parallel
    command = [sys.executable, "-m", "pytest", *options, *arguments]
    try:
        return subprocess.run(command, env=environment, cwd=ROOT, check=False).returncode  # noqa: S603
    except KeyboardInterrupt:
        return 130


def _chooses_processes(arguments: list[str]) -> bool:
    return any(word in ("-n", "--pdb", "--collect-only", "--co") or word.startswith("-n") for word in arguments)
