"""The languages of a site as the switch on its pages shows them."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.urls import translate_url
from django.utils.translation import get_language


def lines() -> Iterator[dict[str, Any]]:
    """Each language of this site under its own name."""
    current = get_language()
    for code, name in settings.LANGUAGES:
        yield {"code": code, "name": name, "is_current": code == current}


def same_page(here: str, code: str) -> str:
    """The address ``here`` in another language; where there is no page, the first one."""
    there = translate_url(here, code)
    return there if there != here or code == get_language() else f"/{code}/"
