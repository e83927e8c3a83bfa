"""Worlds that the tests of one file share: built once, before its first test, and as new for each of them.

A file names the factories that most of its tests begin with: ``WORLDS = [discipline.convoked]``. In each test the first
plain call of such a factory gives a copy of what was built, and whatever the test does to it is rolled back to where
the test began. A second call, or one with values of its own, builds anew. A case is also given to a call with the team
that ``cases.team()`` gave in the same test.
"""

import copy
import functools
from collections.abc import Callable, Sequence
from typing import Any

from django.db import connection

from vault.keyring import Keyring

Keyring.__deepcopy__ = lambda self, memo: self  # it never changes, and refuses every other way of being copied

_built: dict[Callable, Any] = {}
_left: dict[Callable, Any] = {}
_team: list[Any] = []


def keepable(build: Callable) -> Callable:
    """Let ``WORLDS`` of a test file name this factory; its ``anew`` builds whatever is kept."""

    @functools.wraps(build)
    def factory(*args: Any, **values: Any) -> Any:
        strangers = [one for one in args if one is not None and not any(one is kept for kept in _team)]
        if factory not in _left or strangers or values:
            return build(*args, **values)
        return _left.pop(factory)

    factory.anew = build
    return factory


def team(build: Callable) -> Callable:
    """Give the team of the case that is kept, whose first call comes before that of the case."""

    @functools.wraps(build)
    def factory() -> Any:
        case = next((one for one in _left.values() if hasattr(one, "team")), None)
        if case is None or _team:
            return build()
        _team.append(case.team)
        return case.team

    return factory


def build(factories: Sequence[Callable]) -> None:
    """Build what a file keeps; the deferred guards run, as at a commit."""
    for one in factories:
        made = one()
        _built[one] = made
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def hand_out() -> None:
    """Before each test: everything that is kept, untouched."""
    _team.clear()
    _left.clear()
    _left.update((one, copy.deepcopy(made)) for one, made in _built.items())


def forget() -> None:
    """After the last test of a file."""
    _built.clear()
    hand_out()
