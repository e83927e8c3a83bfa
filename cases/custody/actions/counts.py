"""Stock-taking: each exhibit is looked for by a person; what is missing or broken becomes an event of its custody."""

from datetime import datetime

from django.db import transaction

from accounts.models import Member
from audit.log import record
from cases.access import case_key
from cases.custody import line
from cases.custody import policies_keeping as policies
from cases.custody.actions import whereabouts
from cases.models import Case, CountLine, Exhibit, StockCount, StoragePlace
from machine.models import locked


@transaction.atomic
def begin(*, case: Case, by: Member, at: datetime, place: StoragePlace | None = None) -> StockCount:
    """Begin to look for every exhibit of the case, or for those of one place."""
    case = locked(case)
    policies.require_may_begin_count(case=case, by=by, place=place)
    count = StockCount.objects.create(case=case, place=place, begun_at=at, begun_by=by)
    record("count.begun", by=by, subject=case, at=at, count=count.pk, place=place.pk if place else None)
    return count


@transaction.atomic
def note_all(*, count: StockCount, outcomes: dict[Exhibit, str], note: str, by: Member, at: datetime) -> StockCount:
    """What one round through the shelves found, all of it or nothing."""
    for exhibit, outcome in outcomes.items():
        _note(count=count, exhibit=exhibit, outcome=outcome, words=note, by=by, at=at)
    return count


@transaction.atomic
def close(*, count: StockCount, by: Member, at: datetime) -> StockCount:
    """Every exhibit was looked for: the stock-taking stays as it is."""
    count = locked(count)
    policies.require_may_close_count(count=count, by=by)
    count.closed_at, count.closed_by = at, by
    count.save()
    lines = list(count.lines.values_list("outcome", flat=True))
    differences = sum(outcome != "seen" for outcome in lines)
    record("count.closed", by=by, subject=count.case, at=at, count=count.pk, lines=len(lines), differences=differences)
    return count


def _note(*, count: StockCount, exhibit: Exhibit, outcome: str, words: str, by: Member, at: datetime) -> CountLine:
    """One exhibit was seen, seen with a broken seal, or not there (COUNTED)."""
    count = locked(count)
    exhibit = locked(exhibit)
    policies.require_may_count(count=count, by=by, exhibit=exhibit)
    policies.require_belongs(count=count, exhibit=exhibit)
    made = CountLine.objects.create(count=count, exhibit=exhibit, outcome=outcome, noted_at=at, noted_by=by)
    if outcome == "missing" and exhibit.state in ("held", "offered"):
        whereabouts.report_missing(exhibit=exhibit, note=words, by=by, at=at)
    elif outcome != "missing" and exhibit.state == "missing":
        result = "intact" if outcome == "seen" else "broken"
        whereabouts.find(exhibit=exhibit, result=result, note=words, by=by, at=at, place=count.place)
    elif outcome != "missing":
        result = "intact" if outcome == "seen" else "broken"
        said = line.Particulars(note=words, place=exhibit.place)
        key = case_key(by, exhibit.case)
        line.note("custody.noted", exhibit=exhibit, kind="counted", result=result, key=key, by=by, at=at, said=said)
    record("count.noted", by=by, subject=exhibit, at=at, count=count.pk, outcome=outcome)
    return made
