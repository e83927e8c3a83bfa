"""Every place where something sealed can stand: what the confidentiality test must have put a canary into."""

from collections.abc import Iterator

from django.apps import apps
from django.db import models

from vault.fields import SealedField


def sealed_columns() -> Iterator[tuple[type[models.Model], SealedField]]:
    """Each sealed column with its model."""
    for model in apps.get_models():
        for field in model._meta.local_fields:
            if isinstance(field, SealedField):
                yield model, field


def sealed_contracts() -> dict[str, str]:
    """The contract of every sealed column, with ``app.Model.column`` that bears it."""
    return {field.contract: f"{model._meta.label}.{field.name}" for model, field in sealed_columns()}
