"""Headers that every answer of ours carries."""

from django.conf import settings

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


class OnionLocation:
    """Tells Tor Browser where this very page is as an onion service; only pages over TLS may say so."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.is_secure():
            response.headers["Onion-Location"] = f"http://{settings.ONION_ADDRESS}{request.get_full_path()}"
        return response
