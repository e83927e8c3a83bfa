"""Reading TOML strictly: every problem comes with the file, the line and a sentence for the person who edits it.

`tomllib` forgets where a key stood, so the lines are found again by a second, much simpler reading.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from .words import KNOWN, REQUIRED, Label

Path = tuple[str | int, ...]
MISSING = object()
WORDLESS = Label((("en", ""),))
_HEADER = re.compile(r"^\s*(\[\[|\[)\s*(.+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""^\s*((?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*'))*)\s*=""")
_PART = re.compile(r"""[A-Za-z0-9_-]+|"[^"]*"|'[^']*'""")
# From inside a string to its end; only the double-quoted ones know a backslash.
_UNTIL = {
    '"': re.compile(r'(?:[^"\\]|\\.)*"'),
    '"""': re.compile(r'(?:[^\\]|\\.)*?"""'),
    "'": re.compile(r"[^']*'"),
    "'''": re.compile(r".*?'''"),
}
CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\Z")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong, where, and what to do about it. English: it is read on a console by whoever edits the file."""

    file: str
    line: int
    sentence: str

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.sentence}"


class MalformedProfile(ValueError):
    """A profile that cannot be used; `problems` says everything that is wrong with it, in the order of the file."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(
            problems, key=lambda problem: (problem.file.startswith("parts/"), problem.file, problem.line)
        )
        super().__init__("\n".join(map(str, self.problems)))


def lines_of(text: str) -> dict[Path, int]:
    """The line of every table and key. Values inside brackets and long strings are skipped, not read."""
    lines: dict[Path, int] = {(): 1}
    counts: dict[Path, int] = {}
    table: Path = ()
    depth, quote = 0, ""
    for number, line in enumerate(text.splitlines(), start=1):
        if quote or depth:
            depth, quote = _depth(line, depth, quote)
            continue
        if header := _HEADER.match(line):
            table = _table(header, counts)
            lines.setdefault(table, number)
        elif key := _KEY.match(line):
            lines.setdefault(table + tuple(part.strip("\"'") for part in _PART.findall(key[1])), number)
            depth, quote = _depth(line[key.end() :], 0, "")
    return lines


def _table(header: re.Match[str], counts: dict[Path, int]) -> Path:
    """The path of a header; `[[x]]` opens the next row, `[x.y]` belongs to the last row of x."""
    path: Path = ()
    parts = [part.strip("\"'") for part in _PART.findall(header[2])]
    for position, part in enumerate(parts):
        path += (part,)
        is_row = header[1] == "[[" and position == len(parts) - 1
        if is_row:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path += (counts[path],)
    return path


def _depth(line: str, depth: int, quote: str) -> tuple[int, str]:
    """How many brackets stay open after the line, and which long string."""
    position = 0
    while position < len(line):
        if quote:
            rest = _UNTIL[quote].match(line, position)
            if not rest:
                return depth, quote if len(quote) == 3 else ""
            position, quote = rest.end(), ""
            continue
        if line[position] == "#":
            break
        if line[position] in "\"'":
            quote = line[position] * 3 if line.startswith(line[position] * 3, position) else line[position]
            position += len(quote) - 1
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(line[position], 0)
        position += 1
    return depth, quote if len(quote) == 3 else ""


def parse(text: str, file: str) -> dict[str, Any]:
    """TOML to plain values; a syntax error becomes a problem with its line."""
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise MalformedProfile([Problem(file, 1, "this is not valid TOML: lists or tables lie too deep.")]) from error
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        place = re.search(r"at line (\d+), column (\d+)", message)
        line = int(place[1]) if place else len(text.splitlines())
        reason = message.partition(" (at ")[0]
        raise MalformedProfile([Problem(file, line, f"this is not valid TOML: {reason}.")]) from error


@dataclass(slots=True)
class Reader:
    """One table being read. Every key that is asked for is known; `done` reports the others as misspelt."""

    values: Mapping[str, Any]
    lines: Mapping[Path, tuple[str, int]]
    problems: list[Problem]
    path: Path = ()
    seen: set[str] = field(default_factory=set)

    def place(self, key: str | int | None = None) -> tuple[str, int]:
        """The file and the line of the key, or of the nearest table around it."""
        path = self.path if key is None else (*self.path, key)
        while path not in self.lines:
            path = path[:-1]
        return self.lines[path]

    def wrong(self, sentence: str, key: str | None = None) -> None:
        self.problems.append(Problem(*self.place(key), sentence))

    def has(self, key: str) -> bool:
        return key in self.values

    def value(self, key: str, kinds: type | tuple[type, ...], what: str, default: Any = MISSING) -> Any:
        self.seen.add(key)
        found = self.values.get(key, default)
        if found is MISSING:
            self.wrong(f"“{key}” is missing: {what}.")
            return None
        is_flag_for_number = isinstance(found, bool) and kinds is not bool
        if found is not default and (not isinstance(found, kinds) or is_flag_for_number):
            self.wrong(f"“{key}” must be {what}.", key)
            return None
        return found

    def text(self, key: str, default: Any = MISSING) -> str:
        found = self.value(key, str, "a text between quotation marks", default)
        if found is not None and default is MISSING and not found.strip():
            self.wrong(f"“{key}” is empty.", key)
        return found or ""

    def code(self, key: str = "code") -> str:
        found = self.text(key)
        if found and not CODE.match(found):
            self.wrong(f"“{found}” is not a code: letters, digits, dots and hyphens only.", key)
        return found

    def choice(self, key: str, allowed, default: Any = MISSING) -> str:
        found = self.text(key, default)
        if found and found not in allowed:
            self.wrong(f"“{key}” is “{found}”: it must be one of {', '.join(allowed)}.", key)
        return found

    def flag(self, key: str, default: Any = MISSING) -> bool:
        return bool(self.value(key, bool, "true or false", default))

    def number(self, key: str, least: int, most: int, default: Any = MISSING) -> int:
        found = self.value(key, int, f"a whole number from {least} to {most}", default)
        if found is not None and found is not default and not least <= found <= most:
            self.wrong(f"“{key}” is {found}: it must be from {least} to {most}.", key)
        return least if found is None else found

    def day(self, key: str) -> date:
        found = self.value(key, date, "a day, written 2025-06-24 without quotation marks")
        if isinstance(found, datetime):
            self.wrong(f"“{key}” must be a day without a time.", key)
        return found or date.min

    def words(self, key: str, default: Any = MISSING) -> tuple[str, ...]:
        found = self.value(key, list, "a list of texts", default)
        if found is None or not all(isinstance(word, str) for word in found):
            if found is not None:
                self.wrong(f"“{key}” must be a list of texts.", key)
            return ()
        return tuple(found)

    def label(self, key: str) -> Label:
        found = self.value(key, dict, "a text in both languages, { fr = …, en = … }")
        if found is None:
            return WORDLESS
        for language in REQUIRED:
            if not isinstance(found.get(language), str) or not found[language].strip():
                self.wrong(f"“{key}” has no text in “{language}”.", key)
        for language in found:
            if language not in KNOWN:
                self.wrong(f"“{key}” has a text in “{language}”, which is not a language of this software.", key)
        return Label(tuple(sorted((language, str(text)) for language, text in found.items())))

    def label_or_none(self, key: str) -> Label | None:
        self.seen.add(key)
        return self.label(key) if self.has(key) else None

    def table(self, key: str) -> "Reader":
        found = self.value(key, dict, f"a table, [{key}]")
        return self.inner(found or {}, key)

    def tables(self, key: str, *, least: int = 0) -> list["Reader"]:
        found = self.value(key, list, f"a list of tables, [[{key}]]", [] if least == 0 else MISSING)
        if found is None or not all(isinstance(row, dict) for row in found):
            if found is not None:
                self.wrong(f"“{key}” must be a list of tables, [[{key}]].", key)
            return []
        return [self.inner(row, key, position) for position, row in enumerate(found)]

    def inner(self, values: Mapping[str, Any], *path: str | int) -> "Reader":
        return Reader(values, self.lines, self.problems, (*self.path, *path))

    def done(self) -> None:
        for key in self.values:
            if key not in self.seen:
                self.wrong(f"“{key}” is not known here. Is it misspelt?", key)
