"""Asking for an identity, answering such a request, and reading the name while the time lasts."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.policies import require_role
from accounts.views.again import asks_passphrase_again
from machine.views import Doing
from reporting_channels import access, forms, people, policies
from reporting_channels.actions import disclosures
from reporting_channels.codes import Derogation, LegalBasis, label
from reporting_channels.detriment import access as risks
from reporting_channels.detriment.saying import of_disclosure, reminder
from reporting_channels.states_disclosure import IDENTITY_DISCLOSURE


@require_safe
def list_all(request: HttpRequest) -> HttpResponse:
    """The requests that the member made or answers."""
    require_role(request.user, *policies.READERS, "identity_custodian")
    rows = access.list_disclosures(request.user)
    return render(request, "reporting_channels/staff/disclosures.html", {"rows": rows})


@require_http_methods(("GET", "HEAD", "POST"))
@asks_passphrase_again
def ask(request: HttpRequest, pk: Any) -> HttpResponse:
    """Ask for the identity behind a report, on a legal ground and with reasons."""
    report = access.get_report(request.user, pk)
    is_custodian = people.keeps_share(request.user, report)
    policies.require_may_request(report=report, by=request.user, is_custodian=is_custodian)
    standing = risks.standing(report, timezone.localdate())
    form = forms.RequestIdentity(request.POST or None, standing=standing)
    if form.is_bound and form.is_valid():
        return redirect(disclosures.request(report=report, by=request.user, at=timezone.now(), **form.cleaned_data))
    context = {
        "report": report,
        "form": form,
        "title": _("Ask who the reporter is"),
        "verb": _("Ask the custodians"),
        "consequence": _("Your request and your reasons stay on record, whatever the custodians decide."),
        "reminders": [reminder(standing, is_reader=True)],
    }
    return render(request, "reporting_channels/staff/form.html", context, status=422 if form.is_bound else 200)


@require_safe
def show(request: HttpRequest, pk: Any) -> HttpResponse:
    """One request: its reasons, who released, what can be done."""
    row = access.get_disclosure(request.user, pk)
    texts = access.read_disclosure(request.user, row, timezone.now())
    context = {
        "row": row,
        "texts": texts,
        "basis": label(LegalBasis, row.legal_basis),
        "ground": label(Derogation, row.derogation) if row.derogation else "",
        "releases": access.releases_of(row),
        "earlier": access.earlier_requests(row),
        "needed": row.identity.shares_needed,
        "is_mine": row.requested_by_id == request.user.pk,
        "is_over": not any(row.machine.leaving(row.state)),
        "reminders": list(of_disclosure(row, request.user)),
        "is_readable": row.state == "opened" and timezone.now() < row.opened_until,
    }
    return render(request, "reporting_channels/staff/disclosure.html", context)


@require_safe
@asks_passphrase_again
def identity(request: HttpRequest, pk: Any) -> HttpResponse:
    """The name itself. The passphrase is asked again; the reading is an entry."""
    row = access.get_disclosure(request.user, pk)
    name, contact = access.read_identity(request.user, row, timezone.now())
    context = {"row": row, "name": name, "contact": contact}
    return render(request, "reporting_channels/staff/identity.html", context)


class _Again(Doing):
    """A step towards the name: the passphrase is asked again, then one press."""

    noun = "identity_disclosure"
    find = staticmethod(access.get_disclosure)

    @method_decorator(asks_passphrase_again)
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().dispatch(request, *args, **kwargs)


_release, _open = IDENTITY_DISCLOSURE.edge("requested", "complete"), IDENTITY_DISCLOSURE.edge("noticed", "open")


class Release(_Again):
    """A custodian lets their share go."""

    action = staticmethod(disclosures.release)
    require = staticmethod(policies.require_may_complete)
    title, consequence, step = _release.label, _release.consequence, _release.verb


class Open(_Again):
    """The requester begins the time in which the name can be read."""

    action = staticmethod(disclosures.open_)
    require = staticmethod(policies.require_may_open)
    title, consequence, step = _open.label, _open.consequence, _open.verb
