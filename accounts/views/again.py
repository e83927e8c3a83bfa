"""The passphrase asked again before a sensitive act, and the text that an ended session left behind."""

import time
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from typing import Any
from urllib.parse import urlencode, urlsplit

from allauth.account.adapter import get_adapter
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from accounts import forms, kept
from audit.log import record

GIVEN = "passphrase_given"
VALID_SECONDS = 10 * 60
View = Callable[..., HttpResponse]


def was_given(request: HttpRequest) -> bool:
    """Whether the passphrase was given again within the last ten minutes."""
    return time.time() - request.session.get(GIVEN, 0) <= VALID_SECONDS


def asks_passphrase_again(view: View) -> View:
    """Decorate a view of a sensitive act: disclosure, quorum, early deletion, export of a case file.

    The passphrase counts for ten minutes. A form sent later is kept and shown again after it.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        if was_given(request):
            return view(request, *args, **options)
        where = request.get_full_path()
        if request.method == "POST":
            kept.into_session(request, kept.typed(request))
            where = reverse("kept_text")
        return redirect(f"{reverse('passphrase_again')}?{urlencode({'next': where})}")

    return guarded


@require_http_methods(["GET", "HEAD", "POST"])
def passphrase_again(request: HttpRequest) -> HttpResponse:
    """Ask for the passphrase, then go on where the member was going."""
    form = forms.PassphraseAgain(request.POST or None)
    if request.method == "POST" and form.is_valid():
        refusal = _refusal(request, form.cleaned_data["passphrase"])
        passed = refusal is None
        record("passphrase.asked_again", by=request.member, subject=request.member, at=timezone.now(), passed=passed)
        if passed:
            request.session[GIVEN] = int(time.time())
            return redirect(_next(request))
        form.add_error("passphrase", refusal)
    status = 422 if form.is_bound else 200
    shown = {"form": form, "next": _next(request), "back": _above(_next(request))}
    return render(request, "accounts/passphrase_again.html", shown, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def kept_text(request: HttpRequest) -> HttpResponse:
    """Show what was typed before the session ended, ready to be sent by its author; POST throws it away."""
    thing = kept.from_session(request)
    if request.method == "POST" or thing is None:
        kept.drop(request)
        return redirect("home")
    return render(request, "accounts/kept_text.html", {"path": thing.path, "fields": thing.fields})


def _above(where: str) -> str:
    """The nearest page above the act: where somebody goes who would rather not give the passphrase."""
    path = urlsplit(where).path.rstrip("/")
    while "/" in path:
        path = path.rpartition("/")[0]
        with suppress(Resolver404):
            resolve(f"{path}/")
            return f"{path}/"
    return reverse("home")


def _refusal(request: HttpRequest, passphrase: str) -> ValidationError | None:
    """Return what is wrong with the passphrase, counting wrong ones like those at the sign-in."""
    adapter = get_adapter()
    try:
        is_right = adapter.reauthenticate(request.member, passphrase)
    except ValidationError as too_many:
        return too_many
    return None if is_right else adapter.validation_error("incorrect_password")


def _next(request: HttpRequest) -> str:
    where = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(where, {request.get_host()}, require_https=request.is_secure())
    return where if is_ours else reverse("home")
