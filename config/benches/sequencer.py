"""The sequencer in a process of its own, as the worker runs it; imports Django only once it runs."""

from typing import Any


def run(stop: Any, database: dict[str, Any], seed: bytes) -> None:
    """Seal until `stop` is set, in the parent's database and with its key."""
    import django

    django.setup()
    from datetime import UTC, datetime

    from django.conf import settings
    from django.db import connection

    from audit import sealing

    settings.LOG_SIGNING_KEY = seed
    connection.settings_dict.update(database)
    while not stop.is_set():
        sealing.keep_sealing(lambda: datetime.now(UTC), seconds=0.5)
    connection.close()
