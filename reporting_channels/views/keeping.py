"""How long a report is kept: its dates, holds, postponements, and destroying it before its time."""

from collections.abc import Callable
from typing import Any

from django import forms as django_forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from accounts.views.again import asks_passphrase_again
from machine.policies import why_not
from machine.views import Doing
from reporting_channels import access
from reporting_channels.actions import clocks, deletions, retention
from reporting_channels.models import Report
from reporting_channels.retention import access as access_retention
from reporting_channels.retention import forms, keeping, policies

FORM = ("GET", "HEAD", "POST")


@require_safe
def show(request: HttpRequest, pk: Any) -> HttpResponse:
    """The dates with how they were computed, who holds what, and what can be done."""
    report = access.get_report(request.user, pk)
    now = timezone.now()
    texts = access_retention.read_keeping(request.user, report, now)
    standing = keeping.keeping_of(report, timezone.localdate(now))
    context = {
        "report": report,
        "keeping": standing,
        "texts": texts,
        "lifting": {one.row.pk: _why_not_lift(report, one.row, request.user) for one in texts.holds},
        "deciding": {one.row.pk: _why_not_decide(one.row, request.user) for one in texts.deletions},
        "may_hold": why_not(policies.require_may_hold, report=report, by=request.user),
        "may_postpone": why_not(policies.require_may_postpone, report=report, keeping=standing, by=request.user),
        "may_propose": why_not(
            policies.require_may_propose,
            report=report,
            is_held=any(one.row.is_active for one in texts.holds),
            is_needed=bool(keeping.needed([report.pk])),
            has_open=any(one.row.state in ("proposed", "confirmed") for one in texts.deletions),
            by=request.user,
        ),
    }
    return render(request, "reporting_channels/staff/keeping.html", context)


def _why_not_lift(report: Report, hold: Any, by: Any) -> Any:
    return why_not(policies.require_may_lift, legal_hold=hold, report=report, by=by)


def _why_not_decide(deletion: Any, by: Any) -> Any:
    return why_not(policies.require_may_refuse, early_deletion=deletion, by=by)


@require_http_methods(FORM)
def hold(request: HttpRequest, pk: Any) -> HttpResponse:
    """Place a legal hold."""
    return _write(
        request, pk, forms.PlaceHold, retention.hold, _("Place a legal hold"), _("Place the hold"),
        _("From now on nothing of this report can be destroyed, by anybody. Another colleague must lift it."),
    )  # fmt: skip


@require_http_methods(FORM)
def lift(request: HttpRequest, pk: Any, hold: Any) -> HttpResponse:
    """Lift a legal hold that somebody else placed."""
    row = access_retention.get_hold(request.user, access.get_report(request.user, pk), hold)

    def lifting(*, report: Report, **values: Any) -> Any:
        return retention.lift(legal_hold=row, **values)

    return _write(
        request, pk, forms.LiftHold, lifting, _("Lift the legal hold"), _("Lift the hold"),
        _("The report is kept thirty days more at least. After that its time of keeping counts again."),
    )  # fmt: skip


@require_http_methods(FORM)
def postpone(request: HttpRequest, pk: Any) -> HttpResponse:
    """Keep the report one step longer."""
    return _write(
        request, pk, forms.Postpone, retention.postpone, _("Keep the report longer"), _("Postpone the erasure"),
        _("The procedure says how long a step is, and how often it can be taken. It stays on record."),
    )  # fmt: skip


@require_http_methods(FORM)
@asks_passphrase_again
def propose(request: HttpRequest, pk: Any) -> HttpResponse:
    """Propose to destroy it before its time. The passphrase is asked again."""
    return _write(
        request, pk, forms.ProposeDeletion, deletions.propose, _("Propose an early deletion"), _("Propose"),
        _("A second person reads your reasons and decides. You cannot decide alone."),
    )  # fmt: skip


@require_http_methods(FORM)
def prolong(request: HttpRequest, pk: Any) -> HttpResponse:
    """Take more time for the feedback, with a reason that the reporter reads."""
    return _write(
        request, pk, forms.Prolong, clocks.prolong, _("Take more time for the feedback"), _("Take more time"),
        _("Once, and before the first time is over. The reporter reads your reason with the new day."), then="report",
    )  # fmt: skip


def _write(
    request: HttpRequest,
    pk: Any,
    form_class: type[django_forms.Form],
    action: Callable[..., Any],
    title: str,
    verb: str,
    consequence: str,
    then: str = "report_keeping",
) -> HttpResponse:
    report = access.get_report(request.user, pk)
    form = form_class(request.POST or None)
    if form.is_bound and form.is_valid():
        action(report=report, by=request.user, at=timezone.now(), **form.cleaned_data)
        return redirect(then, report.pk)
    context = {"report": report, "form": form, "title": title, "verb": verb, "consequence": consequence}
    status = 422 if form.is_bound else 200
    return render(request, "reporting_channels/staff/form.html", context, status=status)


class _Decide(Doing):
    """The second person's page: the passphrase is asked again, then one press."""

    noun = "early_deletion"
    find = staticmethod(access_retention.get_deletion)

    @method_decorator(asks_passphrase_again)
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().dispatch(request, *args, **kwargs)


class Confirm(_Decide):
    """Agree that the report is destroyed."""

    action = staticmethod(deletions.confirm)
    require = staticmethod(policies.require_may_confirm)
    title = gettext_lazy("Confirm the deletion")
    consequence = gettext_lazy(
        "The report is destroyed within minutes, in the backups too. Nobody can bring it back, whoever asks."
    )


class Refuse(_Decide):
    """Say no, with reasons."""

    action = staticmethod(deletions.refuse)
    require = staticmethod(policies.require_may_refuse)
    form = forms.RefuseDeletion
    title = gettext_lazy("Refuse the deletion")
    consequence = gettext_lazy("The report stays. The colleague who proposed reads your reasons.")
