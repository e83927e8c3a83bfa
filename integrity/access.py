"""The doors to the plan: every signed-in member may read it, for it is written to be public."""

from uuid import UUID

from accounts import doors
from accounts.models import Member
from integrity.models import FACTORS, Commitment


def get_commitment(member: Member, id: UUID) -> Commitment:
    """The commitment; a recorded 404 where there is none."""
    found = Commitment.objects.select_related("proposed_by", "agreed_by", "ended_by").filter(pk=id).first()
    if found is None:
        doors.missing(member, "commitment", id)
    return found


def list_by_factor(factor: str = "") -> list[tuple[str, list[Commitment]]]:
    """(factor in words, its commitments by day), in the declaration's order; factors without any left out."""
    rows = Commitment.objects.filter(factor=factor) if factor in FACTORS else Commitment.objects.all()
    grouped: dict[str, list[Commitment]] = {code: [] for code in FACTORS}
    for commitment in rows:
        grouped[commitment.factor].append(commitment)
    return [(str(FACTORS[code]), found) for code, found in grouped.items() if found]
