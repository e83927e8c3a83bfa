"""What travels through the reporter's browser: sealed by this server, readable by nobody on the way.

The reporter's site keeps no session. A draft, or the open dialogue, is one hidden
field: AES-256-GCM, padded, under a key that HKDF makes of the site's DRAFT_KEY for one
purpose alone, so that no page's field opens in another.
"""

import base64
import binascii
import json
import os
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from machine.refusals import Refused
from vault import padding

NONCE_BYTES = 12


class TokenForged(Refused):
    """The hidden field was changed, cut, or made elsewhere."""

    http_status = 400
    sentence = _("This page arrived damaged, so nothing was stored. Copy your words from below, then start again.")


def seal(purpose: str, content: dict[str, Any]) -> str:
    """Return ``content`` as a sealed text that fits a hidden field."""
    nonce = os.urandom(NONCE_BYTES)
    plain = padding.pad(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode())
    return base64.urlsafe_b64encode(nonce + _cipher(purpose).encrypt(nonce, plain, None)).decode()


def unseal(purpose: str, token: str) -> dict[str, Any]:
    """Return what was sealed for this purpose; raise TokenForged for anything else."""
    try:
        raw = base64.b64decode(token.encode("ascii"), altchars=b"-_", validate=True)
        plain = _cipher(purpose).decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], None)
        return json.loads(padding.unpad(plain))
    except (InvalidTag, ValueError, binascii.Error, UnicodeError) as error:
        raise TokenForged() from error


def _cipher(purpose: str) -> AESGCM:
    made = HKDF(hashes.SHA256(), 32, salt=None, info=f"amana/tokens/{purpose}".encode())
    return AESGCM(made.derive(settings.DRAFT_KEY))
