"""Rows behind the figures on interim measures, early alerts and derogations: codes and days alone."""

from collections.abc import Callable

from django.db.models import QuerySet

from cases.early.states import CLOSED
from cases.models import DerogationUse, EarlyAlert
from discipline.models import InterimMeasure


def decided() -> QuerySet:
    """Measures that were signed."""
    return InterimMeasure.objects.filter(decided_at__isnull=False).order_by()


def ended() -> QuerySet:
    """Measures that were in being and are over: their state never changes again."""
    return InterimMeasure.objects.filter(ended_on__isnull=False).order_by()


def closed() -> QuerySet:
    """Alerts that somebody closed; those that expired were closed by nobody."""
    return EarlyAlert.objects.filter(state__in=CLOSED).order_by()


def used() -> QuerySet:
    """Every use of a derogation."""
    return DerogationUse.objects.order_by()


SOURCES: dict[str, tuple[Callable[[], QuerySet], str, dict[str, str]]] = {
    "interim_decided": (decided, "decided_at", {"measure": "code"}),
    "interim_ended": (ended, "ended_on", {"ended": "state"}),
    "early_alerts_closed": (closed, "closed_at", {"closure": "state"}),
    "derogations_used": (used, "used_at", {"pair": "pair"}),
}
