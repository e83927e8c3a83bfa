"""Passphrase, code, and the way out."""

from typing import Any

from allauth.account.internal.stagekit import clear_login
from allauth.account.views import LoginView
from allauth.mfa.base.views import AuthenticateView
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts import demo, forms, kept, sign_ins


class SignIn(LoginView):
    """The passphrase step. In the demo it also lists the people of the story."""

    form_class = forms.SignIn
    template_name = "accounts/sign_in.html"

    def form_valid(self, form: forms.SignIn) -> HttpResponse:
        response = super().form_valid(form)
        kept.carry_over(self.request, member=form.user)
        return response

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        context.setdefault("kept", self.request.POST.get(kept.FIELD, ""))
        context["people"] = demo.people() if settings.DEMO else []
        return super().get_context_data(**context)


@method_decorator(never_cache, name="dispatch")
class Code(AuthenticateView):
    """The code step."""

    form_class = forms.Code
    template_name = "accounts/code.html"

    def get_form_class(self) -> type[forms.Code]:
        return self.form_class


def kept_sign_in(request: HttpRequest, thing: kept.Kept) -> HttpResponse:
    """Answer a form whose session had ended: the sign-in page, which carries the text on."""
    context = {
        "form": forms.SignIn(request=request),
        "kept": kept.for_page(thing),
        "people": demo.people() if settings.DEMO else [],
    }
    response = render(request, "accounts/sign_in.html", context, status=403)
    response["Cache-Control"] = "no-store"
    return response


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session, or give up a sign-in that stands half-way."""
    if request.user.is_authenticated:
        sign_ins.end(request, member=request.member, why="asked")
        return redirect("signed_out")
    clear_login(request)
    request.session.flush()
    request.key_cookie_ended = True
    return redirect("account_login")


@require_safe
def signed_out(request: HttpRequest) -> HttpResponse:
    """Say that nothing is open any more."""
    return render(request, "accounts/signed_out.html")
