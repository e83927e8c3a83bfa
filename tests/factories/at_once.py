"""Two who act in the same moment, each on a connection of their own."""

import threading
from collections.abc import Callable

from django.db import connection

from machine.refusals import Refused


def at_once(*acts: Callable[[], object]) -> list[object]:
    """Start all acts together and wait; what each returned, or the refusal that it met. Anything else is raised."""
    start, found = threading.Barrier(len(acts)), [None] * len(acts)

    def run(place: int, act: Callable[[], object]) -> None:
        try:
            start.wait(timeout=20)
            found[place] = act()
        except BaseException as error:  # handed to the test's own thread below
            found[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=each) for each in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for one in found:
        if isinstance(one, BaseException) and not isinstance(one, Refused):
            raise one
    return found
