from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ConfigConfig(AppConfig):
    """The composition root: it owns no model, only commands and the wiring."""

    name = "config"
    verbose_name = "Composition root"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from config import demonstration, erasure
        from config.database_roles import apply
        from ui import navigation

        post_migrate.connect(apply, sender=self, dispatch_uid="config.database_roles")
        post_migrate.connect(erasure.prepare, sender=self, dispatch_uid="config.erasure")
        post_migrate.connect(demonstration.mark, sender=self, dispatch_uid="config.demonstration")
        # The audit room stands beside ui and may not know its menu.
        navigation.register(_("Audit log"), "audit:entries", roles=("auditor",), order=90)
