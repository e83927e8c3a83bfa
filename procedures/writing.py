"""A stored version as a text that somebody can edit: the whole, parts included, in the shape of the shipped files."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from .loading import values_of
from .reading import CODE


def as_toml(body: str) -> str:
    """The canonical text as TOML; loading it again gives the same digest."""
    return "\n".join(_table(values_of(body), ())).strip() + "\n"


def _table(values: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[str]:
    """First what fits on a line, then the tables; short texts in several languages stay on their line."""
    tables = {key: value for key, value in values.items() if _is_table(value) or _is_rows(value)}
    for key, value in values.items():
        if key not in tables:
            yield f"{_key(key)} = {_value(value)}"
    for key, value in tables.items():
        inner = (*path, key)
        name = ".".join(map(_key, inner))
        for row in value if isinstance(value, list) else [value]:
            yield ""
            yield f"[[{name}]]" if isinstance(value, list) else f"[{name}]"
            yield from _table(row, inner)


def _is_table(value: Any) -> bool:
    return isinstance(value, Mapping) and (not value or not all(isinstance(one, str) for one in value.values()))


def _is_rows(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, Mapping) for one in value)


def _key(key: str) -> str:
    return key if CODE.match(key) and "." not in key else json.dumps(key, ensure_ascii=False)


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_key(key)} = {_value(one)}" for key, one in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    return json.dumps(value, ensure_ascii=False)
