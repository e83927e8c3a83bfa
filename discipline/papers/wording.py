"""The words of the papers: versioned files shared by every procedure, and what the pinned profile adds to them."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from procedures.words import Label, label

HERE = Path(__file__).resolve().parent


@cache
def newest() -> int:
    """The number of the version by which papers are written today."""
    return max(int(path.stem.partition("-")[2]) for path in HERE.glob("wording-*.toml"))


@cache
def version(number: int) -> dict[str, dict[str, Label]]:
    """The words of one version: kind, part (title, opening, closing), label."""
    read = tomllib.loads((HERE / f"wording-{number}.toml").read_text(encoding="utf-8"))
    return {kind: {part: label(**texts) for part, texts in parts.items()} for kind, parts in read.items()}


def said(kind: str, part: str, values: dict[str, Any]) -> str:
    """One part in the language of the document, with its values as they are."""
    return str(version(newest())[kind][part]) % values


def document_of(profile: Any, kind: Any) -> Any:
    """The paper as the pinned profile knows it; None where it has no name for it."""
    return next((one for one in profile.documents if one.code in kind.documents), None)


def title_of(profile: Any, kind: Any) -> str:
    """The name that the tradition gives to this paper, else ours."""
    document = document_of(profile, kind)
    return str(document.label if document is not None else version(newest())[kind.code]["title"])


def added(profile: Any, kind: Any) -> list[Any]:
    """What the profile adds to this paper, each with its law."""
    return [one for one in profile.letters if one.paper == kind.code]
