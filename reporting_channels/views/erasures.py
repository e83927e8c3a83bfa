"""The certificates of what was destroyed, for the head of office and the auditor."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from reporting_channels.retention import access as access_retention


@require_safe
def list_all(request: HttpRequest) -> HttpResponse:
    """Every erasure, newest first."""
    page = access_retention.list_erasures(request.user, request.GET.get("page", 1))
    context = {
        "page": page,
        "columns": [
            {"key": "reference", "label": _("Report"), "kind": "code"},
            {"key": "on", "label": _("Erased on"), "kind": "day"},
            {"key": "ground", "label": _("Under"), "kind": "text"},
            {"key": "channel", "label": _("Channel"), "kind": "text"},
            {"key": "state", "label": _("Certificate"), "kind": "tag"},
        ],
        "rows": [_row(erasure) for erasure in page.object_list],
    }
    return render(request, "reporting_channels/staff/erasures.html", context)


def _row(erasure: Any) -> dict[str, Any]:
    return {
        "url": erasure.get_absolute_url(),
        "reference": erasure.report.reference,
        "on": erasure.erased_on,
        "ground": erasure.get_ground_display(),
        "channel": erasure.report.channel.name,
        "state": (_("certified"), "done") if erasure.certified_on else (_("under way"), "soon"),
    }


@require_safe
def show(request: HttpRequest, pk: Any) -> HttpResponse:
    """One certificate, with its digest and where that digest stands in the log."""
    erasure = access_retention.get_erasure(request.user, pk)
    entry = access_retention.read_certificate(request.user, erasure, timezone.now())
    context = {"erasure": erasure, "entry": entry, "is_auditor": request.user.has_role("auditor")}
    return render(request, "reporting_channels/staff/erasure.html", context)


@require_safe
def document(request: HttpRequest, pk: Any) -> HttpResponse:
    """The certificate's exact bytes: their SHA-256 is the digest that the log holds."""
    erasure = access_retention.get_erasure(request.user, pk)
    access_retention.read_certificate(request.user, erasure, timezone.now())
    response = HttpResponse(erasure.body.encode(), content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="erasure-{erasure.report.reference}.json"'
    return response
