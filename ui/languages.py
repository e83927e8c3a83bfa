"""The languages of a site as the switch on its pages shows them."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language, override


def lines() -> Iterator[dict[str, Any]]:
    """Each language of this site under its own name."""
    current = get_language()
    for code, name in settings.LANGUAGES:
        yield {"code": code, "name": name, "is_current": code == current}


def same_page(request: HttpRequest, code: str) -> str:
    """The address of this page in another language; where there is no page, the first one."""
    here, match = request.get_full_path(), request.resolver_match
    if code == get_language():
        return here
    try:
        with override(code):
            there = reverse(match.view_name, args=match.args, kwargs=match.captured_kwargs) if match else f"/{code}/"
    except NoReverseMatch:
        return f"/{code}/"
    asked = request.META.get("QUERY_STRING", "")
    return f"{there}?{asked}" if match and asked else there
