"""What a template needs so that its form keeps drafts: ``{% include "ui/parts/draft.html" %}`` inside the form."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from accounts.drafts.middleware import place_of


def place(request: HttpRequest) -> dict:
    """The form that this address shows."""
    return {"draft_place": SimpleLazyObject(lambda: place_of(request))}
