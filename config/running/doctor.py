"""``manage.py doctor``: what is missing on this machine, each with the one line that mends it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from config import bootstrap
from config.running.places import ROOT, Places

NEEDED_DISK = 2 * 1024**3  # bytes: packages 0.6 GiB, a story, its log, a test database
PORTS = (8000, 8001)


@dataclass(frozen=True)
class Check:
    """One thing looked at; ``mend`` is empty when it is well, and ``is_needed`` says if it can wait."""

    what: str
    mend: str = ""
    is_needed: bool = True


def main(arguments: list[str]) -> int:
    """Print every check; return 1 when something needed is missing."""
    if arguments:
        print("manage.py doctor takes no words.")
        return 2
    failed = False
    for check in checks():
        mark = "✓" if not check.mend else "✗" if check.is_needed else "–"
        print(f"{mark} {check.what}" + (f"\n    {check.mend}" if check.mend else ""))
        failed |= bool(check.mend) and check.is_needed
    return int(failed)


def checks() -> Iterator[Check]:
    """Look at one thing after the other; what needs the packages comes after them."""
    venv = ROOT / ".venv"
    yield Check(f"Python {sys.version_info.major}.{sys.version_info.minor}")
    has_packages = bootstrap.is_installed("run", folder=venv)
    yield Check("The locked packages", "" if has_packages else "python3 manage.py demo")
    has_tests = bootstrap.is_installed("test", folder=venv)
    yield Check("The packages of the tests", "" if has_tests else "python3 manage.py test", is_needed=False)
    yield _disk()
    yield from _ports()
    if has_packages:
        yield from _with_packages()


def _disk() -> Check:
    free = shutil.disk_usage(ROOT).free
    mend = "" if free >= NEEDED_DISK else f"Free {(NEEDED_DISK - free) / 1024**3:.1f} GiB more on this disk."
    return Check(f"{free / 1024**3:.1f} GiB of disk free", mend)


def _ports() -> Iterator[Check]:
    for port in PORTS:
        with socket.socket() as probe:
            is_taken = probe.connect_ex(("127.0.0.1", port)) == 0
        mend = "If that is not the demo: python3 manage.py demo --ports 8100 8101" if is_taken else ""
        yield Check(f"Port {port} is {'taken' if is_taken else 'free'}", mend, is_needed=False)


def _with_packages() -> Iterator[Check]:
    from config.running import testing

    browser = testing.find_browser()
    yield Check("Chromium for the tests", "" if browser else f"apt-get install {testing.SHELL}", is_needed=False)
    yield _postgres()
    yield _secrets()
    yield from _erasure_keys()
    yield _cleaner()


def _postgres() -> Check:
    from config import embedded

    with tempfile.TemporaryDirectory(prefix="amana-doctor-", dir=_short_folder()) as folder:
        try:
            with embedded.running(Path(folder) / "postgres", durable=False):
                return Check("PostgreSQL starts")
        except embedded.CannotStart as error:
            return Check("PostgreSQL starts", str(error))


def _cleaner() -> Check:
    """Which of the kernel's walls stand around the process that opens strangers' files (ADR 0019)."""
    from reporting_channels.cleaning import walls

    code = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); from reporting_channels.cleaning import walls; "
        "print(*walls.rise())"
    )
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, check=False, timeout=30)  # noqa: S603
    standing = done.stdout.decode().split()
    mend = (
        ""
        if walls.suffice(standing)
        else "Files stay as they are here: seccomp, or Landlock and user namespaces, on Linux"
    )
    return Check(f"The cleaner is locked in: {', '.join(standing) or 'nothing stands'}", mend, is_needed=False)


def _short_folder() -> Path:
    folder = ROOT / "var"
    folder.mkdir(exist_ok=True)
    return folder


def _secrets() -> Check:
    from config.secrets import NEEDED

    if "DATABASE_URL" not in os.environ:
        folder = Places(ROOT / "var").secrets
        is_open = folder.exists() and any(path.stat().st_mode & 0o077 for path in folder.iterdir())
        return Check("Secrets are the demo's own", f"chmod 600 {folder}/*" if is_open else "")
    site = os.environ.get("SITE", "staff")
    missing = [name for name in NEEDED.get(site, ()) if not _is_given(name)]
    mend = f"Set AMANA_{missing[0]} or AMANA_{missing[0]}_FILE: see docs/ARCHITECTURE.md" if missing else ""
    return Check(f"Secrets of the {site} site", mend)


def _erasure_keys() -> Iterator[Check]:
    """The file, and that its copies do not outlive what was erased (ADR 0020)."""
    from config import erasure

    file = erasure.file_of(os.environ, ROOT / "var")
    is_made = file.exists() or "DATABASE_URL" in os.environ  # the demo makes its own at its first start
    yield Check("The file of erasure keys", erasure.why_not(file) if is_made else "")
    copies = os.environ.get("AMANA_ERASURE_COPIES", "")
    if not copies and "DATABASE_URL" in os.environ:
        mend = "Set AMANA_ERASURE_COPIES to the folder where its copies are kept: this file lost, everything is lost."
        yield Check("Copies of the erasure keys", mend, is_needed=False)
    elif copies:
        yield _copies(Path(copies), int(os.environ.get("AMANA_ERASURE_COPIES_DAYS", "7")))


def _copies(folder: Path, days: int) -> Check:
    ages = {path: (time.time() - path.stat().st_mtime) / 86_400 for path in folder.glob("*") if path.is_file()}
    old = sorted(path for path, age in ages.items() if age > days)
    if old:
        return Check(
            "Copies of the erasure keys", f"Older than {days} days, so they undo erasures: shred -u {old[0]} …"
        )
    fresh = any(age <= 2 for age in ages.values())
    mend = "" if fresh else f"No copy of the last two days in {folder}: make one each night, over the oldest."
    return Check(f"{len(ages)} copies of the erasure keys", mend)


def _is_given(name: str) -> bool:
    return bool(os.environ.get(f"AMANA_{name}") or os.environ.get(f"AMANA_{name}_FILE"))
