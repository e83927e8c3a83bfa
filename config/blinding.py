"""Keys of blind fingerprints, and the way one of them reaches the database's guards without being stored there."""

import hmac
from typing import Any

SETTING = "amana.bars"
BLOCK = 64  # bytes of a block of SHA-256


def derived(secret: bytes | str, purpose: str) -> bytes:
    """The key for one purpose; empty where this process was given no secret."""
    raw = secret.encode() if isinstance(secret, str) else secret
    return hmac.digest(raw, purpose.encode(), "sha256") if raw else b""


def hand_over(database: dict[str, Any], key: bytes) -> None:
    """Let each connection carry the key's two HMAC pads (RFC 2104) as a setting of its own session.

    The guards compute with them whom a report must not reach; no table and no dump holds them (ADR 0022).
    """
    if not key:
        return
    padded = key.ljust(BLOCK, b"\0")
    pads = (bytes(byte ^ mask for byte in padded) for mask in (0x36, 0x5C))
    options = database.setdefault("OPTIONS", {})
    given = [options["options"]] if options.get("options") else []
    options["options"] = " ".join([*given, f"-c {SETTING}={b''.join(pads).hex()}"])
