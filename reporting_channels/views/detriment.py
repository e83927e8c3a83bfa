"""The risk of detriment: what stands, what was thought before, and the next assessment."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from machine.policies import why_not
from machine.refusals import Refused
from reporting_channels import access, people
from reporting_channels.actions import detriment
from reporting_channels.detriment import access as risks
from reporting_channels.detriment.forms import AssessDetriment, PointBack
from reporting_channels.detriment.policies import require_may_assess_detriment
from reporting_channels.detriment.saying import lines
from reporting_channels.models import Report
from ui.drafts import restore


@require_http_methods(("GET", "HEAD", "POST"))
def risk(request: HttpRequest, pk: Any) -> HttpResponse:
    """Assess it again, beside everything that was said of it before. Opening this page is an entry."""
    report = access.get_report(request.user, pk)
    form = AssessDetriment(
        *_posted(request),
        standing=risks.standing(report, timezone.localdate()),
        readers=[one for one in people.readers(report) if one.deactivated_at is None],
        by=request.user,
    )
    if not form.is_bound or not form.is_valid():
        return _page(request, report, form, status=422 if form.is_bound else 200)
    try:
        detriment.assess(report=report, by=request.user, at=timezone.now(), **form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, str(refusal.sentence))
        return _page(request, report, form, status=refusal.http_status)
    return redirect(f"{report.get_absolute_url()}#risk")


@require_http_methods(("GET", "HEAD", "POST"))
def point_back(request: HttpRequest, pk: Any) -> HttpResponse:
    """Say which earlier report these reprisals are about; its own risk is judged next."""
    report = access.get_report(request.user, pk)
    form = PointBack(*_posted(request), find=lambda number: risks.by_number(request.user, number))
    if form.is_bound and form.is_valid():
        said = {"report": report, "earlier": form.cleaned_data["number"], "by": request.user, "at": timezone.now()}
        try:
            return redirect("report_risk", detriment.told_later(**said).pk)
        except Refused as refusal:
            form.add_error("number", str(refusal.sentence))
    context = {
        "report": report,
        "form": form,
        "title": _("Reprisals for an earlier report"),
        "verb": _("Judge its risk again"),
        "consequence": _(
            "The risk of the earlier report is a question again, and whoever keeps it is asked. Nothing is kept that "
            "ties the two reports together."
        ),
    }
    return render(request, "reporting_channels/staff/form.html", context, status=422 if form.is_bound else 200)


def _posted(request: HttpRequest) -> list[Any]:
    return [request.POST] if request.method == "POST" else []


def _page(request: HttpRequest, report: Report, form: AssessDetriment, status: int) -> HttpResponse:
    now = timezone.now()
    found = risks.standing(report, timezone.localdate(now))
    refusal = why_not(require_may_assess_detriment, report=report, by=request.user)
    context = {
        "report": report,
        "form": form,
        "refusal": refusal,
        "found": found,
        "said": list(lines(found, is_reader=True)),
        "earlier": risks.read(request.user, report, now),
        "draft_at": restore(form, request),
    }
    return render(request, "reporting_channels/staff/risk.html", context, status=409 if refusal else status)
