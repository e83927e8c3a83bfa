"""Every address of a site, read from its URLconf."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from django.urls import URLResolver, get_resolver
from django.utils import translation

CONVERTED = {"uuid": lambda: str(uuid4()), "int": lambda: "2026", "slug": lambda: "case", "str": lambda: "FR"}

KINDS = {"UUIDConverter": "uuid", "IntConverter": "int", "SlugConverter": "slug", "StringConverter": "str"}


@dataclass(frozen=True)
class Address:
    """A name with its namespace, the converters of its path, and the view behind it."""

    name: str
    converters: dict[str, str] = field(hash=False)
    view: Any = field(hash=False)

    def filled(self, **known: Any) -> dict[str, Any]:
        """Values for the path: those known, and something of the right form for the rest."""
        return {name: known.get(name) or CONVERTED[kind]() for name, kind in self.converters.items()}


def addresses(urlconf: str) -> list[Address]:
    """Every address of this URLconf, in its order."""
    with translation.override("en"):
        return list(_walk(get_resolver(urlconf).url_patterns))


def _walk(patterns: Any, space: str = "") -> Iterator[Address]:
    for one in patterns:
        if isinstance(one, URLResolver):
            yield from _walk(one.url_patterns, f"{space}{one.namespace}:" if one.namespace else space)
        else:
            kinds = {name: KINDS[type(kind).__name__] for name, kind in one.pattern.converters.items()}
            yield Address(f"{space}{one.name}", kinds, one.callback)
