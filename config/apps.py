from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """The composition root: it owns no model, only commands and the wiring."""

    name = "config"
    verbose_name = "Composition root"
