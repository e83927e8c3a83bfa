"""The administrator's pages: who works here, what they may do, and their one-time links."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts import access, forms, units
from accounts.actions import members


@require_safe
def list_all(request: HttpRequest) -> HttpResponse:
    """Everybody, with their roles and where their account stands."""
    now = timezone.now()
    rows = [(one, units.called(one.unit), _standing(one, now)) for one in access.list_members(request.member)]
    return render(request, "accounts/members.html", {"rows": rows})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest) -> HttpResponse:
    """Invite somebody; the answer shows the link once."""
    access.list_members(request.member)
    form = forms.Invite(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _link(request, members.invite(by=request.member, at=timezone.now(), **form.cleaned_data))
    return render(request, "accounts/invite.html", {"form": form}, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def change_roles(request: HttpRequest, pk: Any) -> HttpResponse:
    """What one member may do from now on."""
    member = access.get_member(request.member, pk)
    form = forms.Roles(request.POST or None, initial={"roles": member.roles})
    if request.method == "POST" and form.is_valid():
        members.change_roles(member=member, by=request.member, at=timezone.now(), **form.cleaned_data)
        return redirect("members")
    context = {"form": form, "subject": member, "is_self": member.pk == request.member.pk}
    return render(request, "accounts/roles.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def deactivate(request: HttpRequest, pk: Any) -> HttpResponse:
    """Close one account, after saying what that means."""
    member = access.get_member(request.member, pk)
    if request.method == "POST":
        members.deactivate(member=member, by=request.member, at=timezone.now())
        return redirect("members")
    return render(request, "accounts/deactivate.html", {"subject": member})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def reset(request: HttpRequest, pk: Any) -> HttpResponse:
    """Make a link by which one member sets passphrase and second factor anew; shown once."""
    member = access.get_member(request.member, pk)
    if request.method == "POST":
        return _link(request, members.issue_reset(member=member, by=request.member, at=timezone.now()))
    return render(request, "accounts/reset.html", {"subject": member})


def _link(request: HttpRequest, made: members.Invited) -> HttpResponse:
    with translation.override(made.member.language):
        url = request.build_absolute_uri(reverse("invitation", args=[made.token]))
    context = {"subject": made.member, "url": url, "expires_at": made.invitation.expires_at}
    response = render(request, "accounts/link.html", context)
    response["Cache-Control"] = "no-store"
    return response


def _standing(member: Any, now: Any) -> str:
    if not member.is_active:
        return "closed"
    if any(link.is_open(now) for link in member.links):
        return "invited" if not member.is_set_up else "reset"
    return "open" if member.is_set_up else "lapsed"
