from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IntegrityConfig(AppConfig):
    """The joint action plan with the private sector."""

    name = "integrity"
    verbose_name = _("Integrity programme")

    def ready(self) -> None:
        for module in ("events", "verbs", "places"):
            import_module(f"{self.name}.{module}")
