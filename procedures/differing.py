"""What changed between two versions of a profile, point by point, in words, with the standing of each fact.

It reads the canonical text, in which everything stands: a key that nobody named here is shown by its code rather
than left out.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from ui.words import day_in_words

from .law import ONLY_IN_DRAFTS, STANDINGS, Law
from .loading import values_of
from .steps import COUNTINGS, amount_of
from .terms import EVENTS, HEAD, KEYS, PERIOD, POINTERS, SECTIONS, WORDS
from .words import KNOWN, in_words

ADDED, REMOVED, CHANGED, MOVED = "added", "removed", "changed", "moved"
Facts = dict[tuple[str, ...], Any]


@dataclass(frozen=True, slots=True)
class Change:
    """One fact of a point, before and after; empty where it was not said."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Point:
    """One row that is not as it was; ``code`` is its section's, the laws say where each wording comes from."""

    code: str
    section: Any
    name: str
    kind: str
    changes: tuple[Change, ...]
    law_before: Law | None = None
    law_after: Law | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """A fact that nobody verified: where it stands, and how it was read."""

    section: Any
    name: str
    law: Law


class Book:
    """One profile's canonical values, with the words to say them in."""

    def __init__(self, body: str) -> None:
        self.values: dict[str, Any] = values_of(body)
        self.laws = {code: _law(code, row) for code, row in self.values.get("laws", {}).items()}

    def rows(self, section: str) -> dict[str, Any]:
        """The rows of a section by their codes, in their order."""
        if section == HEAD:
            return {HEAD: {key: v for key, v in self.values.items() if key not in SECTIONS and key != "schema"}}
        found = self.values.get(section, {})
        if isinstance(found, list):
            return {_code(row, place): row for place, row in enumerate(found)}
        if section == "board":
            return {"board": found} if found else {}
        return dict(found)

    def name(self, section: str, code: str, row: Any) -> str:
        """What the row is called."""
        if section == HEAD:
            return in_words(self.values["title"])
        if section == "laws":
            return row.get("article") or row.get("source", code)
        if section == "events":
            return in_words(row)
        if section == "escalations":
            return self.say("clock", row["clock"])
        if section == "board":
            return self.say("body", row["body"])
        return in_words(row.get("label") or row.get("title") or {}) or code

    def law(self, row: Any) -> Law | None:
        return self.laws.get(row.get("law")) if isinstance(row, Mapping) else None

    def say(self, key: str, value: Any) -> str:
        """A value in words."""
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if isinstance(value, date):
            return day_in_words(value)
        if isinstance(value, Mapping):
            return in_words(dict(value))
        if isinstance(value, list):
            return ", ".join(self.say(key, one) for one in value) or _("none")
        if key == "law" or key.endswith("_law"):
            law = self.laws.get(value)
            return f"{law.article or law.source} ({law.in_short})" if law else str(value)
        if key in EVENTS:
            return in_words(self.values["events"].get(value, {})) or str(value)
        if key in POINTERS:
            row = self.rows(POINTERS[key]).get(str(value))
            return in_words(row["label"]) if row else str(value)
        return str(WORDS.get(key, {}).get(value, value))


def differences(before: str, after: str) -> list[Point]:
    """Everything in which two canonical texts differ, section by section; empty when they say the same."""
    old, new = Book(before), Book(after)
    return [point for section in SECTIONS for point in _section(section, old, new)]


def doubts(body: str) -> list[Doubt]:
    """Facts that rest on what nobody verified, in the order of the profile."""
    book = Book(body)
    found = []
    for section, label in SECTIONS.items():
        for code, row in book.rows(section).items():
            law = book.law(row)
            if law is not None and law.standing in ONLY_IN_DRAFTS | {"not found"}:
                found.append(Doubt(label, book.name(section, code, row), law))
    return found


def _section(section: str, old: Book, new: Book) -> Iterator[Point]:
    before, after = old.rows(section), new.rows(section)
    for code in [*before, *(code for code in after if code not in before)]:
        was, now = before.get(code), after.get(code)
        if was == now:
            continue
        kind = ADDED if was is None else REMOVED if now is None else CHANGED
        name = new.name(section, code, now) if now is not None else old.name(section, code, was)
        changes = tuple(_changes(old, new, was, now))
        laws = (old.law(was), new.law(now))
        yield Point(section, SECTIONS[section], name, kind, changes, *laws)
    kept = [code for code in before if code in after]
    if kept != [code for code in after if code in before]:
        order = Change(_("Order"), _listed(section, old, kept), _listed(section, new, [c for c in after if c in kept]))
        yield Point(section, SECTIONS[section], str(SECTIONS[section]), MOVED, (order,))


def _listed(section: str, book: Book, codes: list[str]) -> str:
    rows = book.rows(section)
    return ", ".join(book.name(section, code, rows[code]) for code in codes)


def _changes(old: Book, new: Book, was: Any, now: Any) -> Iterator[Change]:
    before, after = _facts(was), _facts(now)
    for path in [*before, *(path for path in after if path not in before)]:
        if before.get(path) == after.get(path):
            continue
        yield _change(path, before.get(path), after.get(path), old, new)


def _change(path: tuple[str, ...], was: Any, now: Any, old: Book, new: Book) -> Change:
    key, label = path[-1], " – ".join(str(KEYS.get(part, part)) for part in path) or str(KEYS["label"])
    before = "" if was is None else old.say(key, was)
    after = "" if now is None else new.say(key, now)
    if before == after and isinstance(was, Mapping) and isinstance(now, Mapping):
        # only the wording in a language that this reader does not read changed: show that one
        other = next(one for one in KNOWN if was.get(one) != now.get(one))
        return Change(f"{label} ({other})", was.get(other, ""), now.get(other, ""))
    return Change(label, before, after)


def _facts(row: Any, path: tuple[str, ...] = ()) -> Facts:
    """The row's facts by where they stand in it; tables in lists by their own code."""
    if row is None:
        return {}
    if not isinstance(row, Mapping) or _is_label(row):
        return {path or ("label",): row}
    found: Facts = {}
    if row.keys() >= {"amount", "unit", "counting"}:
        found[(*path, PERIOD)] = f"{amount_of(row['amount'], row['unit'])}, {COUNTINGS[row['counting']]}"
        row = {key: value for key, value in row.items() if key not in ("amount", "unit", "counting")}
    for key, value in row.items():
        if isinstance(value, list) and value and all(isinstance(one, Mapping) for one in value):
            for place, one in enumerate(value):
                found |= _facts(one, (*path, key, _code(one, place)))
        elif isinstance(value, Mapping):
            found |= _facts(value, (*path, key))
        elif key != "code":
            found[(*path, key)] = value
    return found


def _is_label(row: Mapping[str, Any]) -> bool:
    return bool(row) and set(row) <= set(KNOWN)


def _code(row: Any, place: int) -> str:
    if not isinstance(row, Mapping):
        return str(place + 1)
    if "to" in row and "clock" in row:
        return f"{row['clock']}:{row['to']}"
    return str(row.get("code") or row.get("name") or place + 1)


def _law(code: str, row: Mapping[str, Any]) -> Law:
    standing = row["standing"] if row["standing"] in STANDINGS else "not found"
    return Law(code, row.get("article", ""), row["source"], standing, row.get("verified_by_lawyer", False))
