"""Everything that refers to a report in this room, found in the models themselves: what is new is not forgotten.

Rows go unless their model stands in ``STAYS``. A rule test holds the worker's rights to this list.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import UUID

from django.db import models

from reporting_channels.models import EarlyDeletion, Erasure, Exclusion, LegalHold, Receipt, Report
from vault.models import Compartment

ROOM = Report._meta.app_label
# What outlives a report: that it was destroyed and under which rule, and that its receipt was one of ours.
STAYS: dict[type[models.Model], dict[str, bytes | None]] = {
    Erasure: {},
    EarlyDeletion: {"reasons": None, "refusal": None},
    Exclusion: {},  # bars that nobody can read; a case that came from the report still asks them (ADR 0022)
    LegalHold: {"reasons": None, "lift_reasons": None},
    Receipt: {"wrapped_key": b""},
}


@dataclass
class Found:
    """What is to be destroyed outside the rows: files in the media folder, keys of compartments. And how many rows."""

    files: list[UUID] = field(default_factory=list)
    compartments: list[UUID] = field(default_factory=list)
    rows: int = 0


def models_of_a_report() -> set[type[models.Model]]:
    """Every model of this room whose rows lead to a report."""
    return {model for model, _key, _depth in _leading_to(Report, 0)}


def look(report: Report) -> Found:
    """What the rows that will go refer to outside themselves."""
    found = Found(compartments=[report.compartment_id])
    for rows in _rows(report):
        model = rows.model
        if model in STAYS:
            continue
        found.rows += rows.count()
        for column in model._meta.concrete_fields:
            if isinstance(column, models.UUIDField) and not column.primary_key:
                found.files += [one for one in rows.values_list(column.attname, flat=True) if one]
            if column.is_relation and column.related_model is Compartment:
                found.compartments += [one for one in rows.values_list(column.attname, flat=True) if one]
    found.files, found.compartments = sorted(set(found.files)), sorted(set(found.compartments))
    return found


def remove(report: Report) -> None:
    """Delete the rows, the deepest first; empty what stays. The keys are destroyed by whoever calls."""
    for rows in _rows(report):
        if rows.model not in STAYS:
            rows._raw_delete(rows.db)
        elif STAYS[rows.model]:
            rows.update(**STAYS[rows.model])


def _rows(report: Report) -> Iterator[models.QuerySet]:
    """The rows of each model that lead to this report, the deepest first."""
    found = sorted(_leading_to(Report, 0), key=lambda one: -one[2])
    for model, path, _depth in found:
        yield model._base_manager.filter(**{path: report.pk})


def _leading_to(
    target: type[models.Model], depth: int, path: str = "", seen: frozenset = frozenset()
) -> Iterator[tuple[type[models.Model], str, int]]:
    for relation in target._meta.get_fields(include_hidden=True):
        model = relation.related_model
        if not (relation.auto_created and not relation.concrete) or model._meta.app_label != ROOM or model in seen:
            continue
        if relation.many_to_many:
            continue
        lookup = f"{relation.field.name}__{path}" if path else relation.field.name
        yield model, lookup, depth
        yield from _leading_to(model, depth + 1, lookup, seen | {target, model})
