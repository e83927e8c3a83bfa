from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InsightsConfig(AppConfig):
    """Counts and delays for supervisors, small ones withheld; it owns no table."""

    name = "insights"
    verbose_name = _("Statistics")

    def ready(self) -> None:
        for module in ("events", "places"):
            import_module(f"{self.name}.{module}")
