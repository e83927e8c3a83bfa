"""Doors to acts that are no step of an edge table: open, or shut with the sentence why."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from machine.edges import Words
from machine.policies import refusal_of


@dataclass(frozen=True)
class Door:
    """An act that is no step of an edge table: its words and page, or why it is shut and where that is put right."""

    label: Words
    url: str
    why: Words | None
    leads: tuple[tuple[str, str], ...] = ()


def door(label: Words, url_name: str, row: Any, require: Callable[..., Any], **handed: Any) -> Door:
    """A door to the page ``url_name`` of ``row``, open when ``require`` lets it pass."""
    refusal, url = refusal_of(require, **handed), reverse(url_name, args=[row.pk])
    return Door(label, url, None) if refusal is None else Door(label, url, refusal.sentence, refusal.leads)


def ajar(doors: Iterable[Door]) -> list[Door]:
    """Doors in the order they are shown: open ones first."""
    return sorted(doors, key=lambda one: one.why is not None)
