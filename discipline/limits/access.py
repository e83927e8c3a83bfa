"""The door to overrides of a prescription: through the case, whose key seals them."""

from typing import Any
from uuid import UUID

from django.utils import timezone

from accounts import doors
from accounts.models import Member
from audit.log import record
from cases.access import case_key, get_case
from discipline.models import PrescriptionOverride
from vault import opening


def get_override(member: Member, id: UUID) -> PrescriptionOverride:
    """The override, for a member who may open its case; otherwise a recorded 404."""
    override = PrescriptionOverride.objects.select_related("subject", "proposed_by").filter(pk=id).first()
    if override is None or not override.case.permissions.filter(user=member).exists():
        doors.missing(member, "prescription_override", id)
    override.case = get_case(member, override.case_id)
    return override


def override_of(case: Any, subject: Any) -> PrescriptionOverride | None:
    """The override asked for or granted for this person; one that was refused is past."""
    return PrescriptionOverride.objects.filter(case=case, subject=subject, refused_at=None).first()


def read_override(by: Member, override: PrescriptionOverride) -> dict[str, str]:
    """Open what was asked and why it was decided; the reading is an audit entry."""
    key = case_key(by, override.case)
    record("prescription_override.read", by=by, subject=override, at=timezone.now(), case=override.case_id)
    return {name: opening.open_text(key, override, name) for name in ("request", "reasons")}


def list_to_decide(member: Member) -> list[PrescriptionOverride]:
    """Overrides that wait for somebody else than the one who asked, in cases that this member has declared for."""
    mine = PrescriptionOverride.objects.filter(
        confirmed_at=None,
        refused_at=None,
        case__permissions__user=member,
        case__assignments__member=member,
        case__assignments__ended_at=None,
        case__assignments__no_conflict_declared_at__isnull=False,
    )
    return list(mine.exclude(proposed_by=member).select_related("case").distinct().order_by("proposed_at"))
