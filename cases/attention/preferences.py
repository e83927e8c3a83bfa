"""How a member's list looks, and whether they get the daily digest."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from accounts.models import Member, Preference
from audit.log import record


def of(member: Member) -> Preference:
    """The member's preferences; an unsaved row with the usual ones where they chose nothing."""
    return Preference.objects.filter(member=member).first() or Preference(member=member)


@transaction.atomic
def tell(*, digest: bool, address: str, by: Member, at: datetime) -> Preference:
    """Begin or end the daily digest; without it no address is kept."""
    made, _is_new = Preference.objects.update_or_create(
        member=by, defaults={"is_digest_wanted": digest, "address": address if digest else ""}
    )
    record("preferences.changed", by=by, subject=by, at=at, digest=digest)
    return made


@transaction.atomic
def choose_columns(*, columns: Iterable[str], by: Member) -> Preference:
    """Which columns the member's case list has."""
    return Preference.objects.update_or_create(member=by, defaults={"columns": list(columns)})[0]
