"""A member's own key: opening it again after a reset, and a new printed code."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts import forms, sign_ins
from accounts.actions import members
from vault import keys


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    """Say whether the key is open; open it by the printed recovery code."""
    if not request.member.locked:
        return render(request, "accounts/key_open.html")
    form = forms.ReopenKey(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            sign_ins.carry(request, members.reopen_key(member=request.member, at=timezone.now(), **form.cleaned_data))
            return redirect("home")
        except keys.WrongSecret:
            form.add_error(None, _("The code or the passphrase is not right. Nothing was changed."))
    return render(request, "accounts/key_locked.html", {"form": form}, status=422 if form.is_bound else 200)
