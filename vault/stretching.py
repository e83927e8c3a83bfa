"""Argon2id (RFC 9106): from what a person knows to a key, at a price for whoever guesses."""

import os
import threading
import unicodedata
from contextlib import nullcontext
from dataclasses import dataclass

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from django.conf import settings
from django.views.decorators.debug import sensitive_variables

SALT_BYTES = 16
KEY_BYTES = 32
LEAST_MEMORY_KIB = 64 * 1024
LEAST_PASSES = 3
LEAST_RECEIPT_MEMORY_KIB = 19 * 1024
LEAST_RECEIPT_PASSES = 2

# OpenSSL's lanes share one pool of threads in each process: two stretchings at once that use it fail, or wait for
# each other for ever. Seen with OpenSSL 3 under two sign-ins in the same second.
_lanes = threading.Lock()


@dataclass(frozen=True, slots=True)
class Cost:
    """Argon2id parameters: memory in KiB, passes, lanes."""

    memory_kib: int
    passes: int
    lanes: int


def member_cost() -> Cost:
    """Return the cost of unlocking a member's key (64 MiB x 3 by default)."""
    return Cost(**settings.VAULT_ARGON2)


def receipt_cost() -> Cost:
    """Return the cost of trying one receipt (19 MiB x 2 by default, SECURITY.md)."""
    return Cost(**settings.RECEIPT_ARGON2)


def new_salt() -> bytes:
    return os.urandom(SALT_BYTES)


@sensitive_variables("secret", "known")
def derive(secret: str, salt: bytes | memoryview, cost: Cost) -> bytes:
    """Return 32 bytes from a secret that a person typed. The same text in any Unicode form is the same secret."""
    known = unicodedata.normalize("NFKC", secret).encode("utf-8")
    stretched = Argon2id(
        salt=bytes(salt), length=KEY_BYTES, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib
    )
    with _lanes if cost.lanes > 1 else nullcontext():
        return stretched.derive(known)
