"""Doors to acts that are no step of an edge table: open, or shut with the sentence why."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from machine.edges import Words
from machine.policies import why_not


@dataclass(frozen=True)
class Door:
    """An act that is no step of an edge table: its words and page, or the sentence why it is shut."""

    label: Words
    url: str
    why: Words | None


def door(label: Words, url_name: str, row: Any, require: Callable[..., Any], **handed: Any) -> Door:
    """A door to the page ``url_name`` of ``row``, open when ``require`` lets it pass."""
    return Door(label, reverse(url_name, args=[row.pk]), why_not(require, **handed))


def ajar(doors: Iterable[Door]) -> list[Door]:
    """Doors in the order they are shown: open ones first."""
    return sorted(doors, key=lambda one: one.why is not None)
