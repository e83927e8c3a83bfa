"""What somebody meets when a page cannot be shown: a sentence, and what to do; only we can fail as 500."""

import logging

from django.http import HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string

from ui.typed import TOO_MUCH, typed_texts

log = logging.getLogger(__name__)
STILL_COMING = 64 * 2**20  # bytes of an oversized form that are read and thrown away, so that the sentence arrives


def bad_request(request, exception=None):
    """400; 413 when too much was sent at once."""
    if isinstance(exception, TOO_MUCH):
        _let_it_finish(request)
        return render(request, "413.html", status=413)
    return render(request, "400.html", status=400)


def _let_it_finish(request):
    """Take what the browser still sends: one that is cut off in the middle shows a broken line, not our answer."""
    try:
        coming, left = request.META["wsgi.input"], min(int(request.META["CONTENT_LENGTH"]), STILL_COMING)
        while left > 0 and (piece := coming.read(min(left, 64 * 1024))):
            left -= len(piece)
    except (KeyError, OSError, ValueError):
        return


def not_found(request, exception=None):
    """404: not there, or not for you; the page never says which."""
    return render(request, "404.html", status=404)


def permission_denied(request, exception=None):
    """403, for what has no sentence of its own."""
    return render(request, "403.html", status=403)


def csrf_failure(request, reason=""):
    """403 for a form that is too old (Django's CSRF_FAILURE_VIEW)."""
    return render(request, "403_csrf.html", status=403)


def server_error(request):
    """500. Rendered without context processors: nothing that failed is asked again, only the typed text is fetched."""
    try:
        kept = typed_texts(request)
    except Exception:  # whatever broke, this page must still be shown
        log.exception("the typed text could not be handed back")
        kept = []
    return HttpResponseServerError(render_to_string("500.html", {"kept": kept}))
