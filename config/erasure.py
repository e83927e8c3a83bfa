"""The file of erasure keys of this office: made with the first tables, and never a second time (ADR 0020)."""

import os
import sys
from pathlib import Path
from typing import Any

BACK = (
    "Put its newest copy back: without it nothing in this database can be opened, and nothing may be sealed. "
    "A new file would open nothing either."
)


def prepare(**_signal: Any) -> None:
    """After migrate: make the file where nothing was ever sealed; stop where it should be there and is not."""
    from vault import erasure_keys
    from vault.models import Compartment

    if erasure_keys.path().exists():
        return
    if Compartment.objects.exists():
        sys.exit(f"The file of erasure keys, {erasure_keys.path()}, is gone. {BACK}")
    erasure_keys.create()


def file_of(environment: dict[str, str] | os._Environ[str], var: Path) -> Path:
    """Where a process with this environment looks for the file; the same rule as in the settings."""
    return Path(environment.get("AMANA_ERASURE_KEYS") or Path(environment.get("AMANA_VAR") or var) / "erasure" / "keys")


def why_not(file: Path) -> str:
    """Why a process cannot start with this file, and what to do; empty when it can."""
    if not file.exists():
        return f"The file of erasure keys, {file}, is missing. A new office: run manage.py migrate first. Else: {BACK}"
    if not os.access(file, os.R_OK):
        return f"The file of erasure keys, {file}, cannot be read by this process. Let its group read it: chmod 640."
    if file.stat().st_mode & 0o007:
        return f"The file of erasure keys, {file}, lies open to everybody on this machine: chmod 640 {file}"
    return ""
