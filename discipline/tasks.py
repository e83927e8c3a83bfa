"""Celery's doors of this room: no text, no rule, one action each."""

from celery import shared_task
from django.utils import timezone

from discipline.actions import interim
from discipline.watch import keeping, recomputing


@shared_task(ignore_result=True)
def sweep_interim_measures() -> int:
    """Warn 30, 7 and 1 days before an interim measure ends, and end it on the day after its last one."""
    return interim.sweep(at=timezone.now())


@shared_task(ignore_result=True)
def sweep_limits() -> int:
    """Bring the rows of limits up to date, and tell those who hold a matter 90, 30 and 7 days before."""
    return keeping.sweep(at=timezone.now())


@shared_task(ignore_result=True)
def recompute_limits() -> int:
    """Compute a country's limits anew after its calendar changed."""
    return recomputing.carry_out(at=timezone.now())
