"""A procedure profile in memory: frozen, complete, every fact with its law. Built only by `procedures.schema`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from .board import BoardRules, Rule
from .clocks import Clock
from .interim import InterimMeasure
from .law import Law
from .letters import LetterWords
from .remedies import AppealKind, AppealOutcome, Service
from .retention import Escalation, RetentionClass
from .sanctions import Group, SanctionRule
from .steps import movements
from .tradition import Caution, Factor, FileRule, Range, StepOfLine
from .words import Label


@dataclass(frozen=True, slots=True)
class Body:
    """Somebody who acts in the procedure, and who sits in it."""

    code: str
    label: Label
    who: Label
    law: Law


@dataclass(frozen=True, slots=True)
class Right:
    """A right of the person concerned, and the moments at which they must be told of it."""

    code: str
    label: Label
    text: Label
    notified_at: tuple[str, ...]
    law: Law


@dataclass(frozen=True, slots=True)
class FindingWord:
    """One word of the vocabulary of findings, with what it means and what proof it takes."""

    code: str
    label: Label
    definition: Label
    proof: Label
    is_sustained: bool
    needs_reason: bool
    law: Law


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of misconduct, from a closed list."""

    code: str
    label: Label
    law: Law


@dataclass(frozen=True, slots=True)
class Document:
    """A paper of the procedure and the rights that it must print."""

    code: str
    label: Label
    prints: tuple[str, ...]
    law: Law


@dataclass(frozen=True, slots=True)
class Gap:
    """What was looked for and not found: said, never filled in."""

    code: str
    label: Label
    note: Label
    law: Law


@dataclass(frozen=True, slots=True)
class Profile:
    """One procedure: what the law of one corps of one country says since one day."""

    code: str
    country: str
    corps: str
    title: Label
    valid_from: date
    status: str
    languages: tuple[str, ...]
    laws: tuple[Law, ...]
    events: Mapping[str, Label]
    bodies: tuple[Body, ...]
    groups: tuple[Group, ...]
    scale: tuple[SanctionRule, ...]
    sanction_rules: tuple[Rule, ...]
    interim_measures: tuple[InterimMeasure, ...]
    interim_rules: tuple[Rule, ...]
    board: BoardRules | None
    clocks: tuple[Clock, ...]
    rights: tuple[Right, ...]
    findings: tuple[FindingWord, ...]
    categories: tuple[Category, ...]
    outcomes: tuple[AppealOutcome, ...]
    appeals: tuple[AppealKind, ...]
    services: tuple[Service, ...]
    documents: tuple[Document, ...]
    retentions: tuple[RetentionClass, ...]
    escalations: tuple[Escalation, ...]
    gaps: tuple[Gap, ...]
    warnings: tuple[Caution, ...]
    steps: tuple[StepOfLine, ...]
    factors: tuple[Factor, ...]
    ranges: tuple[Range, ...]
    file_rules: tuple[FileRule, ...] = ()
    letters: tuple[LetterWords, ...] = ()
    history_hides: tuple[str, ...] = ()  # words of findings left out of what other cases tell of a person

    def body(self, code: str) -> Body:
        return _one(self.bodies, code)

    def group(self, code: str) -> Group:
        return _one(self.groups, code)

    def sanction(self, code: str) -> SanctionRule:
        return _one(self.scale, code)

    def clock(self, code: str) -> Clock:
        return _one(self.clocks, code)

    def right(self, code: str) -> Right:
        return _one(self.rights, code)

    def finding(self, code: str) -> FindingWord:
        return _one(self.findings, code)

    def category(self, code: str) -> Category:
        return _one(self.categories, code)

    def outcome(self, code: str) -> AppealOutcome:
        return _one(self.outcomes, code)

    def appeal(self, code: str) -> AppealKind:
        return _one(self.appeals, code)

    def service(self, way: str) -> Service | None:
        """What this law says of that way of serving; None where it says nothing of its own."""
        return next((row for row in self.services if row.code == way), None)

    def interim_measure(self, code: str) -> InterimMeasure:
        return _one(self.interim_measures, code)

    def retention(self, code: str) -> RetentionClass:
        return _one(self.retentions, code)

    def document(self, code: str) -> Document:
        return _one(self.documents, code)

    @property
    def clock_rows(self) -> list[dict]:
        """The clocks with the words of their events, for the profile's page."""
        return [
            {
                "clock": clock,
                "starts": self.events[clock.starts],
                "ends": self.events[clock.ends],
                "moves": movements(clock, self.events),
                "prevailing": self.clock(clock.yields_to) if clock.yields_to else None,
            }
            for clock in self.clocks
        ]

    @property
    def range_rows(self) -> list[dict]:
        """The ranges of the calibration with the rules that they name, for the profile's page."""
        return [{"range": row, "rules": [self.sanction(code) for code in row.sanctions]} for row in self.ranges]

    def rights_at(self, moment: str) -> tuple[Right, ...]:
        """The rights of which the person must be told at that moment (`proceeding.opened`, `hearing.held` …)."""
        return tuple(right for right in self.rights if moment in right.notified_at)

    def waits_for_notice(self, step: str) -> bool:
        """Whether that step waits until the person was told of every new document of the file."""
        return any(rule.code == "new-document" and step in rule.before for rule in self.file_rules)

    def voting_order(self, proposed: Iterable[str]) -> tuple[SanctionRule, ...]:
        """The sanctions the board votes on: from the most severe one proposed down to the mildest of the scale."""
        severest = max((self.scale.index(self.sanction(code)) for code in proposed), default=-1)
        return tuple(reversed(self.scale[: severest + 1]))


def _one(rows, code: str):
    """The row with that code; KeyError names the code, for nobody should ask a profile for what it does not hold."""
    for row in rows:
        if row.code == code:
            return row
    raise KeyError(code)


MOMENTS = (
    "interview.convoked",
    "interview.under_proceeding",
    "proceeding.opened",
    "file.opened",
    "hearing.convoked",
    "hearing.held",
    "decision.notified",
)
STATUSES = ("draft", "worked")
