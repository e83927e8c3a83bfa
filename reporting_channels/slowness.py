"""Wrong receipts cost time, never a locked door.

What is remembered is a keyed hash of the address in the memory that all processes share, under a key that is thrown
away every ten minutes (machine.tally). A right receipt is never slowed. Where many share one address (an onion
service, a proxy) nobody is counted, and the price of each try is its Argon2 and its turn in the lane.
"""

import threading
import time

from machine import tally

FREE = 3  # wrong tries that cost nothing extra
LONGEST = 1.5  # seconds
SLEEPERS = 2  # requests that may wait at once: whoever floods must not put every worker to sleep

_places = threading.BoundedSemaphore(SLEEPERS)


def wrong_before(address: str) -> bool:
    """Whether this address typed more wrong receipts than people do: then others go first."""
    who = tally.tag(address)
    return bool(who) and tally.counted(f"wrong:{who}") > FREE


def count_wrong(address: str) -> float:
    """Note one more wrong receipt from this address and return how long to wait (seconds)."""
    who = tally.tag(address)
    if not who:
        return 0.0
    return min(LONGEST, max(0, tally.count(f"wrong:{who}") - FREE) * 0.25)


def slow_down(address: str) -> None:
    """Wait as long as this address has earned, unless enough others wait already."""
    seconds = count_wrong(address)
    if seconds and _places.acquire(blocking=False):
        try:
            time.sleep(seconds)
        finally:
            _places.release()
