"""Who goes first where it is narrow: stretching a receipt costs memory and a core, so few do it at once.

Each process lets ``SLOTS`` through at a time. Whoever answered, or came when nothing was wrong, goes before whoever did
not; nobody waits so long that a page would not come, and a full room says so at once and keeps every word. The other
threads of the process are left to the cheap pages, the plain question first among them.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.translation import gettext_lazy as _

from machine.refusals import Refused

SLOTS = 2  # at once in each process: as many as it has cores to itself
FIRST_WAITING, LATER_WAITING = 4, 1  # of twelve threads: the others serve pages
FIRST_SECONDS, LATER_SECONDS = 4.0, 1.0
PATIENT = 3  # times somebody was sent away before they go with the first


class Crowded(Refused):
    """Not now: too many are sending at this very moment."""

    http_status = 503
    sentence = _(
        "Very many people are sending at this moment. Nothing is lost: everything you wrote is on this page. "
        "Wait a moment, then press the button again."
    )


class Lanes:
    """A narrow place with two lanes."""

    def __init__(self, slots: int = SLOTS) -> None:
        self._turn = threading.Condition()
        self._free = slots
        self._waiting = {True: 0, False: 0}

    @contextmanager
    def turn(self, *, is_first: bool) -> Iterator[None]:
        """Wait for a turn, the first lane before the other; raises Crowded instead of waiting long."""
        self._enter(is_first)
        try:
            yield
        finally:
            with self._turn:
                self._free += 1
                self._turn.notify_all()

    def _enter(self, is_first: bool) -> None:
        most, seconds = (FIRST_WAITING, FIRST_SECONDS) if is_first else (LATER_WAITING, LATER_SECONDS)
        until = time.monotonic() + seconds
        with self._turn:
            if not self._may_go(is_first) and self._waiting[is_first] >= most:
                raise Crowded()
            self._waiting[is_first] += 1
            try:
                while not self._may_go(is_first):
                    left = until - time.monotonic()
                    if left <= 0 or not self._turn.wait(left):
                        raise Crowded()
                self._free -= 1
            finally:
                self._waiting[is_first] -= 1
                self._turn.notify_all()

    def _may_go(self, is_first: bool) -> bool:
        return self._free > 0 and (is_first or not self._waiting[True])


sending = Lanes()
returning = Lanes()
