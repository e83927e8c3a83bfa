"""The benches behind ``manage.py bench``: each takes a Ground and hands back its figures."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from config.benches.figures import Figure, Ground


def bench(name: str) -> Callable[[Ground], list[Figure]]:
    """The bench of this name, one of config.running.bench.NAMES."""
    return import_module(f"config.benches.{name}").measure
