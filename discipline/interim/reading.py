"""What the case asks of its interim measures, without opening any of their texts."""

from typing import Any

from discipline.interim.policies import StillInForce
from discipline.interim.states import STANDING
from discipline.models import InterimMeasure


def require_nothing_standing(case: Any) -> None:
    """Refuse the closing of a case while a measure of it stands."""
    if InterimMeasure.objects.filter(case=case, state__in=STANDING).exists():
        raise StillInForce()
