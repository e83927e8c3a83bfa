"""Constraints that several models of this room share."""

from django.db import models
from django.db.models import Q


def at_with_by(noun: str, moment: str) -> models.CheckConstraint:
    """``<moment>_at`` and ``<moment>_by`` are both null or both set."""
    neither = Q(**{f"{moment}_at__isnull": True, f"{moment}_by__isnull": True})
    both = Q(**{f"{moment}_at__isnull": False, f"{moment}_by__isnull": False})
    return models.CheckConstraint(condition=neither | both, name=f"{noun}_{moment}_at_with_by")


def code_in(noun: str, field: str, codes: list[str] | tuple[str, ...]) -> models.CheckConstraint:
    """The field holds one code of a closed list."""
    return models.CheckConstraint(condition=Q(**{f"{field}__in": list(codes)}), name=f"{noun}_{field}_in_list")
