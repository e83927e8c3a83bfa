"""The door to conversions: through the proceeding, whose key seals them."""

from typing import Any
from uuid import UUID

from django.utils import timezone

from accounts import doors
from accounts.models import Member
from accounts.permissions import has
from audit.log import record
from discipline.access import get_proceeding, proceeding_key
from discipline.models import Conversion, Proceeding
from machine.policies import may
from procedures.access import list_others
from procedures.models import ProcedureVersion
from procedures.policies import require_may_pin
from vault import opening


def get_conversion(member: Member, id: UUID) -> Conversion:
    """The conversion, for a member who may open its proceeding; otherwise a recorded 404."""
    conversion = Conversion.objects.select_related("proposed_by", "confirmed_by", "refused_by").filter(pk=id).first()
    if conversion is None or not has(member, conversion.proceeding):
        doors.missing(member, "conversion", id)
    conversion.proceeding = get_proceeding(member, conversion.proceeding_id)
    return conversion


def read_conversion(by: Member, conversion: Conversion) -> dict[str, str]:
    """Open why it was asked and why it was decided; the reading is an audit entry."""
    key = proceeding_key(by, conversion.proceeding)
    record("conversion.read", by=by, subject=conversion.proceeding, at=timezone.now(), conversion=conversion.pk)
    return {name: opening.open_text(key, conversion, name) for name in ("request", "reasons")}


def list_targets(proceeding: Proceeding) -> list[ProcedureVersion]:
    """Versions of the same profile to which this proceeding could go over."""
    return [one for one in list_others(proceeding.procedure) if may(require_may_pin, version=one)]


def list_to_decide(member: Member) -> list[Conversion]:
    """Conversions in this member's proceedings that somebody else proposed."""
    mine: Any = Conversion.objects.filter(
        confirmed_at=None, refused_at=None, proceeding__permissions__user=member
    ).exclude(proposed_by=member)
    return list(mine.select_related("proceeding").order_by("proposed_at"))
