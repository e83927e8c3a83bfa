"""Two middlewares of the staff site: one keeps the session honest, one keeps the gate."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import SESSION_KEY, get_user
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts import gate, kept, sign_ins, tries
from accounts.models import Member
from accounts.views.sign_in import kept_sign_in
from vault.keys import SessionKeyLost

KEY_CLOSED = _("Your key is closed, so nothing can be done in your name. Open it first, on the page “My key”.")
Answer = Callable[[HttpRequest], HttpResponse]


class Sessions:
    """Ends what has run out, and attaches the open key to ``request.user`` for this request only."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.member = None  # type: ignore[attr-defined]
        number = request.session.get(SESSION_KEY)
        if number:
            self._attend(request, number)
        response = self.get_response(request)
        self._set_cookie(request, response)
        return response

    def _attend(self, request: HttpRequest, number: str) -> None:
        # the row itself, not Django's lazy stand-in: actions and the log ask for its class
        member = get_user(request)
        if not isinstance(member, Member):
            self._close(request, Member.objects.filter(pk=number).first(), "closed")
            return
        why = sign_ins.overdue(request)
        if not why:
            try:
                member.keyring = sign_ins.keyring(request, member=member)
            except SessionKeyLost:
                why = "key_lost"
        if why:
            self._close(request, member, why)
            return
        request.user = request.member = member  # type: ignore[attr-defined,assignment]
        sign_ins.seen(request)

    def _close(self, request: HttpRequest, member: Member | None, why: str) -> None:
        if member is not None:
            sign_ins.end(request, member=member, why=why)
            request.ended_for = member.pk  # type: ignore[attr-defined]

    def _set_cookie(self, request: HttpRequest, response: HttpResponse) -> None:
        fresh = getattr(request, "new_key_cookie", "")
        marks: dict[str, Any] = {"path": "/", "samesite": "Strict"}
        if fresh and not getattr(request, "key_cookie_ended", False):
            response.set_cookie(
                settings.KEY_COOKIE_NAME, fresh, httponly=True, secure=settings.SESSION_COOKIE_SECURE, **marks
            )
        elif getattr(request, "key_cookie_ended", False):
            response.delete_cookie(settings.KEY_COOKIE_NAME, **marks)
        known = getattr(request, "new_known_cookie", "")
        if known:
            age = tries.KNOWN_DAYS * 24 * 60 * 60
            marks |= {"httponly": True, "secure": settings.SESSION_COOKIE_SECURE, "max_age": age}
            response.set_cookie(settings.KNOWN_COOKIE_NAME, known, **marks)


class Gate:
    """Nobody passes without both factors, except to the addresses in ``gate.PUBLIC``."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name in gate.PUBLIC:
            return None
        if not request.user.is_authenticated:
            return self._to_sign_in(request)
        if not sign_ins.has_second_factor(request) and name not in gate.HALF_WAY:
            return redirect("second_factor")
        if request.method == "POST" and request.user.locked and name not in gate.WITHOUT_KEY:
            return render(request, "ui/refused.html", {"sentence": KEY_CLOSED}, status=403)
        return None

    def _to_sign_in(self, request: HttpRequest) -> HttpResponse:
        if request.method == "POST" and kept.worth_keeping(thing := kept.typed(request)):
            return kept_sign_in(request, thing)
        where = request.get_full_path() if request.method in ("GET", "HEAD") else "/"
        return redirect(f"{reverse('account_login')}?{urlencode({'next': where})}")
