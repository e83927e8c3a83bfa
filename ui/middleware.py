"""Headers that every answer of ours carries."""

from ui.security import HEADERS


class SecurityHeaders:
    """Adds the headers of `ui.security.HEADERS`; an answer that sets one itself keeps its own (static files)."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response
