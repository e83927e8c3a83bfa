from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

PEOPLE = (
    "events_people",
    "verbs_early",
    "places_people",
    "people.blocks",
    "derogations.blocks",
)


class CasesConfig(AppConfig):
    name = "cases"
    verbose_name = _("Cases")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        own = ("events", "custody.events", "verbs", "custody.verbs", "places", "page.blocks", "page.around")
        planning = ("planning.events", "planning.verbs", "planning.places", "grid.blocks")
        for module in (*own, *planning, "interviews.events", "interviews.verbs", *PEOPLE):
            if find_spec(f"{self.name}.{module}"):
                import_module(f"{self.name}.{module}")
        keeping_away = import_module("accounts.keeping_away")
        keeping_away.follow(import_module("cases.actions.recusals").shut_with_report)
        keeping = import_module("reporting_channels.retention.keeping")
        keeping.need(import_module("cases.origins").still_needed)
