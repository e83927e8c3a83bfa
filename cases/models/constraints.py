"""Constraints that several models of this room share."""

from django.db import models
from django.db.models import F, Q


def at_with_by(noun: str, moment: str) -> models.CheckConstraint:
    """``<moment>_at`` and ``<moment>_by`` are both null or both set."""
    neither = Q(**{f"{moment}_at__isnull": True, f"{moment}_by__isnull": True})
    both = Q(**{f"{moment}_at__isnull": False, f"{moment}_by__isnull": False})
    return models.CheckConstraint(condition=neither | both, name=f"{noun}_{moment}_at_with_by")


def code_in(noun: str, field: str, codes: list[str] | tuple[str, ...]) -> models.CheckConstraint:
    """The field holds one code of a closed list."""
    return models.CheckConstraint(condition=Q(**{f"{field}__in": list(codes)}), name=f"{noun}_{field}_in_list")


def two_persons(noun: str) -> list[models.CheckConstraint]:
    """``proposed_by`` proposes; somebody else confirms or refuses, once, and never both."""
    return [
        models.CheckConstraint(
            condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("proposed_by")), name=f"{noun}_two_persons"
        ),
        models.CheckConstraint(
            condition=Q(refused_by__isnull=True) | ~Q(refused_by=F("proposed_by")), name=f"{noun}_refused_by_another"
        ),
        models.CheckConstraint(
            condition=Q(confirmed_at__isnull=True) | Q(refused_at__isnull=True), name=f"{noun}_confirmed_or_refused"
        ),
        at_with_by(noun, "confirmed"),
        at_with_by(noun, "refused"),
    ]
