"""The list of places where exhibits are kept; an administrator keeps it."""

from datetime import datetime

from django.db import transaction

from accounts.models import Member
from audit.log import record
from cases.custody import policies_keeping as policies
from cases.models import StoragePlace
from machine.models import locked


@transaction.atomic
def add(
    *, code: str, kind: str, name: str, by: Member, at: datetime, inside: StoragePlace | None = None
) -> StoragePlace:
    """A room, a safe, a shelf (PLACE_KINDS), perhaps inside another place."""
    policies.require_may_keep_places(by=by)
    place = StoragePlace.objects.create(code=code, kind=kind, name=name, inside=inside, added_at=at, added_by=by)
    record("place.added", by=by, subject=place, at=at, kind=kind)
    return place


@transaction.atomic
def close(*, place: StoragePlace, by: Member, at: datetime) -> StoragePlace:
    """Nothing is put there any more; the custody of earlier days goes on naming it."""
    place = locked(place)
    policies.require_may_keep_places(by=by, place=place)
    place.closed_at, place.closed_by = at, by
    place.save()
    record("place.closed", by=by, subject=place, at=at)
    return place
