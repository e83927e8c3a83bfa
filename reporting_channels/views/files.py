"""A file of a report: what is known of it, its cleaned copy, its pages as pictures, and the original as it came."""

from typing import Any

from csp.decorators import csp
from django.conf import settings
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from reporting_channels import access
from reporting_channels.actions import cleanings
from reporting_channels.cleaning import access as reading
from reporting_channels.cleaning import words
from reporting_channels.cleaning.policies import InfectedNotConfirmed

# A picture is shown by our page alone, and whatever it may be instead, it can do nothing.
ALONE = {"default-src": ["'none'"], "sandbox": True}


@require_safe
def show(request: HttpRequest, pk: Any, attachment: Any) -> HttpResponse:
    """What is known of one file. Opening this page is an entry in the log."""
    report, row, key = _found(request, pk, attachment)
    file = reading.look_at(request.user, report, row, key, timezone.now())
    return render(request, "reporting_channels/staff/file_page.html", _shown(report, file))


def _shown(report: Any, file: reading.FileLabel) -> dict[str, Any]:
    standing = file.reading.standing
    return {
        "report": report,
        "file": file,
        "lines": words.lines(standing.listed),
        "has_scanner": bool(settings.CLAMAV),
        "why": words.REASONS.get(standing.reason, ""),
        "why_not_scanned": words.SILENT.get(file.reading.scanned.reason, ""),
    }


@require_http_methods(("GET", "HEAD", "POST"))
def original(request: HttpRequest, pk: Any, attachment: Any) -> HttpResponse | StreamingHttpResponse:
    """A file as it was sent, always as a download; one with a virus only after a second yes."""
    report, row, key = _found(request, pk, attachment)
    is_confirmed = request.method == "POST" and request.POST.get("sure") == "yes"
    try:
        file, chunks = reading.open_original(
            request.user, report, row, key, is_confirmed=is_confirmed, at=timezone.now()
        )
    except InfectedNotConfirmed as refusal:
        file = reading.look_at(request.user, report, row, key, timezone.now())
        context = {**_shown(report, file), "sentence": refusal.sentence}
        return render(request, "reporting_channels/staff/file_infected.html", context, status=refusal.http_status)
    return _download(file.name, file.size, chunks)


@require_safe
def copy(request: HttpRequest, pk: Any, attachment: Any) -> StreamingHttpResponse:
    """The cleaned copy, as a download."""
    report, row, key = _found(request, pk, attachment)
    size, chunks = reading.open_copy(request.user, report, row, key, timezone.now())
    return _download(reading.copy_name(row, key), size, chunks)


@csp(ALONE)
@require_safe
def page(request: HttpRequest, pk: Any, attachment: Any, number: int) -> StreamingHttpResponse:
    """One page as a picture that the cleaner drew."""
    report, row, key = _found(request, pk, attachment)
    size, chunks = reading.open_page(request.user, report, row, key, number, timezone.now())
    response = StreamingHttpResponse(chunks, content_type="image/png")
    response["Content-Disposition"] = content_disposition_header(False, f"{number}.png")
    response["Content-Length"] = str(size)
    return response


@require_POST
def clean(request: HttpRequest, pk: Any, attachment: Any) -> HttpResponse:
    """Make the cleaned copy that could not be made at arrival."""
    report, row, _key = _found(request, pk, attachment)
    cleanings.clean(report=report, attachment=row, by=request.user, at=timezone.now())
    return redirect("report_file", report.pk, row.pk)


@require_POST
def scan(request: HttpRequest, pk: Any, attachment: Any) -> HttpResponse:
    """Ask the virus scanner, with the signatures of today."""
    report, row, _key = _found(request, pk, attachment)
    cleanings.scan(report=report, attachment=row, by=request.user, at=timezone.now())
    return redirect("report_file", report.pk, row.pk)


def _found(request: HttpRequest, pk: Any, attachment: Any) -> tuple:
    report = access.get_report(request.user, pk)
    row = reading.get_attachment(request.user, report, attachment)
    return report, row, access.report_key(request.user, report)


def _download(name: str, size: int, chunks: Any) -> StreamingHttpResponse:
    response = StreamingHttpResponse(chunks, content_type="application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(True, name)
    response["Content-Length"] = str(size)
    return response
