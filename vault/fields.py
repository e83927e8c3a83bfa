"""SealedField: a binary column whose Python value is ``Sealed`` and can hold nothing else."""

import base64
import re
from collections.abc import Iterator
from typing import Any

from django.core import checks
from django.db import models
from django.db.models.query_utils import DeferredAttribute

from vault.envelope import Sealed

CONTRACT = re.compile(r"amana(/[a-z][a-z0-9_]*){2,}")
LOOKUPS = ("exact", "isnull")


class SealedAttribute(DeferredAttribute):
    """Refuses the assignment of anything that was not sealed, on the line that tries it."""

    def __set__(self, instance: models.Model, value: Any) -> None:
        instance.__dict__[self.field.attname] = _require_sealed(self.field, value)


class SealedField(models.Field):
    """A sealed value. ``contract`` is its stable domain name, for example ``amana/report/narrative``.

    The name is part of what is authenticated: it never changes, even when the model is renamed.
    The one thing a query can ask is whether there is a value at all.
    """

    descriptor_class = SealedAttribute
    empty_strings_allowed = False

    def __init__(self, *args: Any, contract: str, **kwargs: Any) -> None:
        self.contract = contract
        kwargs["editable"] = False
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        del kwargs["editable"]
        return name, path, list(args), {**kwargs, "contract": self.contract}

    def get_internal_type(self) -> str:
        return "BinaryField"

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Sealed | None:
        return None if value is None else Sealed(value)

    def to_python(self, value: Any) -> Sealed | None:
        return _require_sealed(self, value)

    def get_prep_value(self, value: Any) -> bytes | None:
        sealed = _require_sealed(self, super().get_prep_value(value))
        return None if sealed is None else bytes(sealed)

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        value = value if prepared else self.get_prep_value(value)
        return None if value is None else connection.Database.Binary(value)

    def get_lookup(self, lookup_name: str) -> Any:
        return super().get_lookup(lookup_name) if lookup_name in LOOKUPS else None

    def value_to_string(self, obj: models.Model) -> str:
        value = _require_sealed(self, self.value_from_object(obj))
        return "" if value is None else base64.b64encode(bytes(value)).decode("ascii")

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        found = super().check(**kwargs)
        if not CONTRACT.fullmatch(self.contract):
            found.append(
                checks.Error(
                    f"The contract {self.contract!r} is not of the form amana/noun/field.",
                    obj=self,
                    id="vault.E001",
                )
            )
        return found


def sealed_fields(models_: Iterator[type[models.Model]] | list[type[models.Model]]) -> list[SealedField]:
    """Return every sealed field of these models, each listed where it is declared."""
    return [field for model in models_ for field in model._meta.local_fields if isinstance(field, SealedField)]


def _require_sealed(field: "models.Field[Any, Any]", value: Any) -> Sealed | None:
    if value is None or isinstance(value, Sealed):
        return value
    raise TypeError(
        f"{field.name} takes a Sealed value, not {type(value).__name__}: seal the text with CompartmentKey.seal()."
    )
