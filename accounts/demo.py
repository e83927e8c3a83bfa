"""The people of the demonstration: whom one may be, in one click, through the real sign-in.

None of this answers unless ``settings.DEMO`` is set; the address does not even exist then.
"""

import json
from dataclasses import dataclass
from typing import Any

from allauth.account.stages import LoginStageController
from allauth.account.utils import get_next_redirect_url
from allauth.mfa.stages import AuthenticateStage
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts import forms, kept, second_factor
from accounts.models import Member
from accounts.roles import Role


@dataclass(frozen=True)
class Person:
    """One line of ``var/demo/accounts.json``, with the roles that the member bears now."""

    number: int
    name: str
    roles: list[Role]
    sign_in: str
    passphrase: str
    totp_secret: str


def people() -> list[Person]:
    """Return the people of the story in their order; nobody when there is no story."""
    try:
        lines: list[dict[str, Any]] = json.loads(settings.DEMO_ACCOUNTS.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return []
    known = Member.objects.active().in_bulk([line["sign_in"] for line in lines], field_name="sign_in")
    return [
        _person(number, line, known[line["sign_in"]]) for number, line in enumerate(lines) if line["sign_in"] in known
    ]


def _person(number: int, line: dict[str, Any], member: Member) -> Person:
    return Person(number, line["name"], member.role_list(), line["sign_in"], line["passphrase"], line["totp_secret"])


@require_POST
def sign_in(request: HttpRequest, number: int) -> HttpResponse:
    """Type passphrase and current code for one of them: the same checks, in one request."""
    person = next((one for one in people() if one.number == number), None) if settings.DEMO else None
    if person is None:
        raise Http404
    form = forms.SignIn({"login": person.sign_in, "password": person.passphrase}, request=request)
    if not form.is_valid():
        return _refused(request)
    response = form.login(request, redirect_url=get_next_redirect_url(request))
    stage = LoginStageController.enter(request, AuthenticateStage.key)
    if stage is None:
        return response
    typed = {"code": second_factor.unused_code(member=form.user, secret=person.totp_secret)}
    code = forms.Code(typed, user=form.user)
    if not code.is_valid():
        return _refused(request)
    code.save()
    kept.carry_over(request, member=form.user)
    response = stage.exit()
    with translation.override(form.user.language):
        own_home = reverse("home")
    # Whoever tries the story out goes on in the language of the page on which they pressed.
    return redirect("home") if response.headers.get("Location") == own_home else response


def _refused(request: HttpRequest) -> HttpResponse:
    messages.error(request, _("Too many sign-ins in half a minute: each code works once. Wait a moment and try again."))
    request.session.pop("account_login", None)
    return redirect("account_login")
