"""Celery's doors of this room: no text, no rule, one action each."""

from celery import shared_task
from django.utils import timezone

from discipline.actions import interim


@shared_task(ignore_result=True)
def sweep_interim_measures() -> int:
    """Warn 30, 7 and 1 days before an interim measure ends, and end it on the day after its last one."""
    return interim.sweep(at=timezone.now())
