"""What a draft carries about its own making: when it began, what was asked, how that ended. Kept nowhere."""

import secrets
import time
from dataclasses import asdict, dataclass
from typing import Any, Self


@dataclass
class Guard:
    """``began`` is a second of the server's clock; it leaves with the draft and is never stored.

    ``seed`` is the question asked, none yet being 0. ``verdict`` is "" while open, "passed" after an answer,
    else the signs for which the report is kept apart, joined by spaces.
    """

    began: int = 0
    is_trapped: bool = False
    seed: int = 0
    verdict: str = ""
    waits: int = 0

    def begin(self) -> None:
        """Note the time of the first page."""
        self.began = self.began or int(time.time())

    def ask(self) -> None:
        """Draw another question."""
        self.seed = secrets.randbits(62) + 1

    @property
    def has_passed(self) -> bool:
        """Whether the question was answered or the puzzle solved."""
        return self.verdict == "passed"

    @property
    def signs(self) -> tuple[str, ...]:
        """Why the report is kept apart; empty for all others."""
        return () if self.has_passed else tuple(self.verdict.split())

    def packed(self) -> dict[str, Any]:
        """As the draft carries it."""
        return asdict(self)

    @classmethod
    def unpacked(cls, raw: dict[str, Any] | None) -> Self:
        """Read what a draft carried."""
        return cls(**(raw or {}))
