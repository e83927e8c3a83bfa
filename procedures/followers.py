"""Who computes anew when a country's calendar changes. A room registers in its ``AppConfig.ready``."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

Anew = Callable[..., None]
_followers: list[Anew] = []


def follow(anew: Anew) -> None:
    """Call ``anew(country=, by=, at=)`` after each change, in the same transaction."""
    if anew not in _followers:
        _followers.append(anew)


def changed(*, country: str, by: Any, at: datetime) -> None:
    """Tell everybody who follows."""
    for anew in _followers:
        anew(country=country, by=by, at=at)
