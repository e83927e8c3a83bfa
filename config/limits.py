"""The memory that all processes share for counting (CACHES): Valkey while it answers, else each process's own.

Counting is no truth: when Valkey dies, nobody waits for it, nobody is refused, and what was counted begins anew.
"""

import logging
import time
from typing import Any

from django.core.cache.backends.base import BaseCache
from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

PATIENCE = 0.2  # seconds that a request may lose to a memory that does not answer
AGAIN = 5.0  # seconds until it is asked again
_broken = {"until": 0.0}  # one for the process: a dead memory costs one request its patience, not all


class Limits(BaseCache):
    """Valkey first; a process's own memory when it is away."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(params)
        options = {"socket_timeout": PATIENCE, "socket_connect_timeout": PATIENCE}
        self._shared = RedisCache(server, {**params, "OPTIONS": options})
        self._own = LocMemCache("limits", params)

    def _ask(self, verb: str, *words: Any, **options: Any) -> Any:
        if time.monotonic() >= _broken["until"]:
            try:
                return getattr(self._shared, verb)(*words, **options)
            except (RedisError, OSError) as error:
                _broken["until"] = time.monotonic() + AGAIN
                logger.warning("The shared memory for limits does not answer (%s).", type(error).__name__)
        return getattr(self._own, verb)(*words, **options)

    def add(self, *words: Any, **options: Any) -> bool:
        return self._ask("add", *words, **options)

    def get(self, *words: Any, **options: Any) -> Any:
        return self._ask("get", *words, **options)

    def set(self, *words: Any, **options: Any) -> None:
        return self._ask("set", *words, **options)

    def touch(self, *words: Any, **options: Any) -> bool:
        return self._ask("touch", *words, **options)

    def delete(self, *words: Any, **options: Any) -> bool:
        return self._ask("delete", *words, **options)

    def incr(self, *words: Any, **options: Any) -> int:
        return self._ask("incr", *words, **options)

    def clear(self) -> None:
        return self._ask("clear")
