"""Small values sealed for a while: in a page that carries them to its next step, or in the session.

Each purpose has its own key, so that what was sealed for one page opens in no other.
"""

import base64
import json
import os
import time
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_NONCE_BYTES = 12


def seal(value: Any, *, key: bytes, purpose: str) -> str:
    """Return ``value`` (anything JSON holds) sealed as text, with the time of sealing inside."""
    nonce = os.urandom(_NONCE_BYTES)
    plain = json.dumps([time.time(), value]).encode()
    return base64.urlsafe_b64encode(nonce + AESGCM(_derived(key, purpose)).encrypt(nonce, plain, None)).decode()


def unseal(text: str, *, key: bytes, purpose: str, valid_seconds: int) -> Any:
    """Return the value, or None when the text is foreign, forged, or older than ``valid_seconds``."""
    try:
        raw = base64.urlsafe_b64decode(text.encode())
        plain = AESGCM(_derived(key, purpose)).decrypt(raw[:_NONCE_BYTES], raw[_NONCE_BYTES:], None)
    except (InvalidTag, ValueError):
        return None
    at, value = json.loads(plain)
    return value if time.time() - at <= valid_seconds else None


def _derived(key: bytes, purpose: str) -> bytes:
    return HKDF(hashes.SHA256(), 32, salt=None, info=f"amana/accounts/{purpose}".encode()).derive(key)
