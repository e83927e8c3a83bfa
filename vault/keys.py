"""A member's key pair: made, wrapped, unlocked, carried through a session."""

import base64
import os
import uuid
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_variables

from machine.refusals import Refused
from vault import hybrid, keyring, recovery, stretching
from vault.keyring import Keyring
from vault.models import Holder, WrappedKey

VERSION = b"\x01"
NONCE_BYTES = 12


class WrongSecret(Refused):
    """The passphrase or the recovery code does not open this key."""

    sentence = _("That does not open your key. Check what you typed and try again.")
    http_status = 403


class SessionKeyLost(Exception):
    """The session's cookie and its stored half do not belong together: sign in again."""


class NewKey(NamedTuple):
    """A fresh member key, already saved. The recovery code exists nowhere else: print it now."""

    holder: Holder
    wrapped: list[WrappedKey]
    recovery_code: str
    keyring: Keyring


@sensitive_variables("passphrase", "seed", "code")
@transaction.atomic
def new_member_key(passphrase: str) -> NewKey:
    """Make a key pair, save it wrapped by the passphrase and by a new recovery code."""
    seed = hybrid.new_seed()
    code = recovery.new_code()
    holder = Holder.objects.create(kind=Holder.Kind.MEMBER, public_key=hybrid.public_bytes(seed))
    wrapped = [
        _wrap(holder.pk, WrappedKey.Way.PASSPHRASE, passphrase, seed),
        _wrap(holder.pk, WrappedKey.Way.RECOVERY, recovery.normalise(code), seed),
    ]
    WrappedKey.objects.bulk_create(wrapped)
    return NewKey(holder, wrapped, code, Keyring(holder.pk, seed))


@sensitive_variables("passphrase", "recovery_code", "secret")
def unlock(holder: Holder, *, passphrase: str | None = None, recovery_code: str | None = None) -> Keyring:
    """Open the holder's private key by exactly one secret; raise WrongSecret."""
    if (passphrase is None) == (recovery_code is None):
        raise TypeError("Give either a passphrase or a recovery code.")
    if recovery_code is not None:
        way, secret = WrappedKey.Way.RECOVERY, _typed_code(recovery_code)
    else:
        way, secret = WrappedKey.Way.PASSPHRASE, passphrase or ""
    row = WrappedKey.objects.filter(holder=holder, way=way).first()
    if row is None:
        raise WrongSecret
    return Keyring(holder.pk, _unwrap(row, secret))


@sensitive_variables("new_passphrase")
@transaction.atomic
def rewrap(unlocked: Keyring, *, new_passphrase: str) -> WrappedKey:
    """Wrap an unlocked key under a new passphrase, with a new salt and today's cost."""
    return _replace(unlocked, WrappedKey.Way.PASSPHRASE, new_passphrase)


@sensitive_variables("recovery_code", "new_passphrase")
@transaction.atomic
def recover(holder: Holder, *, recovery_code: str, new_passphrase: str) -> Keyring:
    """Unlock by the printed recovery code and set a new passphrase; raise WrongSecret.

    The code stays valid; ``new_recovery_code`` replaces it.
    """
    unlocked = unlock(holder, recovery_code=recovery_code)
    rewrap(unlocked, new_passphrase=new_passphrase)
    return unlocked


@transaction.atomic
def new_recovery_code(unlocked: Keyring) -> str:
    """Replace the printed recovery code; the old paper opens nothing any more."""
    code = recovery.new_code()
    _replace(unlocked, WrappedKey.Way.RECOVERY, recovery.normalise(code))
    return code


def wrap_for_session(unlocked: Keyring) -> tuple[str, str]:
    """Return (cookie key, blob): the one goes into the cookie, the other stays on the server.

    Both are base64url text. Neither alone opens anything.
    """
    cookie_key, nonce = os.urandom(32), os.urandom(NONCE_BYTES)
    sealed = AESGCM(cookie_key).encrypt(nonce, keyring.seed(unlocked), _session_context(unlocked.holder_id))
    return _text(cookie_key), _text(VERSION + nonce + sealed)


def unwrap_from_session(cookie_key: str, blob: str, holder_id: uuid.UUID) -> Keyring:
    """Return the keyring of a running session; raise SessionKeyLost."""
    try:
        key, stored = _bytes(cookie_key), _bytes(blob)
        if stored[:1] != VERSION:
            raise SessionKeyLost
        nonce, sealed = stored[1 : 1 + NONCE_BYTES], stored[1 + NONCE_BYTES :]
        return Keyring(holder_id, AESGCM(key).decrypt(nonce, sealed, _session_context(holder_id)))
    except (InvalidTag, ValueError, UnicodeError) as error:
        raise SessionKeyLost from error


def _replace(unlocked: Keyring, way: str, secret: str) -> WrappedKey:
    fresh = _wrap(unlocked.holder_id, way, secret, keyring.seed(unlocked))
    row, _created = WrappedKey.objects.update_or_create(
        holder_id=unlocked.holder_id,
        way=way,
        defaults={name: getattr(fresh, name) for name in ("salt", "memory_kib", "passes", "lanes", "wrapped")},
    )
    return row


@sensitive_variables("secret", "seed")
def _wrap(holder_id: uuid.UUID, way: str, secret: str, seed: bytes) -> WrappedKey:
    cost, salt, nonce = stretching.member_cost(), stretching.new_salt(), os.urandom(NONCE_BYTES)
    row = WrappedKey(
        holder_id=holder_id, way=way, salt=salt, memory_kib=cost.memory_kib, passes=cost.passes, lanes=cost.lanes
    )
    kek = stretching.derive(secret, salt, cost)
    row.wrapped = VERSION + nonce + AESGCM(kek).encrypt(nonce, seed, _wrap_context(row))
    return row


@sensitive_variables("secret", "kek")
def _unwrap(row: WrappedKey, secret: str) -> bytes:
    kek = stretching.derive(secret, row.salt, stretching.Cost(row.memory_kib, row.passes, row.lanes))
    wrapped = bytes(row.wrapped)
    nonce, sealed = wrapped[1 : 1 + NONCE_BYTES], wrapped[1 + NONCE_BYTES :]
    try:
        return AESGCM(kek).decrypt(nonce, sealed, _wrap_context(row))
    except InvalidTag as error:
        raise WrongSecret from error


def _wrap_context(row: WrappedKey) -> bytes:
    cost = f"{row.way}\x00{row.memory_kib}\x00{row.passes}\x00{row.lanes}".encode("ascii")
    return b"amana/wrapped-key/v1\x00" + row.holder_id.bytes + cost


def _session_context(holder_id: uuid.UUID) -> bytes:
    return b"amana/session/v1\x00" + holder_id.bytes


def _typed_code(typed: str) -> str:
    try:
        return recovery.normalise(typed)
    except recovery.InvalidRecoveryCode as error:
        raise WrongSecret from error


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode("ascii")


def _bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text.encode("ascii"))
