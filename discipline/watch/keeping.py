"""Keeping limits as rows: what moved is written and armed again, what comes near is announced once to each holder."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, transaction
from django.utils.timezone import localdate

from audit.actors import WORKER
from audit.log import record
from cases.models import Assignment, CasePermission
from discipline.clocks import THEIRS, WARNINGS
from discipline.models import Limit, LimitNotice, Proceeding, ProceedingPermission
from discipline.watch.reading import Reckoners, chunks, dues_of, prescriptions, running_ids
from procedures.clocks import Due

PRESCRIPTION = "prescription"


def sweep(*, at: datetime) -> int:
    """Bring every limit up to date and announce what comes near; doing it again does nothing twice."""
    reckoners = Reckoners(localdate(at))
    told = 0
    for ids in chunks(running_ids()):
        told += _chunk(ids, reckoners, at)
    _close_others(at)
    return told + _unopened(reckoners.today, at)


@transaction.atomic
def _chunk(ids: Iterable[UUID], reckoners: Reckoners, at: datetime) -> int:
    found = dues_of(list(ids), reckoners)
    moved(found, at)
    return sum(_announce(found[key], limits, reckoners.today, at) for key, limits in _open_of(found).items())


def moved(found: Mapping[UUID, Mapping[str, Due]], at: datetime) -> list[tuple[Limit, date]]:
    """Write what is new or other than before, and nothing else; each moved limit with its day before."""
    there = _there(found)
    new, other, moves = [], [], []
    for key, dues in found.items():
        for code, due in dues.items():
            row = there.pop((key, code), None)
            if row is None:
                if due.on is not None and due.is_open:
                    new.append(Limit(proceeding_id=key, clock=code, due_on=due.on, computed_at=at))
                continue
            if _is_same(row, due):
                continue
            limit = Limit(*row)
            before = _settle(limit, due)
            limit.computed_at = at
            other.append(limit)
            if before != limit.due_on:
                moves.append((limit, before))
    for row in there.values():  # out of reach by now, or not a clock of the version that is followed
        if row[_IS_OPEN]:
            limit = Limit(*row)
            limit.is_open, limit.computed_at = False, at
            other.append(limit)
    for limit in other:
        limit._state.adding, limit._state.db = False, DEFAULT_DB_ALIAS
    Limit.objects.bulk_create(new, batch_size=2_000)
    Limit.objects.bulk_update(other, ["due_on", "is_open", "warned", "computed_at"], batch_size=1_000)
    return moves


_FIELDS = [one.attname for one in Limit._meta.concrete_fields]
_DUE_ON, _IS_OPEN = _FIELDS.index("due_on"), _FIELDS.index("is_open")


def _there(found: Mapping[UUID, Any]) -> dict[tuple[UUID, str], tuple[Any, ...]]:
    """The rows of these proceedings as they are: a model is made only of one that changes."""
    if not found:
        return {}
    rows = Limit.objects.filter(proceeding__gte=min(found), proceeding__lte=max(found))
    key, clock = _FIELDS.index("proceeding_id"), _FIELDS.index("clock")
    return {(row[key], row[clock]): row for row in rows.values_list(*_FIELDS).iterator(20_000) if row[key] in found}


def _is_same(row: tuple[Any, ...], due: Due) -> bool:
    return row[_IS_OPEN] == _runs(due) and row[_DUE_ON] == (due.on or row[_DUE_ON])


def _runs(due: Due) -> bool:
    """A clock that stands still has no day to warn of."""
    return due.is_open and due.on is not None


def _settle(row: Limit, due: Due) -> date | None:
    """Bring the row to what was computed; its day before, or None where nothing changed."""
    before, day = row.due_on, due.on or row.due_on
    if (row.due_on, row.is_open) == (day, _runs(due)):
        return None
    if row.due_on != day:
        row.due_on, row.warned = day, None
    row.is_open = _runs(due)
    return before


def _open_of(found: Mapping[UUID, Any]) -> dict[UUID, list[Limit]]:
    limits: dict[UUID, list[Limit]] = {}
    for one in Limit.objects.filter(proceeding__in=list(found), is_open=True):
        limits.setdefault(one.proceeding_id, []).append(one)
    return limits


def _close_others(at: datetime) -> None:
    """What ended is no limit any more."""
    rows = Limit.objects.filter(is_open=True, proceeding__state__in=("ended", "discontinued"))
    rows.update(is_open=False, computed_at=at)


def _announce(dues: Mapping[str, Due], limits: Iterable[Limit], today: date, at: datetime) -> int:
    told = 0
    for limit in limits:
        due = dues.get(limit.clock)
        if due is None or due.clock.bound != "latest" or due.clock.kind in THEIRS:
            continue
        told += announce(limit, today, at, holders=_holders, subject=_proceeding_of)
    return told


def announce(limit: Limit, today: date, at: datetime, *, holders: Any, subject: Any) -> int:
    """Tell each holder once that this threshold is reached: rows for them, one entry in the log."""
    left = (limit.due_on - today).days
    reached = next((days for days in sorted(WARNINGS) if 0 <= left <= days), None)
    if reached is None or (limit.warned is not None and limit.warned <= reached):
        return 0
    limit.warned = reached
    limit.save(update_fields=["warned"])
    rows = [
        LimitNotice(limit=limit, member_id=member, on=limit.due_on, days=reached, told_at=at)
        for member in holders(limit)
    ]
    LimitNotice.objects.bulk_create(rows, ignore_conflicts=True)
    record("limit.near", by=WORKER, subject=subject(limit), at=at, clock=limit.clock, days=reached, told=len(rows))
    return 1


def _proceeding_of(limit: Limit) -> Proceeding:
    return Proceeding.objects.only("state").get(pk=limit.proceeding_id)


def _holders(limit: Limit) -> list[UUID]:
    rows = ProceedingPermission.objects.filter(content_object=limit.proceeding_id, user__deactivated_at=None)
    return list(rows.order_by().values_list("user_id", flat=True).distinct())


@transaction.atomic
def _unopened(today: date, at: datetime) -> int:
    """The prescriptions of those against whom nothing is opened yet."""
    found, told = prescriptions(today), 0
    there = {one.subject_id: one for one in Limit.objects.filter(subject__isnull=False)}
    for key, (case, due) in found.items():
        limit = there.pop(key, None)
        if due.on is None:
            continue
        if limit is None:
            limit = Limit.objects.create(subject_id=key, clock=PRESCRIPTION, due_on=due.on, computed_at=at)
        elif _settle(limit, due) is not None:
            limit.computed_at = at
            limit.save(update_fields=["due_on", "is_open", "warned", "computed_at"])
        if limit.is_open:
            told += announce(
                limit, today, at, holders=lambda _limit, one=case: _case_holders(one), subject=lambda _l, one=case: one
            )
    Limit.objects.filter(pk__in=[one.pk for one in there.values()], is_open=True).update(is_open=False, computed_at=at)
    return told


def _case_holders(case: Any) -> list[UUID]:
    """Those who may open the case and have declared for it."""
    declared = Assignment.objects.filter(case=case, ended_at=None, no_conflict_declared_at__isnull=False)
    may_open = CasePermission.objects.filter(content_object=case, user__deactivated_at=None)
    return sorted(
        set(declared.order_by().values_list("member_id", flat=True))
        & set(may_open.order_by().values_list("user_id", flat=True))
    )
