"""System checks: every sealed field has one contract of its own, and guessing stays dear."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error

from vault import stretching
from vault.fields import sealed_fields
from vault.stretching import Cost


def contracts(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """No two fields share a contract: an envelope of one must not open as the other."""
    errors: list[CheckMessage] = []
    owners: dict[str, Any] = {}
    for field in sealed_fields(apps.get_models()):
        first = owners.setdefault(field.contract, field)
        if first is not field:
            errors.append(
                Error(f"{field} and {first} share the contract {field.contract}.", obj=field, id="vault.E002")
            )
    return errors


def costs(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """Argon2id is never cheaper than SECURITY.md says, except in the tests."""
    if getattr(settings, "TESTING", False):
        return []
    errors: list[CheckMessage] = []
    least = {
        "VAULT_ARGON2": (stretching.member_cost(), stretching.LEAST_MEMORY_KIB, stretching.LEAST_PASSES),
        "RECEIPT_ARGON2": (
            stretching.receipt_cost(),
            stretching.LEAST_RECEIPT_MEMORY_KIB,
            stretching.LEAST_RECEIPT_PASSES,
        ),
    }
    for name, (cost, memory_kib, passes) in least.items():
        if too_cheap(cost, memory_kib, passes):
            errors.append(
                Error(f"{name} is too cheap: at least {memory_kib} KiB and {passes} passes.", id="vault.E003")
            )
        if cost.lanes != 1:
            # One thread pool serves a process: with several lanes, two sign-ins at once can hang each other.
            errors.append(Error(f"{name} must use one lane.", id="vault.E004"))
    return errors


def too_cheap(cost: Cost, memory_kib: int, passes: int) -> bool:
    return cost.memory_kib < memory_kib or cost.passes < passes
