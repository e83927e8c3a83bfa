"""Sealing a short secret to somebody's public key.

HPKE (RFC 9180) in base mode with the hybrid KEM ML-KEM-768 + X25519, HKDF-SHA256 and
AES-256-GCM: what is recorded today stays closed to a quantum computer later (adversary T8).

A private key is kept as a 32-byte seed, expanded by HKDF into the 64-byte seed of ML-KEM
(FIPS 203) and the 32-byte key of X25519: 32 bytes make a share of 33 words, 96 would make 84.
"""

import os
import uuid
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, hpke
from cryptography.hazmat.primitives.asymmetric import mlkem, x25519
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

SEED_BYTES = 32
MLKEM_SEED_BYTES = 64
MLKEM_PUBLIC_BYTES = 1184
PUBLIC_BYTES = MLKEM_PUBLIC_BYTES + 32

SUITE = hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)


class CannotOpen(Exception):
    """Sealed to another key, for another purpose, or changed."""


def new_seed() -> bytes:
    return os.urandom(SEED_BYTES)


def private_key(seed: bytes) -> hpke.MLKEM768X25519PrivateKey:
    """Return the hybrid private key that ``seed`` (32 bytes) stands for."""
    return hpke.MLKEM768X25519PrivateKey(*_both(seed))


def public_bytes(seed: bytes) -> bytes:
    """Return the public key (1,216 bytes) that belongs to ``seed``."""
    kem, curve = _both(seed)
    return kem.public_key().public_bytes_raw() + curve.public_key().public_bytes_raw()


def info(purpose: str, compartment_id: uuid.UUID, holder_id: uuid.UUID) -> bytes:
    """Return what binds a sealed secret to its purpose, its compartment and its holder."""
    return purpose.encode("ascii") + b"\x00" + compartment_id.bytes + holder_id.bytes


def seal_to(public: bytes | memoryview, secret: bytes, context: bytes) -> bytes:
    """Seal ``secret`` to a public key; 1,136 bytes longer than the secret."""
    return SUITE.encrypt(secret, _public_key(bytes(public)), context)


@lru_cache(maxsize=256)  # reading the key is a quarter of the work, and an office seals to the same few
def _public_key(raw: bytes) -> hpke.MLKEM768X25519PublicKey:
    if len(raw) != PUBLIC_BYTES:
        raise ValueError("A holder's public key is 1,216 bytes.")
    return hpke.MLKEM768X25519PublicKey(
        mlkem.MLKEM768PublicKey.from_public_bytes(raw[:MLKEM_PUBLIC_BYTES]),
        x25519.X25519PublicKey.from_public_bytes(raw[MLKEM_PUBLIC_BYTES:]),
    )


def open_with(private: hpke.MLKEM768X25519PrivateKey, sealed: bytes | memoryview, context: bytes) -> bytes:
    """Open what was sealed to this key for this context; raise CannotOpen otherwise."""
    try:
        return SUITE.decrypt(bytes(sealed), private, context)
    except (InvalidTag, ValueError) as error:
        raise CannotOpen from error


def _both(seed: bytes) -> tuple[mlkem.MLKEM768PrivateKey, x25519.X25519PrivateKey]:
    if len(seed) != SEED_BYTES:
        raise ValueError("A holder's seed is 32 bytes.")
    expanded = HKDF(hashes.SHA256(), MLKEM_SEED_BYTES + 32, salt=None, info=b"amana/holder-key/v1").derive(seed)
    return (
        mlkem.MLKEM768PrivateKey.from_seed_bytes(expanded[:MLKEM_SEED_BYTES]),
        x25519.X25519PrivateKey.from_private_bytes(expanded[MLKEM_SEED_BYTES:]),
    )
