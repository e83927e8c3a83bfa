"""A refusal raised anywhere becomes one page with its sentence, never a 500."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from letters.press import NotPrinted
from machine.refusals import PaperNotMade, Refused


class Refusals:
    """Renders ``Refused`` as ui/refused.html with the refusal's own status (409 unless it says).

    What the press could not print is refused in the same words wherever it was asked for.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, NotPrinted):
            error = PaperNotMade.after(error)
        if not isinstance(error, Refused):
            return None
        shown = {"sentence": error.sentence, "back_url": error.back_url, "leads": error.leads}
        return render(request, "ui/refused.html", shown, status=error.http_status)
