"""What several profiles share, written once: ``uses = ["office"]`` adds the rows of ``parts/office.toml`` to a profile.

A part adds; it never replaces. What a profile says itself and a part says again is a problem at the profile's line,
so that nobody has to guess which one holds. The canonical text of a version holds the whole, parts included.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from .reading import MalformedProfile, Problem, lines_of, parse
from .reading import Path as KeyPath

PARTS = Path(__file__).parent / "profiles" / "parts"


class Source(NamedTuple):
    """Where a key stands."""

    file: str
    line: int


class Whole(NamedTuple):
    """A profile with its parts: the values, and where each of them stands."""

    values: dict[str, Any]
    places: Mapping[KeyPath, Source]


def whole(text: str, file: str, folder: Path = PARTS) -> Whole:
    """The profile of this text with the parts that it uses. Raises MalformedProfile."""
    values = parse(text, file)
    places = {path: Source(file, line) for path, line in lines_of(text).items()}
    uses = values.pop("uses", [])
    at = places.pop(("uses",), places[()])
    if not isinstance(uses, list) or not all(isinstance(name, str) and name.isidentifier() for name in uses):
        raise MalformedProfile([Problem(file, at.line, "“uses” must be a list of names of parts.")])
    for name in uses:
        path = folder / f"{name}.toml"
        if not path.is_file():
            raise MalformedProfile([Problem(file, at.line, f"there is no part “{name}” beside the profiles.")])
        _add(values, places, path, at)
    return Whole(values, places)


def _add(values: dict[str, Any], places: dict[KeyPath, Source], part: Path, at: Source) -> None:
    text, name = part.read_text(encoding="utf-8"), f"parts/{part.name}"
    lines = lines_of(text)
    for key, value in parse(text, name).items():
        if isinstance(value, list):
            shift = len(values.setdefault(key, []))
            values[key].extend(value)
            _note(places, lines, name, key, shift)
        elif isinstance(value, dict):
            _add_table(values.setdefault(key, {}), value, key, name, at)
            _note(places, lines, name, key, None)
        else:
            raise MalformedProfile([Problem(name, lines[(key,)], "a part holds tables and lists of tables alone.")])


def _add_table(table: dict[str, Any], more: dict[str, Any], key: str, name: str, at: Source) -> None:
    for inner, value in more.items():
        if inner in table:
            says = f"“{inner}” of [{key}] stands in this profile and in {name}: a part adds, it never replaces."
            raise MalformedProfile([Problem(at.file, at.line, says)])
        table[inner] = value


def _note(places: dict[KeyPath, Source], lines: Mapping[KeyPath, int], name: str, key: str, shift: int | None) -> None:
    for path, line in lines.items():
        if path[:1] != (key,):
            continue
        moved = path
        if shift is not None and len(path) > 1 and isinstance(path[1], int):
            moved = (key, path[1] + shift, *path[2:])
        places.setdefault(moved, Source(name, line))
