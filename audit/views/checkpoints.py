"""Checkpoints, and the whole log to take away."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from audit import browsing, exports, notes, sealing
from audit.doors import needs_role

SHOWN = 50


@require_safe
@needs_role("auditor")
def checkpoints(request: HttpRequest) -> HttpResponse:
    """The newest checkpoints, each as the line that leaves the house."""
    newest = browsing.newest_checkpoints(SHOWN)
    key = notes.verifier_key(sealing.origin(), bytes(newest[0].key)) if newest else ""
    rows = [(checkpoint, notes.as_line(checkpoint.note)) for checkpoint in newest]
    context = {"rows": rows, "key": key, "lag": sealing.unsealed(timezone.now())}
    return render(request, "audit/checkpoints.html", context)


@require_POST
@needs_role("auditor")
def export(request: HttpRequest) -> HttpResponseBase:
    """The whole log as a tar archive, streamed; itself an entry."""
    at = timezone.now()
    try:
        checkpoint, files = exports.take(by=request.user, at=at, way="web")
    except exports.NothingSealed as error:
        return render(request, "ui/refused.html", {"sentence": str(error)}, status=409)
    answer = StreamingHttpResponse(exports.as_tar(files, at), content_type="application/x-tar")
    answer["Content-Disposition"] = f'attachment; filename="log-{checkpoint.size}.tar"'
    return answer
