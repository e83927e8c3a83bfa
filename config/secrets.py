"""Secrets come from the environment or a file; a missing or weak one stops the start."""

import base64
import os
import sys
from collections.abc import Callable
from pathlib import Path

BYTES = 32
NEEDED = {
    "reporter": ("SECRET_KEY", "DRAFT_KEY", "FACTS_KEY"),
    "staff": ("SECRET_KEY", "DRAFT_KEY", "FACTS_KEY", "TOTP_KEY"),
    "worker": ("SECRET_KEY", "FACTS_KEY", "LOG_SIGNING_KEY"),
}


def reader(*, site: str, testing: bool) -> Callable[[str], bytes | str]:
    """Return the function that settings call once for each secret.

    A secret is 32 random bytes in base64, from ``AMANA_<NAME>`` or from the file
    that ``AMANA_<NAME>_FILE`` names. One that this site does not need is empty.
    """

    def read(name: str) -> bytes | str:
        if testing:
            value = bytes([len(name)]) * BYTES
        elif name not in NEEDED[site]:
            value = b""
        else:
            value = _decoded(name, _raw(name))
        return value.hex() if name == "SECRET_KEY" else value  # as text, and as long as Django asks

    return read


def _raw(name: str) -> str:
    path = os.environ.get(f"AMANA_{name}_FILE")
    if path:
        try:
            return Path(path).read_text(encoding="ascii").strip()
        except OSError as error:
            sys.exit(f"The file {path} named by AMANA_{name}_FILE cannot be read: {error.strerror}.")
    return os.environ.get(f"AMANA_{name}", "").strip()


def _decoded(name: str, raw: str) -> bytes:
    make = 'python3 -c "import secrets,base64;print(base64.b64encode(secrets.token_bytes(32)).decode())"'
    if not raw:
        sys.exit(f"The secret AMANA_{name} is missing. Make one with: {make}")
    try:
        value = base64.b64decode(raw, validate=True)
    except ValueError:
        sys.exit(f"The secret AMANA_{name} is not base64. Make one with: {make}")
    if len(value) != BYTES or len(set(value)) < 8:
        sys.exit(f"The secret AMANA_{name} is too weak: 32 random bytes are needed. Make one with: {make}")
    return value
