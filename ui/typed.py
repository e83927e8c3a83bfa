"""What somebody typed into a form that could not be taken: handed back on the page that says so.

Going back does not bring it back: fields are `autocomplete="off"`, which keeps browsers from storing confidential text
and from restoring it (tried with Chromium).
"""

from urllib.parse import urlsplit

from django.core.exceptions import BadRequest, RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import UnreadablePostError
from django.http.multipartparser import MultiPartParserError

TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)

# Characters. Shorter answers are quickly given again; longer ones took courage.
WORTH_KEEPING = 40


def typed_texts(request) -> list[str]:
    """The long texts of this POST, in the order of its fields; none when another site sent it or it cannot be read."""
    if request is None or request.method != "POST" or _is_foreign(request):
        return []
    try:
        values = [value for _name, texts in request.POST.lists() for value in texts]
    except (BadRequest, UnreadablePostError, MultiPartParserError, *TOO_MUCH):
        return []
    return [value for value in values if len(value) >= WORTH_KEEPING and (" " in value or "\n" in value)]


def _is_foreign(request) -> bool:
    """Whether another site sent this form: its words must not be shown in our name."""
    origin = request.headers.get("Origin")
    if origin:
        return urlsplit(origin).netloc != request.get_host()
    return request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin"
