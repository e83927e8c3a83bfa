"""What a bench hands back: ratios within one run, each beside what is asked of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TypeVar

from config.embedded import Postgres

Size = TypeVar("Size", int, float)


@dataclass(frozen=True)
class Figure:
    """One line of the table. Without ``target`` it is shown for the reader and judged by nobody."""

    name: str
    says: str  # what is compared, in one sentence
    value: float
    unit: str = "×"
    target: float | None = None
    is_ceiling: bool = True  # the target is the most allowed; else the least
    digits: int = 2

    @property
    def is_met(self) -> bool:
        """Whether the target holds; a figure without one always does."""
        if self.target is None:
            return True
        return self.value <= self.target if self.is_ceiling else self.value >= self.target

    @property
    def asked(self) -> str:
        """The target in words, empty without one."""
        return "" if self.target is None else f"{'≤' if self.is_ceiling else '≥'} {self.target:g} {self.unit}"

    @property
    def shown(self) -> str:
        """The value with its unit."""
        return f"{self.value:,.{self.digits}f} {self.unit}"


@dataclass(frozen=True)
class Ground:
    """Where a bench runs: its own server and folder, and whether it is only tried out (``--small``)."""

    postgres: Postgres
    var: Path
    is_small: bool
    say: Callable[[str], None]

    def size(self, whole: Size, small: Size) -> Size:
        """The first for a run that counts, the second for a trial."""
        return small if self.is_small else whole


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


def in_turns(works: dict[str, Callable[[], object]], rounds: int) -> dict[str, list[float]]:
    """Seconds of each work, one after the other in every round, so that a busy machine slows all of them alike."""
    taken: dict[str, list[float]] = {name: [] for name in works}
    for work in works.values():
        work()  # the first look warms what every later one finds warm
    for _round in range(rounds):
        for name, work in works.items():
            taken[name].append(seconds(work))
    return taken


def ratio(taken: dict[str, list[float]], above: str, below: str) -> float:
    """The median of the ratios, round by round."""
    return median(a / b for a, b in zip(taken[above], taken[below], strict=True))
