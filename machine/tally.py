"""Counting in the memory that all processes share: how often, never who (ADR 0017).

The cache is a Valkey that writes nothing to disk (config.limits); where it is away each process counts for itself.
An address passes through here as a keyed hash, under a key that lives in that memory alone and is another one every
ten minutes. An address that many people share is no sign of anybody: it is not counted at all.
"""

import hashlib
import ipaddress
import os
import time

from django.conf import settings
from django.core.cache import cache

TURN = 600  # seconds for which one key serves


def tag(address: str) -> str:
    """What stands for an address for at most ten minutes; empty where the address is shared by many."""
    return "" if is_shared(address) else _hashed("address", _network(address))


def is_shared(address: str) -> bool:
    """Whether this is our own machine, a socket or a proxy: behind an onion service or a proxy all come from there."""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return True
    return known.is_loopback or any(known in ipaddress.ip_network(one) for one in settings.SHARED_ADDRESSES)


def mark(what: str, secret: bytes | str) -> str:
    """What stands for a secret for at most ten minutes: a draft's key, a text."""
    return _hashed(what, secret)


def count(name: str, seconds: int = TURN, by: int = 1) -> int:
    """Count one more under this name, and return how many there were within these seconds."""
    key = f"tally:{name}"
    cache.add(key, 0, timeout=seconds)
    try:
        return cache.incr(key, by)
    except ValueError:  # it ran out between the two
        cache.set(key, by, timeout=seconds)
        return by


def counted(name: str) -> int:
    """How many were counted under this name and are not forgotten yet."""
    return cache.get(f"tally:{name}") or 0


def first_time(name: str, seconds: int = TURN) -> bool:
    """Whether nobody asked this within these seconds."""
    return cache.add(f"once:{name}", 1, timeout=seconds)


def _hashed(what: str, secret: bytes | str) -> str:
    raw = secret.encode() if isinstance(secret, str) else secret
    return hashlib.blake2b(raw, key=_key(), digest_size=16, person=what.encode()[:16]).hexdigest()


def _key() -> bytes:
    """The key of these ten minutes, made by whichever process comes first."""
    name = f"key:{int(time.time()) // TURN}"
    return cache.get_or_set(name, lambda: os.urandom(32), timeout=2 * TURN)


def _network(address: str) -> str:
    """The address; of IPv6 the network that one household has."""
    known = ipaddress.ip_address(address)
    if known.version == 4:
        return str(known)
    return str(ipaddress.ip_network(f"{known}/64", strict=False).network_address)
