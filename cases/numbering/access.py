"""The pattern that holds, and those that held before."""

from django.db.models import QuerySet

from cases.models.numbering import PATTERN, NumberingPattern
from cases.numbering.pattern import Pattern


def current() -> Pattern:
    """The pattern by which the next case is numbered."""
    newest = NumberingPattern.objects.order_by("-set_at").first()
    return Pattern(newest.pattern if newest else PATTERN)


def list_patterns() -> QuerySet[NumberingPattern]:
    """Every pattern that was set, the newest first."""
    return NumberingPattern.objects.select_related("set_by").order_by("-set_at")
