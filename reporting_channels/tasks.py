"""Celery's doors of this room: no text, no rule, one action each."""

from celery import shared_task
from django.db import transaction
from django.utils import timezone

from reporting_channels.actions import attachments, clocks, disclosures, erasures, identities

DRAFT_HOURS = 24


@shared_task(ignore_result=True)
def sweep_uploads() -> int:
    """Destroy sealed files of drafts that were never sent. Running it twice does nothing twice."""
    with transaction.atomic():
        return attachments.sweep(at=timezone.now(), hours=DRAFT_HOURS)


@shared_task(ignore_result=True)
def end_disclosures() -> int:
    """Destroy the released shares of every identity whose reading time is over, or that nobody will open any more."""
    at = timezone.now()
    identities.take_parts_out(at=at)
    return disclosures.end_overdue(at=at) + disclosures.lapse_overdue(at=at)


@shared_task(ignore_result=True)
def sweep_retention() -> int:
    """Destroy the reports whose time of keeping is over, a batch at a time. Killed, it goes on where it was."""
    return erasures.sweep(at=timezone.now())


@shared_task(ignore_result=True)
def carry_out_deletions() -> int:
    """Destroy what two people decided to destroy early."""
    gone = erasures.carry_out(at=timezone.now())
    return gone + erasures.finish(at=timezone.now())


@shared_task(ignore_result=True)
def escalate() -> int:
    """Pass on what is owed to a reporter and not done, to whom the profile names."""
    return clocks.escalate(at=timezone.now())
