"""Whoever steps back from a case, or is kept away from it, loses its proceedings too."""

from datetime import datetime

from accounts import permissions
from accounts.models import Member
from cases.models import Case
from discipline.models import Proceeding


def shut_with_case(*, matter: object, member: Member, by: Member, at: datetime) -> None:
    """Withdraw permission and key of every proceeding on the case, inside the caller's transaction."""
    if not isinstance(matter, Case):
        return
    for proceeding in Proceeding.objects.filter(case=matter):
        permissions.withdraw(proceeding, member=member, by=by, at=at)
