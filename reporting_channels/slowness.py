"""Wrong receipts cost time, never a locked door.

What is remembered is a keyed hash of the address, in this process's memory only, under a
key that is thrown away every ten minutes. A right receipt is never slowed.
"""

import hashlib
import os
import threading
import time
from collections import Counter

TURN = 600  # seconds until key and counts are forgotten
FREE = 3  # wrong tries that cost nothing extra
LONGEST = 1.5  # seconds
SLEEPERS = 2  # requests that may wait at once: whoever floods must not put every worker to sleep
MOST = 10_000  # addresses remembered at most

_lock = threading.Lock()
_places = threading.BoundedSemaphore(SLEEPERS)
_state = {"key": os.urandom(32), "until": 0.0}
_wrong: Counter[bytes] = Counter()


def count_wrong(address: str) -> float:
    """Note one more wrong receipt from this address and return how long to wait (seconds)."""
    with _lock:
        now = time.monotonic()
        if now > _state["until"] or len(_wrong) > MOST:
            _wrong.clear()
            _state.update(key=os.urandom(32), until=now + TURN)
        who = hashlib.blake2b(address.encode(), key=_state["key"], digest_size=16).digest()
        _wrong[who] += 1
        return min(LONGEST, max(0, _wrong[who] - FREE) * 0.25)


def slow_down(address: str) -> None:
    """Wait as long as this address has earned, unless enough others wait already."""
    seconds = count_wrong(address)
    if seconds and _places.acquire(blocking=False):
        try:
            time.sleep(seconds)
        finally:
            _places.release()
