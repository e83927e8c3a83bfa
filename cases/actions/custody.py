"""Who holds an exhibit, and what they did with it. Events are appended and never changed."""

from datetime import datetime

from django.db import transaction

from accounts.models import Member
from audit.log import record
from cases import access, policies
from cases.actions.ranks import next_rank
from cases.models import Custody, Exhibit
from machine.models import locked
from vault.sealing import CompartmentKey


@transaction.atomic
def note(*, exhibit: Exhibit, kind: str, result: str, note: str, by: Member, at: datetime) -> Custody:
    """Examined, copied, shown to a party, returned (NOTED), by whoever holds it."""
    exhibit = locked(exhibit)
    policies.exhibits.require_may_note(exhibit=exhibit, by=by)
    key = access.case_key(by, exhibit.case)
    return append(exhibit=exhibit, kind=kind, to=None, result=result, note=note, key=key, by=by, at=at)


@transaction.atomic
def transfer(*, exhibit: Exhibit, to: Member, result: str, note: str, by: Member, at: datetime) -> Custody:
    """Hand it over; it is in nobody's hands until the other confirms."""
    exhibit = locked(exhibit)
    policies.exhibits.require_may_transfer(exhibit=exhibit, by=by, to=to)
    key = access.case_key(by, exhibit.case)
    return append(exhibit=exhibit, kind="transferred", to=to, result=result, note=note, key=key, by=by, at=at)


@transaction.atomic
def accept(*, exhibit: Exhibit, result: str, note: str, by: Member, at: datetime) -> Custody:
    """Confirm that it arrived, and in what condition."""
    exhibit = locked(exhibit)
    policies.exhibits.require_may_accept(exhibit=exhibit, by=by)
    key = access.case_key(by, exhibit.case)
    return append(exhibit=exhibit, kind="accepted", to=by, result=result, note=note, key=key, by=by, at=at)


def append(
    *,
    exhibit: Exhibit,
    kind: str,
    to: Member | None,
    result: str,
    note: str,
    key: CompartmentKey,
    by: Member,
    at: datetime,
) -> Custody:
    """Write one event, inside the caller's transaction and policy."""
    event = Custody(
        exhibit=exhibit,
        rank=next_rank(exhibit.custody),
        kind=kind,
        to=to,
        result=result,
        noted_at=at,
        noted_by=by,
    )
    if note:
        event.note = key.seal(event, "note", note)
    event.save(force_insert=True)
    record(
        "custody.noted",
        by=by,
        subject=exhibit,
        at=at,
        case=exhibit.case_id,
        kind=kind,
        result=result,
        to=to.pk if to else None,
        event_id=event.pk,
    )
    return event
