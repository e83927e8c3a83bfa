"""The digest that the log keeps of what was told; audit/standalone/verify_log.py makes it again from the words."""

import hashlib
import json
from typing import Any

PURPOSE = b"amana/deposit/v1\x00"


def commit(salt: bytes, words: dict[str, Any]) -> str:
    """The digest that the log keeps: SHA-256 over purpose, salt and the canonical words."""
    canonical = json.dumps(words, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(PURPOSE + salt + canonical.encode()).hexdigest()
