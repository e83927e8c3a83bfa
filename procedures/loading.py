"""From a file to a profile, its canonical bytes and their digest.

The canonical form is JSON with sorted keys: a comment or a blank line changes nothing, a changed fact does.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings

from .parts import Source, whole
from .profile import Profile
from .reading import MalformedProfile, Problem, Reader
from .schema import read_profile

TYPED = "profile.toml"  # what a profile that was typed on a page is called in its problems
PROFILES = Path(__file__).parent / "profiles"


@dataclass(frozen=True, slots=True)
class Loaded:
    """A profile that passed every check. `body` is the text whose UTF-8 bytes were hashed (SHA-256, hexadecimal)."""

    profile: Profile
    body: str
    digest: str


def shipped() -> list[Path]:
    """The profiles that the office starts with: those of `settings.PROFILES_DIR`, by default the software's own."""
    return sorted(Path(getattr(settings, "PROFILES_DIR", PROFILES)).glob("*.toml"))


def load_file(path: Path) -> Loaded:
    """Raises MalformedProfile with file and line for everything that is wrong, an unreadable file included."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise MalformedProfile([Problem(path.name, line, "this is not UTF-8 text.")]) from error
    except OSError as error:
        raise MalformedProfile([Problem(path.name, 1, f"the file cannot be read: {error.strerror}.")]) from error
    return load_text(text, path.name)


def load_text(text: str, file: str) -> Loaded:
    values, places = whole(text, file)
    profile = _build(values, places)
    body = canonical(values)
    return Loaded(profile, body, digest_of(body))


@lru_cache(maxsize=64)
def profile_of(body: str) -> Profile:
    """The profile in a stored body; parsed once a process, for versions never change."""
    return _build(values_of(body), {(): Source("body", 1)})


def values_of(body: str) -> dict[str, Any]:
    """The plain values of a canonical text."""
    return json.loads(body, object_hook=_revive)


def canonical(values: dict[str, Any]) -> str:
    return json.dumps(values, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_plain)


def digest_of(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()


def _build(values: dict[str, Any], places: Mapping[Any, Source]) -> Profile:
    top = Reader(values, places, [])
    profile = read_profile(top)
    if top.problems:
        raise MalformedProfile(top.problems)
    return profile


def _plain(value: Any) -> dict[str, str]:
    if isinstance(value, date):
        return {"day": value.isoformat()}
    raise TypeError(f"{type(value).__name__} has no canonical form.")


def _revive(table: dict[str, Any]) -> Any:
    return date.fromisoformat(table["day"]) if table.keys() == {"day"} else table
