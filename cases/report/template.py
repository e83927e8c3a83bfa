"""The parts of the investigation's report, in their order: published files that never change (template-N.toml)."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from procedures.words import Label, label

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Part:
    """One part. ``before`` and ``after`` name what is drawn from the file around the typed text."""

    code: str
    is_typed: bool
    title: Label
    help: Label
    is_required: bool
    is_annex: bool
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True)
class Template:
    """One version of the report's structure."""

    version: int
    parts: tuple[Part, ...]

    @property
    def typed(self) -> tuple[Part, ...]:
        """The parts that the team writes."""
        return tuple(one for one in self.parts if one.is_typed)

    def part(self, code: str) -> Part | None:
        """The typed part with this code, or None."""
        return next((one for one in self.typed if one.code == code), None)


@cache
def version(number: int) -> Template:
    """That version; FileNotFoundError for one that was never published."""
    with (HERE / f"template-{number}.toml").open("rb") as source:
        raw = tomllib.load(source)
    return Template(raw["version"], tuple(_part(one) for one in raw["parts"]))


@cache
def newest() -> Template:
    """The version with which a report begins today."""
    return version(max(int(path.stem.rpartition("-")[2]) for path in HERE.glob("template-*.toml")))


def _part(raw: dict) -> Part:
    return Part(
        raw["code"],
        raw["kind"] == "typed",
        label(**raw["title"]),
        label(**raw.get("help", {"en": "", "fr": ""})),
        raw.get("required", False),
        raw.get("annex", False),
        tuple(raw.get("before", ())),
        tuple(raw.get("after", ())),
    )
