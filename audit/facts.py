"""What an entry may say about its event: ids, codes, digests, numbers. Never words that people typed.

The log is never erased, so whatever stands in a fact stays for ever (SECURITY.md, "The audit log").
"""

import hmac
import json
import re
from datetime import date, datetime
from uuid import UUID

from django.conf import settings

_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_CODE = re.compile(r"[a-z0-9_.:-]{0,80}")
_LONGEST = 8_000  # characters of canonical JSON, as the table's constraint says

_WRITTEN = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=True)

Plain = bool | int | str | None


class FactRefused(ValueError):
    """A fact that could be text somebody typed, or personal."""


def digest(row: object, text: str | bytes) -> str:
    """A keyed digest of `text` for one row, as 64 hexadecimal digits.

    Equal texts in two rows give unlike digests, and nobody without the server's secret can test a guess.
    """
    label = f"amana/audit/digest/{type(row).__name__.lower()}/{getattr(row, 'pk', row)}"
    row_key = hmac.digest(settings.FACTS_KEY, label.encode(), "sha256")
    raw = text.encode() if isinstance(text, str) else text
    return hmac.digest(row_key, raw, "sha256").hex()


def _plain(name: str, value: object) -> Plain:
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, UUID):
        return str(value)
    if type(value) is str and _CODE.fullmatch(value):
        return value
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, str) and _CODE.fullmatch(str(value)):
        return str(value)
    raise FactRefused(f"fact {name!r} is neither an id, a code, a digest nor a number")


def canonical(facts: dict[str, object]) -> str:
    """The facts as JSON with sorted names, no spaces and only ASCII; raises FactRefused."""
    plain: dict[str, Plain | list[Plain]] = {}
    for name, value in facts.items():
        if not _NAME.fullmatch(name):
            raise FactRefused(f"{name!r} is no name for a fact")
        if isinstance(value, list | tuple | set | frozenset):
            values = [_plain(name, one) for one in value]
            plain[name] = sorted(values, key=str) if isinstance(value, set | frozenset) else values
        else:
            plain[name] = _plain(name, value)
    text = _WRITTEN.encode(plain)
    if len(text) > _LONGEST:
        raise FactRefused("too many facts for one entry")
    return text
