"""The database knows whether it is the demonstration's: there alone may a case follow a draft that nobody signed."""

from typing import Any

from django.conf import settings
from django.db import connection

from procedures.guards import DEMONSTRATION


def mark(**_signal: Any) -> None:
    """After migrate, as the owner of the tables: say it in a function that no other role can replace."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regprocedure('procedures_is_demonstration()')")
        if cursor.fetchone()[0] is not None:
            cursor.execute(DEMONSTRATION.format("true" if settings.DEMO else "false"))
