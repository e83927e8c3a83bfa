"""Rows in a form without script: each has its buttons up, down and remove, and one adds an empty row below.

A button of a row is a submit like any other: the page comes back with the rows rearranged, everything typed still
in it, and nothing stored. ``go`` is the button's value: ``up-2``, ``down-2``, ``remove-2``, ``add``.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.http import QueryDict

MOST = 60  # rows of one list; a form that claims more is not ours
_GO = re.compile(r"^(?P<prefix>[a-z_]+):(?P<verb>up|down|remove|add)(?:-(?P<row>\d{1,2}))?$")


class Lines:
    """A list of small forms under one prefix. ``rows`` are what they start from when nothing was posted."""

    def __init__(self, line: type[forms.Form], prefix: str, posted: QueryDict | None, rows: list[dict], **options):
        self.line, self.prefix, self.options = line, prefix, options
        self.names = list(line(**options).fields)
        self.posted = posted
        self.rows = self._posted_rows() if posted is not None else [*rows]
        self.is_arranging = bool(posted is not None and self._arrange(posted.get("go", "")))
        self.forms = [self._form(number, row) for number, row in enumerate(self.rows)]

    def __iter__(self) -> Iterator[forms.Form]:
        return iter(self.forms)

    @property
    def count(self) -> int:
        """How many rows are shown."""
        return len(self.rows)

    def is_valid(self) -> bool:
        """Whether every row that is not empty is right."""
        return not [form for form in self.filled() if not form.is_valid()]

    def filled(self) -> list[forms.Form]:
        """The rows in which something was chosen or typed."""
        pairs = zip(self.rows, self.forms, strict=True)
        return [form for row, form in pairs if any(str(value).strip() for value in row.values())]

    def _form(self, number: int, row: dict) -> forms.Form:
        prefix = f"{self.prefix}-{number}"
        if self.posted is None or self.is_arranging:
            return self.line(prefix=prefix, initial=row, **self.options)
        return self.line({f"{prefix}-{name}": value for name, value in row.items()}, prefix=prefix, **self.options)

    def _posted_rows(self) -> list[dict[str, Any]]:
        try:
            count = min(int(self.posted.get(f"{self.prefix}-count", "0")), MOST)
        except ValueError:
            count = 0
        return [
            {name: self.posted.get(f"{self.prefix}-{number}-{name}", "") for name in self.names}
            for number in range(count)
        ]

    def _arrange(self, go: str) -> bool:
        wanted = _GO.match(go)
        if wanted is None:
            return False
        place, verb = int(wanted["row"] or 0), wanted["verb"]
        if wanted["prefix"] == self.prefix:
            arranged(self.rows, verb, place, dict.fromkeys(self.names, ""))
        return True


def arranged(rows: list, verb: str, place: int, empty: Any) -> None:
    """Rearrange a list in place: ``up``, ``down``, ``remove`` a row, ``add`` an empty one; outside it, nothing."""
    if verb == "add" and len(rows) < MOST:
        rows.append(empty)
    if not 0 <= place < len(rows):
        return
    if verb == "remove":
        del rows[place]
    elif verb in ("up", "down"):
        other = place + (-1 if verb == "up" else 1)
        if 0 <= other < len(rows):
            rows[place], rows[other] = rows[other], rows[place]


def is_arranging(posted: Mapping[str, str]) -> bool:
    """Whether a button of a row was pressed, and so nothing is to be stored."""
    return bool(_GO.match(posted.get("go", "")))
