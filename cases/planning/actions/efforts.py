"""Hours and expenses, noted by whoever had them."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from accounts.models import Member
from audit.log import record
from cases import access
from cases.models import Effort, Investigation
from cases.models.planning import MOST_HOURS
from cases.planning import policies
from machine.models import locked


@transaction.atomic
def note(
    *,
    investigation: Investigation,
    worked_on: date,
    kind: str,
    by: Member,
    at: datetime,
    hours: Decimal = Decimal(0),
    expense: Decimal = Decimal(0),
    words: str = "",
) -> Effort:
    """Note one's own hours and expenses of a day (WORK)."""
    investigation = locked(investigation)
    policies.require_may_note_hours(investigation=investigation, by=by)
    if worked_on > timezone.localdate(at):
        raise policies.WorkInFuture()
    _require_room(by, worked_on, hours)
    effort = Effort(
        investigation=investigation,
        member=by,
        worked_on=worked_on,
        kind=kind,
        hours=hours,
        expense=expense,
        noted_at=at,
        noted_by=by,
    )
    if words:
        effort.note = access.case_key(by, investigation.case).seal(effort, "note", words)
    effort.save(force_insert=True)
    facts = {"effort": effort.pk, "worked_on": worked_on, "kind": kind}
    record("hours.noted", by=by, subject=investigation, at=at, case=investigation.case_id, **facts)
    return effort


def _require_room(member: Member, day: date, hours: Decimal) -> None:
    before = Effort.objects.filter(member=member, worked_on=day, struck_at__isnull=True).aggregate(sum=Sum("hours"))
    if (before["sum"] or 0) + hours > MOST_HOURS:
        raise policies.DayFull()


@transaction.atomic
def strike(*, effort: Effort, by: Member, at: datetime) -> Effort:
    """Take one's own note back; it stays on file and counts no more."""
    effort = locked(effort)
    policies.require_may_strike_hours(effort=effort, by=by)
    effort.struck_at, effort.struck_by = at, by
    effort.save()
    investigation = effort.investigation
    record("hours.struck", by=by, subject=investigation, at=at, case=investigation.case_id, effort=effort.pk)
    return effort
