"""The board of a profile: who sits, when it may sit, how it votes. What nobody found is None, never our number."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from .law import Law
from .words import Label

VOTING = ("most_severe_first",)
# Why somebody cannot sit; the machine checks each of them, and a profile says which article asks for it.
EXCLUSIONS = ("authority", "delegated-signature", "took-part", "report-author", "named")
COLLEGES = ("administration", "staff")
# Whether the file keeps who voted what, or the tally alone.
KEPT_OF_VOTES = ("tallies", "names")


@dataclass(frozen=True, slots=True)
class Rule:
    """A sentence of the law that people apply, with its source."""

    code: str
    label: Label
    law: Law


@dataclass(frozen=True, slots=True)
class Seat:
    """Who sits on the board, and how many of them; ``chairs`` is 1 for the chair, 2 for who stands in for it."""

    code: str
    label: Label
    count: int
    college: str
    has_same_category: bool
    chairs: int
    law: Law


@dataclass(frozen=True, slots=True)
class BoardRules:
    """How the board is composed, sits and votes."""

    body: str
    has_parity: bool
    has_same_category: bool
    minimum: int | None
    chair_college: str
    quorum_over: Fraction | None
    is_quorum_per_college: bool
    second_sitting_needs_quorum: bool
    postponements: int
    seats: tuple[Seat, ...]
    voting: str
    kept_of_votes: str
    exclusions: tuple[Rule, ...]
    rules: tuple[Rule, ...]
    law: Law

    @property
    def keeps_names(self) -> bool:
        """Whether the file says who voted what; where no law was read that asks for it, it keeps the tally alone."""
        return self.kept_of_votes == "names"

    @property
    def is_size_known(self) -> bool:
        """Whether the profile says how many must sit: by a number, or by naming each seat."""
        return self.minimum is not None or bool(self.seats)

    def asks(self, code: str) -> bool:
        """Whether the profile holds this rule of the sitting (``last-word``, ``witnesses-apart`` …)."""
        return any(rule.code == code for rule in self.rules)

    def is_balanced(self, seats: Mapping[str, int]) -> bool:
        """Parity: as many voting members in each college."""
        return not self.has_parity or (len(seats) > 1 and len(set(seats.values())) == 1)

    def is_quorate(
        self, present: Mapping[str, int], seats: Mapping[str, int], *, is_second_sitting: bool = False
    ) -> bool:
        """More than the share of the voting members, in each college where the rule says so.

        A draft whose quorum nobody found leaves it to the chair: somebody must be there.
        """
        if self.quorum_over is None:
            return sum(present.values()) > 0
        if is_second_sitting and not self.second_sitting_needs_quorum:
            return sum(present.values()) > 0
        if not self.is_quorum_per_college:
            return sum(present.values()) > self.quorum_over * sum(seats.values())
        return all(present.get(college, 0) > self.quorum_over * count for college, count in seats.items())
