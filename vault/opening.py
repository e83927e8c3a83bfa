"""The only way from sealed to text. Only ``access.py`` modules may import this (tests/rules)."""

import uuid
from collections.abc import Iterable, Iterator, Sequence

from django.db import models
from django.http import Http404

from vault import envelope, files, grants, hybrid, identity, shares
from vault.envelope import SealBroken
from vault.keyring import Keyring
from vault.models import Compartment, Grant
from vault.sealing import CompartmentKey, field_key, place

__all__ = [
    "Keyring",
    "NoGrant",
    "SealBroken",
    "compartment_key",
    "compartment_keys",
    "identity_key",
    "open_bytes",
    "open_file",
    "open_text",
]


class NoGrant(Http404):
    """This holder was not given the key of this compartment (or it was taken back)."""


def compartment_key(keyring: Keyring, compartment: Compartment | uuid.UUID) -> CompartmentKey:
    """Open the compartment's key with the holder's own; raise NoGrant."""
    compartment_id = compartment.pk if isinstance(compartment, Compartment) else compartment
    found = compartment_keys(keyring, [compartment_id])
    if compartment_id not in found:
        raise NoGrant
    return found[compartment_id]


def compartment_keys(keyring: Keyring, compartment_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, CompartmentKey]:
    """Open, in one query, the keys of those compartments that this holder was given."""
    live = Grant.objects.active().filter(holder_id=keyring.holder_id, compartment_id__in=list(compartment_ids))
    return {grant.compartment_id: _opened(keyring, grant) for grant in live}


def open_bytes(key: CompartmentKey, row: models.Model, field_name: str) -> bytes:
    """Open a sealed field; raise SealBroken when it was changed or moved. Nothing sealed is b""."""
    sealed = getattr(row, field_name)
    if sealed is None:
        return b""
    return envelope.unseal(field_key(key), key.compartment_id, place(row, field_name), sealed)


def open_text(key: CompartmentKey, row: models.Model, field_name: str) -> str:
    """Open a sealed field as text; raise SealBroken when it was changed or moved. Nothing sealed is ""."""
    return open_bytes(key, row, field_name).decode("utf-8")


def open_file(key: CompartmentKey, row: models.Model, field_name: str) -> Iterator[bytes]:
    """Yield the plaintext of an attachment, chunk by chunk.

    ``field_name`` is the row's sealed FileSecret. Raises files.FileBroken, also at the very end,
    when the stored file was cut, extended, reordered or exchanged.
    """
    return files.opened(files.FileSecret.from_bytes(open_bytes(key, row, field_name)))


def identity_key(keyring: Keyring, compartment: Compartment, released: Sequence[bytes]) -> CompartmentKey:
    """Rebuild an identity's key from the shares that custodians released to this holder.

    Raises identity.TooFewShares when they are not the threshold, NoGrant when one of them was
    released to somebody else.
    """
    try:
        words = [identity.opened_release(keyring, compartment.pk, sealed) for sealed in released]
    except hybrid.CannotOpen as error:
        raise NoGrant from error
    try:
        return CompartmentKey(compartment.pk, shares.combine(words))
    except shares.CannotCombine as error:
        raise identity.TooFewShares from error


def _opened(keyring: Keyring, grant: Grant) -> CompartmentKey:
    try:
        secret = keyring.open(grant.sealed_key, grants.PURPOSE, grant.compartment_id)
    except hybrid.CannotOpen as error:
        raise SealBroken from error
    return CompartmentKey(grant.compartment_id, secret)
