"""Celery's doors of this room: no text, no rule, one action each."""

from celery import shared_task
from django.utils import timezone

from cases.actions import early
from cases.attention import digest
from cases.custody.actions import certificates


@shared_task(ignore_result=True)
def certify_destructions() -> int:
    """Delete what lies outside the database of destroyed exhibits, and certify it. Twice does nothing twice."""
    return certificates.finish(at=timezone.now())


@shared_task(ignore_result=True)
def sweep_early_alerts() -> int:
    """Let early alerts expire, and raise those that the rules are met for."""
    return early.sweep(at=timezone.now())


@shared_task(ignore_result=True)
def send_digests() -> int:
    """Send the digests that are due; return how many went. Nothing is sent unless mail is set up."""
    return digest.send_all(timezone.now())
