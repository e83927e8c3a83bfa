from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """The composition root: it owns no model, only commands and the wiring."""

    name = "config"
    verbose_name = "Composition root"

    def ready(self) -> None:
        """Make our Celery the one that every room's tasks belong to."""
        from config import celery  # noqa: F401
