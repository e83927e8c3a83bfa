"""Laying charges."""

from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import Member
from audit.log import record
from discipline.access import proceeding_key
from discipline.models import Charge, Proceeding
from discipline.policies import proceeding as policies
from discipline.reading import sustained_allegations
from machine.models import locked


@transaction.atomic
def lay(*, proceeding: Proceeding, allegation: Any, wording: str, by: Member, at: datetime) -> Charge:
    """Lay one charge on one sustained allegation, in the words in which the person will receive it."""
    proceeding = locked(proceeding)
    policies.require_may_lay(proceeding=proceeding, by=by)
    if allegation.pk not in {a.pk for a in sustained_allegations(proceeding.case, proceeding.subject)}:
        raise policies.NothingSustained()
    if proceeding.charges.filter(allegation=allegation).exists():
        raise policies.ChargedAlready()
    charge = Charge(
        proceeding=proceeding, allegation=allegation, position=proceeding.charges.count() + 1, laid_at=at, laid_by=by
    )
    charge.wording = proceeding_key(by, proceeding).seal(charge, "wording", wording)
    charge.save(force_insert=True)
    record("charge.laid", by=by, subject=charge, at=at, proceeding=proceeding.pk)
    return charge
