from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ConfigConfig(AppConfig):
    """The composition root: it owns no model, only commands and the wiring."""

    name = "config"
    verbose_name = "Composition root"

    def ready(self) -> None:
        from config.database_roles import apply

        post_migrate.connect(apply, sender=self, dispatch_uid="config.database_roles")
