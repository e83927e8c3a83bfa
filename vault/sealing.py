"""CompartmentKey: what seals. Any room may import this; opening is in ``vault.opening``."""

import hmac
import os
import uuid

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand
from django.db import models

from vault import envelope, erasure_keys
from vault.envelope import Sealed
from vault.fields import SealedField
from vault.secret import Secret

KEY_BYTES = 32


class CompartmentKey(Secret):
    """The 256-bit key of one compartment. One object in hand opens one compartment, nothing else.

    The key itself seals nothing: fields and the blind index each use a key derived from it together with the
    compartment's part of the erasure keys, which no backup of the database holds (ADR 0020).
    """

    __slots__ = ("_fields", "_material", "compartment_id")

    def __init__(self, compartment_id: uuid.UUID, material: bytes) -> None:
        if len(material) != KEY_BYTES:
            raise ValueError("A compartment key is 32 bytes.")
        self.compartment_id = compartment_id
        self._material = bytes(material)
        self._fields: bytes | None = None

    def seal(self, row: models.Model, field_name: str, text: str | bytes) -> Sealed:
        """Seal ``text`` for this row and field; it opens nowhere else.

        Raises TypeError when the field is not a SealedField or the row has no UUID, PartErased for what was destroyed.
        """
        plaintext = text.encode("utf-8") if isinstance(text, str) else bytes(text)
        return envelope.seal(field_key(self), self.compartment_id, place(row, field_name), plaintext)


def new_key(compartment_id: uuid.UUID) -> CompartmentKey:
    return CompartmentKey(compartment_id, os.urandom(KEY_BYTES))


def place(row: models.Model, field_name: str) -> envelope.Place:
    """Return where a field of a row stands, as it is bound into the envelope."""
    field = row._meta.get_field(field_name)
    if not isinstance(field, SealedField):
        raise TypeError(f"{field_name} of {row._meta.label} is not a SealedField.")
    if not isinstance(row.pk, uuid.UUID):
        raise TypeError(f"{row._meta.label} needs a UUID before anything is sealed for it.")
    return envelope.Place(field.contract, row.pk, str(field.column))


def derived(key: CompartmentKey, purpose: str) -> bytes:
    """Return the key for one purpose; for the vault's own modules. Raises PartErased, KeysMissing."""
    part = erasure_keys.part_of(key.compartment_id)
    both = hmac.digest(part, key._material, "sha256")
    return HKDFExpand(hashes.SHA256(), KEY_BYTES, info=purpose.encode("ascii")).derive(both)


def material(key: CompartmentKey) -> bytes:
    """Return the compartment key's bytes, to be sealed to a holder, a receipt or shares."""
    return key._material


def field_key(key: CompartmentKey) -> bytes:
    """Return the key that seals fields, made when it is first needed; for ``vault.opening``. Raises PartErased."""
    if key._fields is None:
        key._fields = derived(key, "amana/fields/v1")
    return key._fields
