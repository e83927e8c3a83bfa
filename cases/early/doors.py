"""The door by which a verb finds its alert: today is the office's day."""

from typing import Any

from django.utils import timezone

from accounts.models import Member
from cases.early.access import get_alert
from cases.models import EarlyAlert


def find(member: Member, id: Any) -> EarlyAlert:
    """The alert, for the generic transition view."""
    return get_alert(member, id, timezone.localdate())
