"""Taking up an invitation: passphrase, printed recovery code, second factor."""

from typing import Any
from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts import carried, forms, second_factor, sign_ins
from accounts.actions import members
from accounts.models import Invitation, Member
from accounts.views import again
from vault import keys

PURPOSE = "recovery-code"
SHOWN_SECONDS = 60 * 60


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind a one-time link: choose a passphrase."""
    found = members.open_invitation(token=token, at=timezone.now())
    is_reset = found.kind == Invitation.Kind.RESET
    form_class = forms.ResetPassphrase if is_reset else forms.NewPassphrase
    form = form_class(request.POST or None, member=found.member)
    if request.method == "POST" and form.is_valid():
        answer = _reset(request, token, form) if is_reset else _enrol(request, token, form)
        if answer is not None:
            return answer
    context = {"form": form, "member": found.member, "is_reset": is_reset, "expires_at": found.expires_at}
    return render(request, "accounts/invitation.html", context, status=422 if form.is_bound else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def recovery_code(request: HttpRequest) -> HttpResponse:
    """Check that the printed code was kept; without the page that showed it, make another."""
    if request.member.locked:
        return redirect("home")
    code = carried.unseal(
        request.POST.get("shown", ""),
        key=settings.DRAFT_KEY,
        purpose=_purpose(request.member),
        valid_seconds=SHOWN_SECONDS,
    )
    if code is None:
        return _another_code(request)
    form = forms.LastGroup(request.POST)
    if form.is_valid() and form.cleaned_data["last_group"].upper() == code.split("-")[-1]:
        return redirect("home" if sign_ins.has_second_factor(request) else "second_factor")
    if form.is_valid():
        sentence = _("This is not the last group of the code above. Look again at what you wrote down.")
        form.add_error("last_group", sentence)
    return _show_code(request, code, form, status=422)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def second_factor_page(request: HttpRequest) -> HttpResponse:
    """Set up the authenticator app: picture, key to type, first code."""
    member = request.member
    if sign_ins.has_second_factor(request) or second_factor.is_set(member):
        return redirect("home")
    secret = second_factor.pending_secret(request)
    form = forms.NewCode(request.POST or None, secret=secret)
    if request.method == "POST" and form.is_valid():
        members.set_second_factor(member=member, secret=secret, step=form.step, at=timezone.now())
        del request.session[second_factor.PENDING]
        record_authentication(request, member, "mfa")
        sign_ins.passed(request, member=member)
        return redirect("home")
    context = {
        "form": form,
        "picture": second_factor.picture(member, secret),
        "groups": [secret[start : start + 4] for start in range(0, len(secret), 4)],
    }
    return render(request, "accounts/second_factor.html", context, status=422 if form.is_bound else 200)


def _enrol(request: HttpRequest, token: str, form: forms.NewPassphrase) -> HttpResponse:
    made = members.enrol(token=token, passphrase=form.cleaned_data["passphrase"], at=timezone.now())
    _half_way(request, made.member, made.keyring)
    return _show_code(request, made.recovery_code, forms.LastGroup())


def _reset(request: HttpRequest, token: str, form: forms.ResetPassphrase) -> HttpResponse | None:
    values = form.cleaned_data
    try:
        member, keyring = members.reset(
            token=token, passphrase=values["passphrase"], recovery_code=values["recovery_code"], at=timezone.now()
        )
    except keys.WrongSecret:
        sentence = _("This code does not open your key. Check each group, or leave the box empty.")
        form.add_error("recovery_code", sentence)
        return None
    _half_way(request, member, keyring)
    return redirect("second_factor")


def _half_way(request: HttpRequest, member: Member, keyring: Any) -> None:
    """Sign in by passphrase alone: until the second factor is set, no other page opens."""
    if request.user.is_authenticated:
        sign_ins.end(request, member=request.member, why="another")
    get_adapter().login(request, member)
    record_authentication(request, member, "password")
    sign_ins.begin(request)
    request.key_cookie_ended = keyring is None
    request.user = request.member = member
    if keyring is not None:
        sign_ins.carry(request, keyring)


def _another_code(request: HttpRequest) -> HttpResponse:
    if request.method == "POST" and "another" in request.POST:
        # The code opens the key for ever: an unattended screen must not give one. Half-way in, no other page opens yet.
        if sign_ins.has_second_factor(request) and not again.was_given(request):
            return redirect(f"{reverse('passphrase_again')}?{urlencode({'next': request.path})}")
        code = members.replace_recovery_code(member=request.member, at=timezone.now())
        return _show_code(request, code, forms.LastGroup())
    return render(request, "accounts/recovery_code_lost.html")


def _show_code(request: HttpRequest, code: str, form: forms.LastGroup, status: int = 200) -> HttpResponse:
    shown = carried.seal(code, key=settings.DRAFT_KEY, purpose=_purpose(request.member))
    context = {"form": form, "groups": code.split("-"), "shown": shown}
    response = render(request, "accounts/recovery_code.html", context, status=status)
    response["Cache-Control"] = "no-store"
    return response


def _purpose(member: Member) -> str:
    return f"{PURPOSE}/{member.pk}"
