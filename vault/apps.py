from importlib import import_module

from django.apps import AppConfig
from django.core.checks import register
from django.utils.translation import gettext_lazy as _


class VaultConfig(AppConfig):
    name = "vault"
    verbose_name = _("Vault")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        checks = import_module("vault.checks")
        import_module("vault.events")
        import_module("audit.naming").teach(import_module("vault.quorum").called)
        register(checks.contracts)
        register(checks.costs)
