"""Work on accounts that no request waits for."""

from datetime import timedelta

from celery import shared_task
from django.conf import settings
from django.contrib.sessions.models import Session
from django.utils import timezone

from accounts.models import Draft
from accounts.sign_ins import SEEN_EVERY_SECONDS

DRAFTS_KEPT = timedelta(days=30)


@shared_task
def wipe_idle_sessions() -> int:
    """Delete the rows of sessions that nobody came back to, with the sealed keys in them; return how many.

    A session in use is saved at least once a minute, and each save moves its expiry.
    """
    idle = timedelta(seconds=settings.SESSION_COOKIE_AGE - settings.SESSION_IDLE_SECONDS - SEEN_EVERY_SECONDS)
    count, _by_model = Session.objects.filter(expire_date__lt=timezone.now() + idle).delete()
    return count


@shared_task
def forget_drafts() -> int:
    """Delete what was typed and not sent for a month; return how many drafts went."""
    count, _by_model = Draft.objects.filter(saved_at__lt=timezone.now() - DRAFTS_KEPT).delete()
    return count
