from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class MachineConfig(AppConfig):
    """The state machine that all domain rooms share; it holds no domain word."""

    name = "machine"
    verbose_name = _("State machine")

    def ready(self) -> None:
        from machine.guards import sync_edges

        post_migrate.connect(sync_edges, sender=self, dispatch_uid="machine.sync_edges")
