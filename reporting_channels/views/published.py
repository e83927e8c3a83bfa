"""What whoever checks a proof of submission needs and must not have to ask for: the script and the log's public key.

Both stand at addresses without a language, so that they can be printed, dictated and fetched by a machine.
"""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from audit import exports, proofs


@require_safe
def script(request: HttpRequest) -> HttpResponse:
    """Hand out the stand-alone script, byte for byte the one in every export of the log."""
    return _text(exports.SCRIPT.read_bytes(), "verify_log.py")


@require_safe
def key(request: HttpRequest) -> HttpResponse:
    """Hand out the log's public key, one line; 503 before the first checkpoint, which is a matter of seconds."""
    try:
        return _text(f"{proofs.published_key()}\n".encode(), "log-key.txt")
    except proofs.NoProof as error:
        return HttpResponse(f"{error}\n", content_type="text/plain; charset=utf-8", status=503)


def _text(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
