"""Proposing a conversion and deciding it: two persons, each with reasons, each in the log; never silently."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from accounts.models import Member
from audit.log import record
from discipline.access import proceeding_key
from discipline.conversion import policies
from discipline.conversion.moves import moves
from discipline.models import Conversion, Proceeding
from machine.models import locked
from procedures.models import ProcedureVersion


@transaction.atomic
def propose(*, proceeding: Proceeding, version: ProcedureVersion, request: str, by: Member, at: datetime) -> Conversion:
    """Ask another person to let this proceeding follow that version."""
    proceeding = locked(proceeding)
    policies.require_may_propose(proceeding=proceeding, by=by)
    policies.require_target(proceeding=proceeding, version=version)
    policies.require_counterparts(moves(proceeding, version, today=localdate(at)).missing)
    conversion = Conversion(
        proceeding=proceeding, since=proceeding.procedure, until=version, proposed_at=at, proposed_by=by
    )
    conversion.request = proceeding_key(by, proceeding).seal(conversion, "request", request)
    conversion.save(force_insert=True)
    record("conversion.proposed", by=by, subject=proceeding, at=at, **_facts(conversion))
    return conversion


@transaction.atomic
def decide(*, conversion: Conversion, is_confirmed: bool, reasons: str, by: Member, at: datetime) -> Conversion:
    """Confirm or refuse what somebody else proposed; confirmed, the proceeding follows the other version."""
    proceeding = locked(conversion.proceeding)
    conversion = locked(conversion)
    policies.require_may_decide(conversion=conversion, by=by)
    conversion.reasons = proceeding_key(by, proceeding).seal(conversion, "reasons", reasons)
    if not is_confirmed:
        conversion.refused_by, conversion.refused_at = by, at
        conversion.save()
        record("conversion.refused", by=by, subject=proceeding, at=at, **_facts(conversion))
        return conversion
    policies.require_still_there(conversion=conversion, proceeding=proceeding)
    policies.require_target(proceeding=proceeding, version=conversion.until)
    found = moves(proceeding, conversion.until, today=localdate(at))
    policies.require_counterparts(found.missing)
    conversion.confirmed_by, conversion.confirmed_at = by, at
    conversion.save()
    proceeding.procedure = conversion.until
    proceeding.save(update_fields=["procedure"])
    record("conversion.confirmed", by=by, subject=proceeding, at=at, **_facts(conversion), clocks=len(found.clocks))
    return conversion


def _facts(conversion: Conversion) -> dict[str, Any]:
    return {"conversion": conversion.pk, "since": conversion.since.digest, "until": conversion.until.digest}
