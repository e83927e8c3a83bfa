"""The doors to the office's derogations and their uses; reasons are opened with the case only."""

from datetime import datetime
from typing import Any

from accounts import doors
from accounts.models import Member
from audit.log import record
from cases.access import case_key
from cases.derogations.policies import require_may_see
from cases.models import Case, Derogation, DerogationUse
from machine.policies import may
from vault import opening


def list_derogations(member: Member) -> list[Derogation]:
    """All of them, newest first; a recorded 404 for whoever has nothing to do with them."""
    _require_seer(member)
    return list(Derogation.objects.select_related("proposed_by", "confirmed_by", "ended_by"))


def list_uses(member: Member) -> list[DerogationUse]:
    """Each use with the number of its case, what waits for its control first; no text of the case."""
    _require_seer(member)
    rows = DerogationUse.objects.select_related("case", "derogation", "member", "used_by", "followed_by")
    return sorted(rows.defer("reasons", "case__facts"), key=lambda one: (one.followed_at is not None, one.follow_up_on))


def get_derogation(member: Member, id: Any) -> Derogation:
    """One derogation."""
    _require_seer(member)
    row = Derogation.objects.filter(pk=id).first()
    if row is None:
        doors.missing(member, "derogation", id)
    return row


def get_use(member: Member, id: Any) -> DerogationUse:
    """One use, for whoever follows it up."""
    _require_seer(member)
    row = DerogationUse.objects.select_related("case", "derogation").filter(pk=id).first()
    if row is None:
        doors.missing(member, "derogation_use", id)
    return row


def _require_seer(member: Member) -> None:
    if not may(require_may_see, by=member):
        doors.missing(member, "derogation", "list")


def read_uses(by: Member, case: Case, at: datetime) -> list[DerogationUse]:
    """The uses in a case with their reasons, for its team. One entry where there are any."""
    uses = list(case.derogation_uses.select_related("derogation", "member", "used_by"))
    if uses:
        key = case_key(by, case)
        for one in uses:
            one.opened = {"reasons": opening.open_text(key, one, "reasons")}
        record("derogation.read", by=by, subject=case, at=at)
    return uses
