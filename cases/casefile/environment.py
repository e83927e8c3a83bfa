"""What the process that makes a case file knows of its surroundings: the site's settings, and of the case nothing."""

import os
from urllib.parse import quote

from django.db import connection


def of_child() -> dict[str, str]:
    """The site's own environment, which its settings are read from, with the database that this very process uses."""
    return {**os.environ, "DATABASE_URL": _database(), "DJANGO_SETTINGS_MODULE": "config.settings"}


def _database() -> str:
    known = connection.settings_dict
    who = quote(known["USER"] or "", safe="")
    if known["PASSWORD"]:
        who += ":" + quote(known["PASSWORD"], safe="")
    given = known.get("OPTIONS", {})  # a socket stands there, out of the address's query
    host, port = known["HOST"] or given.get("host", ""), known["PORT"] or given.get("port", "")
    if host.startswith("/"):
        end = f"?host={quote(host, safe='/')}" + (f"&port={port}" if port else "")
        return f"postgresql://{who}@/{known['NAME']}{end}"
    return f"postgresql://{who}@{host}{f':{port}' if port else ''}/{known['NAME']}"
