"""What somebody meets when a page cannot be shown: a sentence, and what to do. Each is a 4xx; only we can fail as 500."""

from urllib.parse import urlsplit

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpResponseServerError, UnreadablePostError
from django.shortcuts import render
from django.template.loader import render_to_string

TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)

# Shorter answers are quickly given again; longer ones took courage and are handed back.
WORTH_KEEPING = 40


def bad_request(request, exception=None):
    """400; 413 when too much was sent at once."""
    if isinstance(exception, TOO_MUCH):
        return render(request, "413.html", status=413)
    return render(request, "400.html", status=400)


def not_found(request, exception=None):
    """404: not there, or not for you; the page never says which."""
    return render(request, "404.html", status=404)


def permission_denied(request, exception=None):
    """403, for what has no sentence of its own."""
    return render(request, "403.html", status=403)


def csrf_failure(request, reason=""):
    """403 for a form that is too old (Django's CSRF_FAILURE_VIEW); hands long texts back so that nobody loses one."""
    return render(request, "403_csrf.html", {"kept": _typed_texts(request)}, status=403)


def server_error(request):
    """500, rendered without the request: nothing that failed is asked again."""
    return HttpResponseServerError(render_to_string("500.html"))


def _typed_texts(request) -> list[str]:
    if _is_foreign(request):
        return []
    try:
        values = [value for _name, texts in request.POST.lists() for value in texts]
    except (UnreadablePostError, *TOO_MUCH):
        return []
    return [value for value in values if len(value) >= WORTH_KEEPING and (" " in value or "\n" in value)]


def _is_foreign(request) -> bool:
    """Whether another site sent this form: its words must not be shown in our name."""
    origin = request.headers.get("Origin")
    if origin:
        return urlsplit(origin).netloc != request.get_host()
    return request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin"
