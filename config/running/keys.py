"""The secrets of the demo and of a development folder: made at first start, one file each.

In production they come from the environment or from files that the operator made; see
``config.secrets``, which refuses a missing or weak one.
"""

from __future__ import annotations

import base64
import os
import secrets
from pathlib import Path

from config.secrets import BYTES, NEEDED


def make(folder: Path) -> None:
    """Write the secrets that are not there yet, readable by their owner only."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    for site, names in NEEDED.items():
        for name in names:
            _write_once(_path(folder, site, name))


def environment(folder: Path, site: str) -> dict[str, str]:
    """Return the variables that tell one site where its own secrets are, and no other's."""
    return {f"AMANA_{name}_FILE": str(_path(folder, site, name)) for name in NEEDED[site]}


def _path(folder: Path, site: str, name: str) -> Path:
    # What one site signs (SECRET_KEY) or seals into its pages (DRAFT_KEY) must mean nothing to another.
    return folder / (f"{name}.{site}" if name in ("SECRET_KEY", "DRAFT_KEY") else name)


def _write_once(path: Path) -> None:
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(descriptor, "wb") as file:
        file.write(base64.b64encode(secrets.token_bytes(BYTES)) + b"\n")
