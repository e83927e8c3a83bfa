"""What the processes write down when something goes wrong: enough to mend it, nothing that anybody typed.

An exception's message can hold what it refused ("invalid value: …"), a path can hold whose
page it was, and a request's address says who asked. So a line names the route and the type
of the error, and its traceback the places in the code, without messages and without values.
"""

from __future__ import annotations

import logging
import traceback
from types import TracebackType
from typing import Any

Exc = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class Reserved(logging.Formatter):
    """One line with time, level, logger and message; then the frames of an error, not its words."""

    def __init__(self, site: str) -> None:
        super().__init__(f"%(asctime)s %(levelname)s {site} %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%S%z")

    def formatException(self, ei: Exc) -> str:  # noqa: N802  the name is the standard library's
        """Return where each error of the chain arose, the outermost last."""
        lines: list[str] = []
        error: BaseException | None = ei[1]
        while error is not None:
            frames = traceback.extract_tb(error.__traceback__)
            places = [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in frames]
            lines = [*places, f"{type(error).__module__}.{type(error).__qualname__}", *lines]
            error = error.__cause__ or error.__context__
        return "\n".join(lines)


class RouteOnly(logging.Filter):
    """Puts the route in the place of the path: ``cases/<uuid:id>/`` and not whose case it was."""

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        if request is not None and isinstance(record.args, tuple) and record.args:
            match = getattr(request, "resolver_match", None)
            route = match.route if match else "(no route)"
            path = getattr(request, "path", None)
            record.args = tuple(route if value == path else value for value in record.args)
        return True


def settings(site: str) -> dict[str, Any]:
    """Return Django's LOGGING for one process: errors to standard error, nothing for a mistyped address."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"reserved": {"()": Reserved, "site": site}},
        "filters": {"route": {"()": RouteOnly}},
        "handlers": {
            "stderr": {"class": "logging.StreamHandler", "formatter": "reserved", "filters": ["route"]},
        },
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            "django": {"handlers": [], "level": "WARNING", "propagate": True},
            "django.request": {"level": "ERROR"},
            "django.security": {"level": "ERROR"},
        },
    }
