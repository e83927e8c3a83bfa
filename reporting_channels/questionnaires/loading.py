"""From stored values to canonical text and its digest; the questionnaires that the software ships."""

import hashlib
import json
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from reporting_channels.questionnaires.definition import Definition
from reporting_channels.questionnaires.reading import Malformed, read
from reporting_channels.questionnaires.validity import stops

SHIPPED = Path(__file__).parent / "shipped"


def canonical(values: dict[str, Any]) -> str:
    """JSON with sorted keys and no blanks: the same questions give the same text, whoever ordered the keys."""
    return json.dumps(values, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def digest_of(body: str) -> str:
    """SHA-256 of the text's UTF-8 bytes, in hexadecimal."""
    return hashlib.sha256(body.encode()).hexdigest()


def values_of(body: str) -> dict[str, Any]:
    """The values in a stored text, to be edited."""
    return json.loads(body)


@lru_cache(maxsize=256)
def definition_of(body: str) -> Definition:
    """The definition in a stored text; a text never changes, so it is read once in a process."""
    return read(values_of(body)).definition


def shipped_codes() -> list[str]:
    """The codes of the questionnaires that come with the software."""
    return sorted(path.stem for path in SHIPPED.glob("*.toml"))


def shipped(code: str) -> dict[str, Any]:
    """The values of a shipped questionnaire. Raises KeyError for an unknown code, Malformed for a wrong file."""
    path = SHIPPED / f"{code}.toml"
    if code not in shipped_codes():
        raise KeyError(code)
    values = tomllib.loads(path.read_text(encoding="utf-8"))
    wrong = stops(read(values).problems)
    if wrong:
        raise Malformed(f"{path.name}: " + " ".join(str(problem.sentence) for problem in wrong))
    return values
