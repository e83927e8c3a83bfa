"""A holder's private key while it is unlocked, in memory only."""

import uuid

from vault import hybrid
from vault.secret import Secret


class Keyring(Secret):
    """The unlocked private key of one holder. ``private_key`` is the 32-byte seed."""

    __slots__ = ("_private", "_seed", "holder_id")

    def __init__(self, holder_id: uuid.UUID, private_key: bytes) -> None:
        self.holder_id = holder_id
        self._seed = bytes(private_key)
        self._private = hybrid.private_key(self._seed)

    def open(self, sealed: bytes | memoryview, purpose: str, compartment_id: uuid.UUID) -> bytes:
        """Open a secret sealed to this holder; raise hybrid.CannotOpen."""
        return hybrid.open_with(self._private, sealed, hybrid.info(purpose, compartment_id, self.holder_id))


def seed(keyring: Keyring) -> bytes:
    """Return the seed, for the vault's own wrapping of it and for nothing else."""
    return keyring._seed
