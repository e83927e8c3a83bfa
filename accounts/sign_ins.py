"""A sign-in from the first passphrase to the last page: what the session holds, and how it ends.

The session row holds the member's key sealed under a key that only the second
cookie carries (SECURITY.md, Sessions). Who has the row alone, or the cookie alone, has nothing.
"""

import time
from typing import Any

from django.conf import settings
from django.contrib.auth import logout as forget_session
from django.http import HttpRequest
from django.utils import timezone

from accounts import tries
from accounts.models import Member
from audit.actors import VISITOR
from audit.facts import digest
from audit.log import record
from vault import keys, quorum
from vault.keyring import Keyring

KEY = "sealed_key"
BEGAN = "began"
SEEN = "seen"
SECOND_FACTOR = "second_factor"
SEEN_EVERY_SECONDS = 60  # how often a busy session is written


def unlock(request: HttpRequest, *, member: Member, passphrase: str) -> bool:
    """Open the member's key by passphrase into the session; return whether it opened.

    After a reset the passphrase no longer opens the key: the sign-in goes on, locked.
    """
    request.session.pop(KEY, None)
    if member.holder_id is None:
        return False
    try:
        carry(request, keys.unlock(member.holder, passphrase=passphrase))
    except keys.WrongSecret:
        return False
    return True


def carry(request: HttpRequest, keyring: Keyring) -> None:
    """Put an open key into the session, and its other half into the response's cookie."""
    cookie_key, blob = keys.wrap_for_session(keyring)
    request.session[KEY] = blob
    request.new_key_cookie = cookie_key  # type: ignore[attr-defined]


def cookie_key(request: HttpRequest) -> str:
    """Return the second cookie's value, the one on its way out first."""
    return getattr(request, "new_key_cookie", "") or request.COOKIES.get(settings.KEY_COOKIE_NAME, "")


def passed(request: HttpRequest, *, member: Member) -> None:
    """Both factors were given: the session begins to count."""
    request.session[SECOND_FACTOR] = True
    begin(request)
    request.new_known_cookie = tries.known(member.sign_in)  # type: ignore[attr-defined]
    record("sign_in.passed", by=member, subject=member, at=timezone.now(), unlocked=KEY in request.session)
    _keep_continuity(request, member)


def _keep_continuity(request: HttpRequest, member: Member) -> None:
    """Hand the office's quorum what it still lacks: a quorum made later than a case learns its key this way."""
    opened = keyring(request, member=member)
    if opened is None:
        return
    try:
        quorum.extend(keyring=opened, by=member, at=timezone.now())
    except quorum.NoQuorum:
        return


def begin(request: HttpRequest) -> None:
    """Start the session's two clocks. The row itself lapses when it has been idle."""
    request.session[BEGAN] = request.session[SEEN] = int(time.time())
    request.session.set_expiry(0)


def failed(*, step: str, tried: str) -> None:
    """Record a failed sign-in with a keyed digest of the name that was typed, never the name."""
    record("sign_in.failed", by=VISITOR, at=timezone.now(), step=step, tried=_tag(tried))


def limited(*, tried: str) -> None:
    """Record that somebody had to wait after too many tries under one name."""
    record("sign_in.limited", by=VISITOR, at=timezone.now(), tried=_tag(tried))


def _tag(tried: str) -> str:
    return digest("sign_in", tried.strip().lower())


def has_second_factor(request: HttpRequest) -> bool:
    """Whether this session was opened with both factors."""
    return bool(request.session.get(SECOND_FACTOR))


def overdue(request: HttpRequest) -> str:
    """Return "idle" or "absolute" when the session has run out, else an empty text."""
    now, session = time.time(), request.session
    if now - session.get(BEGAN, 0) > settings.SESSION_ABSOLUTE_SECONDS:
        return "absolute"
    return "idle" if now - session.get(SEEN, 0) > settings.SESSION_IDLE_SECONDS else ""


def seen(request: HttpRequest) -> None:
    """Note that the session is in use, at most once a minute."""
    now = int(time.time())
    if now - request.session.get(SEEN, 0) >= SEEN_EVERY_SECONDS:
        request.session[SEEN] = now


def keyring(request: HttpRequest, *, member: Member) -> Keyring | None:
    """Put the two halves together; None for a session that opened no key.

    Raises SessionKeyLost when the halves do not belong together.
    """
    blob = request.session.get(KEY)
    if blob is None:
        return None
    return keys.unwrap_from_session(cookie_key(request), blob, member.holder_id)


def end(request: HttpRequest, *, member: Any, why: str) -> None:
    """End the session: its row is deleted, and the middleware deletes both cookies."""
    record("sign_in.ended", by=member, subject=member, at=timezone.now(), why=why)
    forget_session(request)
    request.key_cookie_ended = True  # type: ignore[attr-defined]
