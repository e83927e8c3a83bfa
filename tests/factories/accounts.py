"""Members for tests: real keys and real sessions, without the cost of a real Argon2."""

import itertools
import time

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from allauth.mfa.utils import decrypt
from django.conf import settings
from django.test import Client

from accounts import names, sign_ins
from accounts.models import Member
from vault import keys

PASSPHRASE = "a lantern above the quiet harbour"
_numbers = itertools.count(1)


def member(
    roles: tuple[str, ...] | list[str] = (),
    name: str = "",
    *,
    unlocked: bool = True,
    set_up: bool = True,
    **values,
) -> Member:
    """Return a saved member; ``unlocked`` attaches the keyring as a signed-in request has it."""
    number = next(_numbers)
    made = Member(
        sign_in=values.pop("sign_in", f"member{number}"), name=name or f"Member {number}", roles=list(roles), **values
    )
    made.set_password(PASSPHRASE) if set_up else made.set_unusable_password()
    if set_up:
        made.holder = keys.new_member_key(PASSPHRASE).holder
    made.save(force_insert=True)
    names.keep(made)
    if unlocked and set_up:
        unlock(made)
    return made


def unlock(made: Member) -> Member:
    """Open the member's key, as signing in does."""
    made.keyring = keys.unlock(made.holder, passphrase=PASSPHRASE)
    return made


def authenticator(made: Member) -> Authenticator:
    """Return the member's second factor, made on first use."""
    row = Authenticator.objects.filter(user=made, type=Authenticator.Type.TOTP).first()
    return row or TOTP.activate(made, generate_totp_secret()).instance


def totp_code(made: Member, *, steps: int = 0) -> str:
    """Return the code that the member's app shows now, or ``steps`` half minutes later."""
    secret = decrypt(authenticator(made).data["secret"])
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def sign_in(client: Client, made: Member) -> Member:
    """Give ``client`` the session and the key cookie of a member who signed in with both factors."""
    client.force_login(made, backend="allauth.account.auth_backends.AuthenticationBackend")
    session = client.session
    session[sign_ins.SECOND_FACTOR] = True
    session[sign_ins.BEGAN] = session[sign_ins.SEEN] = int(time.time())
    if made.holder_id:
        keyring = made.keyring or keys.unlock(made.holder, passphrase=PASSPHRASE)
        cookie, session[sign_ins.KEY] = keys.wrap_for_session(keyring)
        client.cookies[settings.KEY_COOKIE_NAME] = cookie
    session.save()
    return made
