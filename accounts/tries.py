"""Wrong passphrases cost those who type them, and never the person whose name they type (ADR 0017).

Three buckets, none of which is a name alone. A browser in which somebody once signed in with both factors is known by
a cookie and has a bucket of its own. A stranger's browser has the one of its address and the name. Where many share one
address, a stranger waits a moment after wrong tries, one after the other; the right passphrase still opens.
"""

import hashlib
import hmac
import secrets
import threading
import time
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from machine import tally

WINDOW = 5 * 60  # seconds
KNOWN_TRIES, STRANGERS_TRIES, FREE = 10, 5, 5
WAIT = 1.0  # seconds, for one stranger at a time in each process
QUEUE = 1.5  # seconds that a stranger waits for their turn to wait
KNOWN_DAYS = 90

_turn = threading.Lock()


def may_try(request: HttpRequest, tried: str) -> bool:
    """Whether this browser may try this name now; a stranger behind a shared address may have to wait in here."""
    bucket, most = _bucket(request, tried)
    if bucket:
        return tally.counted(bucket) < most
    if tally.counted(_name("name", tried)) < FREE:
        return True
    if not _turn.acquire(timeout=QUEUE):
        return False
    try:
        time.sleep(WAIT)
    finally:
        _turn.release()
    return True


def count_wrong(request: HttpRequest, tried: str) -> None:
    """Note one more wrong passphrase."""
    bucket, _most = _bucket(request, tried)
    tally.count(bucket or _name("name", tried), WINDOW)


def known(name: str) -> str:
    """A new cookie for a browser in which the member of this name has just given both factors."""
    nonce = secrets.token_hex(16)
    return f"{nonce}.{_seal(nonce, name)}"


def is_known(request: HttpRequest, name: str) -> bool:
    """Whether the browser's cookie is of this name."""
    nonce, _dot, seal = request.COOKIES.get(settings.KNOWN_COOKIE_NAME, "").partition(".")
    return hmac.compare_digest(seal.encode(), _seal(nonce, name).encode())


def _bucket(request: HttpRequest, tried: str) -> tuple[str, int]:
    if request.user.is_authenticated:  # the passphrase is asked again before a sensitive act
        return f"tries:again:{request.user.pk}", STRANGERS_TRIES
    if is_known(request, tried):
        return f"tries:known:{_hash(request.COOKIES[settings.KNOWN_COOKIE_NAME])}", KNOWN_TRIES
    address = tally.tag(request.META.get("REMOTE_ADDR", ""))
    return (_name(address, tried), STRANGERS_TRIES) if address else ("", 0)


def _name(where: str, tried: str) -> str:
    return f"tries:{where}:{tally.mark('sign-in', _plain(tried))}"


def _seal(nonce: str, name: str) -> str:
    raw = f"amana/known-browser/v1\x00{nonce}\x00{_plain(name)}".encode()
    return hmac.digest(settings.SECRET_KEY.encode(), raw, "sha256").hex()


def _hash(cookie: Any) -> str:
    return hashlib.sha256(str(cookie).encode()).hexdigest()[:32]


def _plain(name: str) -> str:
    return name.strip().casefold()
