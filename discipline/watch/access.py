"""What a member sees of limits: notices to them, and what moved in the proceedings that they hold."""

from datetime import datetime
from typing import Any
from uuid import UUID

from accounts import doors
from accounts.models import Member
from discipline.models import LimitMove, LimitNotice, ProceedingPermission, Recomputation

SHOWN = 20


def list_unseen(member: Member) -> list[LimitNotice]:
    """Notices not seen yet, of matters that the member may still open, the nearest first."""
    rows = LimitNotice.objects.filter(member=member, seen_at=None, limit__is_open=True)
    rows = rows.select_related("limit__proceeding__procedure", "limit__subject__case__procedure")
    return [one for one in rows if _may_open(member, one)]


def _may_open(member: Member, notice: LimitNotice) -> bool:
    limit = notice.limit
    if limit.proceeding is not None:
        return limit.proceeding.permissions.filter(user=member).exists()
    return limit.subject.case.permissions.filter(user=member).exists()


def see(member: Member, id: UUID, at: datetime) -> None:
    """Put one's own notice away; somebody else's is not there."""
    mine = LimitNotice.objects.filter(pk=id, member=member)
    if not mine.exists():
        doors.missing(member, "limit_notice", id)
    mine.filter(seen_at=None).update(seen_at=at)


def list_recomputations() -> list[Recomputation]:
    """The newest, with how far they came: counts alone."""
    return list(Recomputation.objects.select_related("asked_by")[:SHOWN])


def list_moves(member: Member) -> list[LimitMove]:
    """What moved in this member's proceedings in those recomputations."""
    mine: Any = ProceedingPermission.objects.filter(user=member).values("content_object")
    rows = LimitMove.objects.filter(limit__proceeding__in=mine)
    return list(rows.select_related("limit__proceeding__procedure", "recomputation").order_by("-pk")[:200])
