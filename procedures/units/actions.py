"""Adding a unit to the list, and calling it otherwise. A code never changes: figures are counted by it."""

from datetime import datetime

from django.db import transaction

from accounts.models import Member
from audit.log import record
from machine.models import locked
from procedures.models import Unit
from procedures.units import policies
from procedures.units.access import code_of, forget_names


@transaction.atomic
def add(*, code: str, names: dict[str, str], by: Member, at: datetime) -> Unit:
    """Add a unit under its code. Raises UnitThere."""
    policies.require_may_keep_units(by=by)
    if Unit.objects.filter(code=code).exists():
        raise policies.UnitThere()
    _require_free(names, code)
    row = Unit.objects.create(code=code, names=names, added_at=at, added_by=by)
    record("unit.added", by=by, subject=row, at=at, unit=code)
    transaction.on_commit(forget_names)
    return row


@transaction.atomic
def rename(*, unit: Unit, names: dict[str, str], by: Member, at: datetime) -> Unit:
    """Call a unit otherwise, on every page at once."""
    policies.require_may_keep_units(by=by)
    row = locked(unit)
    _require_free(names, row.code)
    row.names, row.renamed_at, row.renamed_by = names, at, by
    row.save(update_fields=["names", "renamed_at", "renamed_by"])
    record("unit.renamed", by=by, subject=row, at=at, unit=row.code)
    transaction.on_commit(forget_names)
    return row


def _require_free(names: dict[str, str], code: str) -> None:
    """No two units have one name. Raises NameTaken."""
    forget_names()
    if any(code_of(name) not in ("", code) for name in names.values()):
        raise policies.NameTaken()
