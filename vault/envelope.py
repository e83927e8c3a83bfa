"""Envelope, version 1: the one form in which a sealed field stands in the database.

``0x01 | compartment id (16) | nonce (12) | AES-256-GCM ciphertext and tag``

Associated data are the header, the field's contract, the row's id and the column, so that no
envelope can be moved to another compartment, row or column and still open.
"""

import os
import uuid
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from vault import padding

VERSION = b"\x01"
NONCE_BYTES = 12
TAG_BYTES = 16
HEADER_BYTES = len(VERSION) + 16
SHORTEST = HEADER_BYTES + NONCE_BYTES + padding.STEP + TAG_BYTES


class SealBroken(Exception):
    """The envelope was changed, moved, cut, or belongs to another compartment."""


class Place(NamedTuple):
    """Where an envelope stands; bound into its associated data."""

    contract: str
    row_id: uuid.UUID
    column: str

    def associated(self, header: bytes) -> bytes:
        names = f"{self.contract}\x00{self.column}\x00".encode("ascii")
        return header + names + self.row_id.bytes


class Sealed:
    """A sealed value. It shows nothing; text comes only out of ``vault.opening``."""

    __slots__ = ("_envelope",)

    def __init__(self, envelope: bytes) -> None:
        envelope = bytes(envelope)
        if len(envelope) < SHORTEST or envelope[:1] != VERSION:
            raise SealBroken
        self._envelope = envelope

    @property
    def compartment_id(self) -> uuid.UUID:
        return uuid.UUID(bytes=self._envelope[len(VERSION) : HEADER_BYTES])

    def __bytes__(self) -> bytes:
        return self._envelope

    def __repr__(self) -> str:
        return "<Sealed>"

    def __str__(self) -> str:
        return ""

    def __format__(self, spec: str) -> str:
        return ""

    def __bool__(self) -> bool:
        return True

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sealed) and other._envelope == self._envelope

    def __hash__(self) -> int:
        return hash(self._envelope)


def seal(key: bytes, compartment_id: uuid.UUID, place: Place, plaintext: bytes) -> Sealed:
    """Seal ``plaintext`` for exactly this place."""
    header = VERSION + compartment_id.bytes
    nonce = os.urandom(NONCE_BYTES)
    ciphertext = AESGCM(key).encrypt(nonce, padding.pad(plaintext), place.associated(header))
    return Sealed(header + nonce + ciphertext)


def unseal(key: bytes, compartment_id: uuid.UUID, place: Place, sealed: Sealed) -> bytes:
    """Open ``sealed`` at this place; raise SealBroken when it does not belong there."""
    envelope = bytes(sealed)
    if sealed.compartment_id != compartment_id:
        raise SealBroken
    header, rest = envelope[:HEADER_BYTES], envelope[HEADER_BYTES:]
    nonce, ciphertext = rest[:NONCE_BYTES], rest[NONCE_BYTES:]
    try:
        return padding.unpad(AESGCM(key).decrypt(nonce, ciphertext, place.associated(header)))
    except (InvalidTag, padding.BadPadding) as error:
        raise SealBroken from error
