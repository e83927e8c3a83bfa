"""The second factor: a time-based code (RFC 6238), each of which works once."""

import time
from typing import Any

import segno
from allauth.mfa import app_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from allauth.mfa.utils import decrypt, encrypt
from django.db import transaction
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from accounts.models import Member

PENDING = "second_factor_pending"
LAST_STEP = "last_step"


def matching_step(secret: str, code: str) -> int | None:
    """Return the half minute whose code this is, one early or late at most; None when it is none."""
    now = int(time.time()) // app_settings.TOTP_PERIOD
    typed = "".join(character for character in code if character.isdigit())
    for step in range(now - app_settings.TOTP_TOLERANCE, now + app_settings.TOTP_TOLERANCE + 1):
        if constant_time_compare(format_hotp_value(hotp_value(secret, step)), typed):
            return step
    return None


def unused_code(*, member: Member, secret: str) -> str:
    """Return a code that an app with this secret shows about now and that was not used yet (for the demo)."""
    row = Authenticator.objects.filter(user=member, type=Authenticator.Type.TOTP).first()
    used = row.data.get(LAST_STEP, 0) if row else 0
    now = int(time.time()) // app_settings.TOTP_PERIOD
    step = min(max(used + 1, now - app_settings.TOTP_TOLERANCE), now + app_settings.TOTP_TOLERANCE)
    return format_hotp_value(hotp_value(secret, step))


@transaction.atomic
def accept(*, member: Member, code: str) -> Authenticator | None:
    """Check a code and use it up; return the authenticator, or None.

    The last half minute used stands in the row, under a lock: a code that was seen over
    somebody's shoulder works nowhere, in no other server process either (RFC 6238, 5.2).
    """
    found = Authenticator.objects.select_for_update().filter(user=member, type=Authenticator.Type.TOTP).first()
    if found is None:
        return None
    step = matching_step(decrypt(found.data["secret"]), code)
    if step is None or step <= found.data.get(LAST_STEP, 0):
        return None
    found.data[LAST_STEP] = step
    found.save(update_fields=["data"])
    return found


def is_set(member: Member) -> bool:
    """Whether the member has a second factor."""
    return Authenticator.objects.filter(user=member, type=Authenticator.Type.TOTP).exists()


def pending_secret(request: HttpRequest) -> str:
    """Return the secret being set up in this session, sealed there; made on the first look."""
    if PENDING not in request.session:
        request.session[PENDING] = encrypt(generate_totp_secret())
    return decrypt(request.session[PENDING])


@transaction.atomic
def activate(*, member: Member, secret: str, step: int) -> Authenticator:
    """Make this secret the member's second factor, in place of any before it."""
    Authenticator.objects.filter(user=member).delete()
    row = TOTP.activate(member, secret).instance
    row.data[LAST_STEP] = step
    row.save(update_fields=["data"])
    return row


def picture(member: Any, secret: str) -> SafeString:
    """Return the QR code as an inline SVG with a title; its parts are drawn by attributes, not styles."""
    code = segno.make(get_adapter().build_totp_url(member, secret), micro=False)
    return mark_safe(  # noqa: S308 segno's own drawing, which escapes its title
        code.svg_inline(scale=5, border=4, title=_("QR code for your authenticator app"), svgclass="qr", lineclass=None)
    )


def remove(*, member: Member) -> None:
    """Take the second factor away: the next sign-in must set up another before anything opens."""
    Authenticator.objects.filter(user=member).delete()
