"""The days of very many proceedings, read flat: a hundred thousand models with their relations cost a minute.

Each row answers to the names by which ``discipline.clocks`` asks a model, so that one rule computes both. What a
chunk reads lies between its first and its last key: no list of two thousand keys goes to the server.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from cases.models import CaseFlag
from discipline.models import (
    Appeal,
    Board,
    BoardOrder,
    Hearing,
    MentionErasure,
    Opinion,
    Paper,
    Proceeding,
    Revocation,
    Sanction,
    Sitting,
)
from procedures.models import ProcedureVersion


class Many(list):
    """A relation that was read."""

    def all(self) -> "Many":
        """As a manager's."""
        return self


@dataclass(slots=True)
class FlagRow:
    kind: str
    since_on: date
    ended_on: date | None
    lifted_at: datetime | None


@dataclass(slots=True)
class CaseRow:
    flags: Many = field(default_factory=Many)


@dataclass(slots=True)
class DayRow:
    """A part with the days that clocks ask of it: a hearing, an opinion, a revocation, an erasure."""

    held_on: date | None = None
    given_on: date | None = None
    revoked_at: datetime | None = None
    erased_on: date | None = None
    repeated_on: date | None = None
    counts_on: date | None = None


@dataclass(slots=True)
class PaperRow:
    kind: str
    remedies: list[str]
    service: DayRow | None


@dataclass(slots=True)
class OrderRow:
    kind: str
    ordered_on: date
    ended_on: date | None


@dataclass
class SittingRow:
    rank: int
    state: str
    summoned_on: date
    sits_on: date
    papers: Many = field(default_factory=Many)
    order: OrderRow | None = None
    received_on = Sitting.received_on


@dataclass(slots=True)
class BoardRow:
    convoked_at: datetime
    sittings: Many = field(default_factory=Many)


@dataclass(slots=True)
class AppealRow:
    pk: UUID
    sanction: Any
    kind: str
    filed_on: date
    determined_at: datetime | None


@dataclass
class SanctionRow:
    proceeding: Any
    state: str
    code: str
    parameters: dict[str, Any]
    imposed_at: datetime
    notified_on: date | None
    are_remedies_printed: bool
    unprinted: list[str]
    appeals: Many = field(default_factory=Many)
    papers: Many = field(default_factory=Many)
    revocation: DayRow | None = None
    mention_erasure: DayRow | None = None
    is_standing = Sanction.is_standing


@dataclass(slots=True)
class ProceedingRow:
    pk: UUID
    case: CaseRow
    procedure: ProcedureVersion
    knowledge_on: date
    opened_at: datetime
    charges_served_on: date | None
    decided_at: datetime | None
    board: BoardRow | None = None
    hearing: DayRow | None = None
    opinion: DayRow | None = None
    sanctions: Many = field(default_factory=Many)


class Reading:
    """One chunk under way."""

    def __init__(self, ids: Sequence[UUID], versions: dict[UUID, ProcedureVersion]) -> None:
        self.span = (min(ids), max(ids)) if ids else None
        self.wanted, self.versions = set(ids), versions

    def rows(self) -> list[ProceedingRow]:
        """The proceedings with everything that their clocks read."""
        if self.span is None:
            return []
        found = self._proceedings()
        self._boards(found)
        for model, name, days in ((Hearing, "hearing", ("held_on",)), (Opinion, "opinion", ("given_on",))):
            for key, *values in self._of(model, "proceeding", *days):
                if key in found:
                    setattr(found[key], name, DayRow(**dict(zip(days, values, strict=True))))
        self._sanctions(found)
        return list(found.values())

    def _of(self, model: Any, path: str, *names: str, order: Iterable[str] = ()) -> Any:
        """Rows whose proceeding lies in this chunk; the first value is its key."""
        rows = model.objects.filter(**{f"{path}__gte": self.span[0], f"{path}__lte": self.span[1]})
        return rows.order_by(*order).values_list(path, *names)

    def _proceedings(self) -> dict[UUID, ProceedingRow]:
        names = ("case", "procedure", "knowledge_on", "opened_at", "charges_served_on", "decided_at")
        read = [row for row in self._of(Proceeding, "pk", *names) if row[0] in self.wanted]
        self._read_versions({row[2] for row in read})
        cases: dict[UUID, CaseRow] = {row[1]: CaseRow() for row in read}
        for key, case in self._flags().items():
            if key in cases:
                cases[key].flags = case
        return {
            key: ProceedingRow(key, cases[case], self.versions[version], *days) for key, case, version, *days in read
        }

    def _read_versions(self, keys: set[UUID]) -> None:
        missing = keys - self.versions.keys()
        if missing:
            rows = ProcedureVersion.objects.only("country", "code", "body")
            self.versions |= rows.in_bulk(missing)

    def _flags(self) -> dict[UUID, Many]:
        rows = CaseFlag.objects.filter(case__proceedings__id__range=self.span).order_by()
        seen, found = set(), {}
        for key, case, *values in rows.values_list("pk", "case", "kind", "since_on", "ended_on", "lifted_at"):
            if key not in seen:
                seen.add(key)
                found.setdefault(case, Many()).append(FlagRow(*values))
        return found

    def _boards(self, found: dict[UUID, ProceedingRow]) -> None:
        for key, convoked_at in self._of(Board, "proceeding", "convoked_at"):
            if key in found:
                found[key].board = BoardRow(convoked_at)
        sittings: dict[UUID, SittingRow] = {}
        names = ("pk", "rank", "state", "summoned_on", "sits_on")
        for key, pk, *values in self._of(Sitting, "board__proceeding", *names, order=["rank"]):
            board = found[key].board if key in found else None
            if board is not None:
                sittings[pk] = SittingRow(*values)
                board.sittings.append(sittings[pk])
        orders = self._of(BoardOrder, "sitting__board__proceeding", "sitting", "kind", "ordered_on", "ended_on")
        for _key, sitting, *values in orders:
            if sitting in sittings:
                sittings[sitting].order = OrderRow(*values)
        self._papers("sitting", "board__proceeding", sittings)

    def _sanctions(self, found: dict[UUID, ProceedingRow]) -> None:
        sanctions: dict[UUID, SanctionRow] = {}
        names = ("pk", "state", "code", "parameters", "imposed_at", "notified_on", "are_remedies_printed", "unprinted")
        for key, pk, *values in self._of(Sanction, "proceeding", *names, order=["imposed_at"]):
            if key in found:
                sanctions[pk] = SanctionRow(found[key], *values)
                found[key].sanctions.append(sanctions[pk])
        if not sanctions:
            return
        names = ("sanction", "pk", "kind", "filed_on", "determined_at")
        for _key, sanction, pk, *values in self._of(Appeal, "sanction__proceeding", *names, order=["lodged_at"]):
            if sanction in sanctions:
                sanctions[sanction].appeals.append(AppealRow(pk, sanctions[sanction], *values))
        self._papers("sanction", "proceeding", sanctions)
        self._days(Revocation, "revocation", ("revoked_at",), sanctions)
        self._days(MentionErasure, "mention_erasure", ("erased_on", "repeated_on"), sanctions)

    def _days(self, model: Any, name: str, days: tuple[str, ...], sanctions: dict[UUID, SanctionRow]) -> None:
        for _key, sanction, *values in self._of(model, "sanction__proceeding", "sanction", *days):
            if sanction in sanctions:
                setattr(sanctions[sanction], name, DayRow(**dict(zip(days, values, strict=True))))

    def _papers(self, about: str, path: str, holders: dict[UUID, Any]) -> None:
        """What was issued about these and the day that counts of its service: never a word of it."""
        if not holders:
            return
        names = (about, "kind", "remedies", "service__counts_on")
        for _key, holder, kind, remedies, counts_on in self._of(Paper, f"{about}__{path}", *names):
            if holder in holders:
                service = DayRow(counts_on=counts_on) if counts_on else None
                holders[holder].papers.append(PaperRow(kind, remedies, service))
