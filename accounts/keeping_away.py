"""What follows when a member is kept away from a matter: later rooms shut their own doors to what grew from it.

A room registers in its ``AppConfig.ready``; the room where somebody is kept away knows no later room by name.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

Shut = Callable[..., None]
_followers: list[Shut] = []


def follow(shut: Shut) -> None:
    """Call ``shut(matter=, member=, by=, at=)`` whenever a member is kept away, in the same transaction."""
    if shut not in _followers:
        _followers.append(shut)


def spread(matter: Any, *, member: Any, by: Any, at: datetime) -> None:
    """Shut what grew from ``matter`` to ``member``. Whoever follows may raise Refused; then nothing happens at all."""
    for shut in _followers:
        shut(matter=matter, member=member, by=by, at=at)
