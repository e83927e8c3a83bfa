"""What allauth asks of this office: no open registration, secrets sealed, addresses never kept in clear."""

import base64
import os
import secrets
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from accounts import kept, sign_ins, tries
from machine import tally

_NONCE_BYTES = 12
_PURPOSE = b"amana/accounts/totp"


class Account(DefaultAccountAdapter):
    """The passphrase step."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _("The sign-in name or the passphrase is not right. Check both and try again."),
        "too_many_login_attempts": _("Too many tries. Wait five minutes, then try again."),
        "incorrect_password": _("This is not your passphrase."),
        "rate_limited": _("Too many tries. Wait five minutes, then try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: an account begins with an invitation."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return what stands for the address for ten minutes: limits need sameness, not the address.

        An address that many share is nobody's: each of its requests counts as another one's.
        """
        return tally.tag(request.META.get("REMOTE_ADDR", "")) or secrets.token_hex(16)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Not allauth's limit by name, by which anybody could lock anybody out: see accounts.tries."""
        tried = credentials.get("username", "")
        if not tries.may_try(request, tried):
            sign_ins.limited(tried=tried)
            raise self.validation_error("too_many_login_attempts")

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        """Check the passphrase; when it is right, open the member's key into the session."""
        user = super().authenticate(request, **credentials)
        if user is not None and user.is_active and not request.user.is_authenticated:
            sign_ins.unlock(request, member=user, passphrase=credentials["password"])
        return user

    def post_login(self, request: HttpRequest, user: Any, **kept_by_allauth: Any) -> HttpResponse:
        """Begin the session; go to the text that an ended session left behind, if there is any."""
        response = super().post_login(request, user, **kept_by_allauth)
        methods = [record["method"] for record in get_authentication_records(request, user)]
        if "mfa" not in methods:
            sign_ins.begin(request)
            return response
        sign_ins.passed(request, member=user)
        return redirect("kept_text") if kept.SESSION in request.session else response

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """The home page, in the member's own language."""
        with translation.override(request.user.language):
            return reverse("home")

    def add_message(self, *args: Any, **options: Any) -> None:
        """Nothing: the page that follows says it."""

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        tried = credentials.get("username", "")
        tries.count_wrong(request, tried)
        sign_ins.failed(step="passphrase", tried=tried)

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:
        """A closed account gets the page that a wrong passphrase gets, and no word more."""
        sign_ins.failed(step="closed", tried=user.sign_in)
        return redirect("account_login")


class SecondFactor(DefaultMFAAdapter):
    """The second factor: TOTP secrets are stored sealed under the office's TOTP key."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This code is not right, or was used before. Wait for the next one and type it."),
    }

    def get_totp_issuer(self) -> str:
        """The name that the authenticator app shows."""
        return "Amana"

    def encrypt(self, text: str) -> str:
        nonce = os.urandom(_NONCE_BYTES)
        return base64.b64encode(nonce + AESGCM(settings.TOTP_KEY).encrypt(nonce, text.encode(), _PURPOSE)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Raise ValueError when the stored text was not sealed under this key."""
        raw = base64.b64decode(encrypted_text)
        try:
            return AESGCM(settings.TOTP_KEY).decrypt(raw[:_NONCE_BYTES], raw[_NONCE_BYTES:], _PURPOSE).decode()
        except InvalidTag as refusal:
            raise ValueError("This second factor was sealed under another TOTP key.") from refusal
