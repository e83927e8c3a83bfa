"""Rows of anything, cut into the cells of a table."""

from collections.abc import Iterable
from typing import Any


def body(columns: list[dict], rows: Iterable[Any]) -> list[dict]:
    """Each row (a dict or an object) with its cells in the order of `columns` and the `url` it leads to, if any."""
    return [{"url": _read(row, "url"), "cells": [_cell(row, column) for column in columns]} for row in rows]


def _cell(row: Any, column: dict) -> dict:
    return {"kind": column.get("kind", "text"), "label": column["label"], "value": _read(row, column["key"])}


def _read(row: Any, key: str) -> Any:
    return row.get(key) if isinstance(row, dict) else getattr(row, key, None)
