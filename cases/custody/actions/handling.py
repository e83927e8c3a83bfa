"""What is done with an exhibit by whoever holds it. Events are appended and never changed."""

from datetime import datetime

from django.db import transaction

from accounts.models import Member
from cases.access import case_key
from cases.custody import line, policies
from cases.models import Custody, Exhibit, StoragePlace
from machine.models import locked


@transaction.atomic
def note(*, exhibit: Exhibit, kind: str, result: str, note: str, by: Member, at: datetime, seal: str = "") -> Custody:
    """Examined, copied, shown to a party, sealed again (NOTED), by whoever holds it."""
    exhibit = locked(exhibit)
    policies.require_may_note(exhibit=exhibit, by=by)
    key = case_key(by, exhibit.case)
    said = line.Particulars(note=note, seal=seal)
    return line.note("custody.noted", exhibit=exhibit, kind=kind, result=result, key=key, by=by, at=at, said=said)


@transaction.atomic
def move(
    *,
    exhibit: Exhibit,
    place: StoragePlace,
    result: str,
    by: Member,
    at: datetime,
    place_detail: str = "",
    note: str = "",
) -> Custody:
    """Put it elsewhere: room, safe, shelf, and in words where exactly."""
    exhibit = locked(exhibit)
    policies.require_may_move(exhibit=exhibit, by=by, place=place)
    key = case_key(by, exhibit.case)
    exhibit.place = place
    exhibit.place_detail = key.seal(exhibit, "place_detail", place_detail) if place_detail else None
    exhibit.save()
    said = line.Particulars(note="\n".join(filter(None, (place_detail, note))), place=place)
    return line.note("custody.noted", exhibit=exhibit, kind="moved", result=result, key=key, by=by, at=at, said=said)


@transaction.atomic
def transfer(*, exhibit: Exhibit, to: Member, result: str, note: str, by: Member, at: datetime) -> Custody:
    """Hand it over; whoever does answers for it until the other confirms."""
    exhibit = locked(exhibit)
    policies.require_may_transfer(exhibit=exhibit, by=by, to=to)
    key = case_key(by, exhibit.case)
    exhibit.transfer()
    exhibit.save()
    said = line.Particulars(note=note, to=to)
    return line.note(
        "exhibit.offered", exhibit=exhibit, kind="transferred", result=result, key=key, by=by, at=at, said=said
    )


@transaction.atomic
def accept(*, exhibit: Exhibit, result: str, note: str, by: Member, at: datetime) -> Custody:
    """Confirm that it arrived, and in what condition."""
    exhibit = locked(exhibit)
    policies.require_may_accept(exhibit=exhibit, by=by)
    key = case_key(by, exhibit.case)
    exhibit.accept(by=by)
    exhibit.save()
    said = line.Particulars(note=note, to=by)
    return line.note(
        "exhibit.accepted", exhibit=exhibit, kind="accepted", result=result, key=key, by=by, at=at, said=said
    )


@transaction.atomic
def refuse(*, exhibit: Exhibit, result: str, note: str, by: Member, at: datetime) -> Custody:
    """Do not take it, and say why: it stays with whoever handed it over."""
    exhibit = locked(exhibit)
    policies.require_may_refuse(exhibit=exhibit, by=by)
    key = case_key(by, exhibit.case)
    exhibit.refuse()
    exhibit.save()
    said = line.Particulars(note=note)
    return line.note(
        "exhibit.transfer_refused", exhibit=exhibit, kind="refused", result=result, key=key, by=by, at=at, said=said
    )


@transaction.atomic
def withdraw(*, exhibit: Exhibit, result: str, note: str, by: Member, at: datetime) -> Custody:
    """Take the handing over back before anybody confirmed it."""
    exhibit = locked(exhibit)
    policies.require_may_withdraw(exhibit=exhibit, by=by)
    key = case_key(by, exhibit.case)
    exhibit.withdraw()
    exhibit.save()
    said = line.Particulars(note=note)
    return line.note(
        "exhibit.transfer_withdrawn", exhibit=exhibit, kind="withdrawn", result=result, key=key, by=by, at=at, said=said
    )
