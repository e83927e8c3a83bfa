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
# What declares itself when the process starts: events, verbs, places, and what each part adds to the case's page.
LOADED = (
    "events",
    "custody.events",
    "planning.events",
    "interviews.events",
    "verbs",
    "custody.verbs",
    "planning.verbs",
    "interviews.verbs",
    "places",
    "planning.places",
    "recommendations.places",
    "page.blocks",
    "page.around",
    "detriment",
    "grid.blocks",
    "report.blocks",
    "attention.blocks",
    "notes.blocks",
    "telling.blocks",
    "timeline.blocks",
    "searching.sources",
)


class CasesConfig(AppConfig):
    name = "cases"
    verbose_name = _("Cases")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        for module in (*LOADED, *PEOPLE):
            if find_spec(f"{self.name}.{module}"):
                import_module(f"{self.name}.{module}")
        import_module("accounts.gate").declare_public("cases:feed")
        keeping_away = import_module("accounts.keeping_away")
        keeping_away.follow(import_module("cases.actions.recusals").shut_with_report)
        keeping = import_module("reporting_channels.retention.keeping")
        keeping.need(import_module("cases.origins").still_needed)
        elsewhere = import_module("reporting_channels.redacting.elsewhere.access")
        elsewhere.follow(import_module("cases.origins").made_of)
