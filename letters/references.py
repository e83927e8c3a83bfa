"""Tokens by which a text points at a piece of its file: [A1] an allegation, [E3] an exhibit, [I2] an interview."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Self

TOKEN = re.compile(r"\[([AEI])(\d{1,4})\]")


@dataclass(frozen=True, order=True)
class Reference:
    """``kind`` is A, E or I; ``rank`` the number inside the case."""

    kind: str
    rank: int

    def __str__(self) -> str:
        return f"{self.kind}{self.rank}"

    @classmethod
    def read(cls, match: re.Match[str]) -> Self:
        return cls(match[1], int(match[2]))


def found(text: str) -> list[Reference]:
    """Every reference in the text, in its order, each once."""
    return list(dict.fromkeys(Reference.read(match) for match in TOKEN.finditer(text)))


def unknown(text: str, known: Collection[Reference]) -> list[Reference]:
    """References of the text to pieces that are not in the file."""
    return [one for one in found(text) if one not in known]
