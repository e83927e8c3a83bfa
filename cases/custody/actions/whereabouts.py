"""An exhibit that leaves the office, comes back, is missed or is found."""

from datetime import datetime

from django.db import transaction

from accounts.models import Member
from cases.access import case_key
from cases.custody import line, policies
from cases.models import Custody, Exhibit, StoragePlace
from machine.models import locked
from vault.upload import SealedUpload


@transaction.atomic
def send_out(
    *,
    exhibit: Exhibit,
    outsider: str,
    receiver: str,
    receipt: SealedUpload,
    result: str,
    note: str,
    by: Member,
    at: datetime,
) -> Custody:
    """To a laboratory, a prosecutor, a court (OUTSIDERS): to a named person, who signed the receipt."""
    exhibit = locked(exhibit)
    policies.require_may_send_out(exhibit=exhibit, by=by)
    key = case_key(by, exhibit.case)
    exhibit.send_out()
    exhibit.save()
    said = line.Particulars(note=note, outsider=outsider, receiver=receiver, receipt=receipt)
    return line.note(
        "exhibit.sent_out", exhibit=exhibit, kind="sent_out", result=result, key=key, by=by, at=at, said=said
    )


@transaction.atomic
def take_back(
    *,
    exhibit: Exhibit,
    result: str,
    note: str,
    by: Member,
    at: datetime,
    place: StoragePlace | None = None,
) -> Custody:
    """It came back; whoever took it holds it."""
    exhibit = locked(exhibit)
    policies.require_may_take_back(exhibit=exhibit, by=by)
    key = case_key(by, exhibit.case)
    exhibit.take_back(by=by)
    exhibit.place = place
    exhibit.save()
    said = line.Particulars(note=note, to=by, place=place)
    return line.note(
        "exhibit.taken_back", exhibit=exhibit, kind="taken_back", result=result, key=key, by=by, at=at, said=said
    )


@transaction.atomic
def give_back(
    *, exhibit: Exhibit, receiver: str, receipt: SealedUpload, result: str, note: str, by: Member, at: datetime
) -> Custody:
    """Return it to its owner, who signed for it: its custody ends."""
    exhibit = locked(exhibit)
    policies.require_may_give_back(exhibit=exhibit, by=by)
    key = case_key(by, exhibit.case)
    exhibit.give_back()
    exhibit.save()
    said = line.Particulars(note=note, outsider="owner", receiver=receiver, receipt=receipt)
    return line.note(
        "exhibit.given_back", exhibit=exhibit, kind="returned", result=result, key=key, by=by, at=at, said=said
    )


@transaction.atomic
def report_missing(*, exhibit: Exhibit, note: str, by: Member, at: datetime) -> Custody:
    """It was not where it should be."""
    exhibit = locked(exhibit)
    policies.require_may_report_missing(exhibit=exhibit, by=by)
    key = case_key(by, exhibit.case)
    exhibit.report_missing()
    exhibit.save()
    said = line.Particulars(note=note, place=exhibit.place)
    return line.note(
        "exhibit.reported_missing", exhibit=exhibit, kind="missing", result="absent", key=key, by=by, at=at, said=said
    )


@transaction.atomic
def find(
    *,
    exhibit: Exhibit,
    result: str,
    note: str,
    by: Member,
    at: datetime,
    place: StoragePlace | None = None,
) -> Custody:
    """It was found, and whoever found it holds it."""
    exhibit = locked(exhibit)
    policies.require_may_find(exhibit=exhibit, by=by)
    key = case_key(by, exhibit.case)
    exhibit.find(by=by)
    exhibit.place, exhibit.place_detail = place, None
    exhibit.save()
    said = line.Particulars(note=note, to=by, place=place)
    return line.note("exhibit.found", exhibit=exhibit, kind="found", result=result, key=key, by=by, at=at, said=said)
