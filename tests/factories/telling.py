"""Telling subjects how a case ends for them."""

from django.utils import timezone

from cases.models import Case
from cases.telling import actions
from cases.telling.policies import waiting


def told_the_outcome(case: Case) -> None:
    """Everybody who waits for it is told today, by the head of ``case.team``."""
    now = timezone.now()
    for subject in waiting(case):
        actions.tell(
            case=case, subject=subject, how="letter", told_on=timezone.localdate(now), by=case.team.head, at=now
        )
