from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DisciplineConfig(AppConfig):
    """Proceedings, charges, board, decision, sanction and appeal."""

    name = "discipline"
    verbose_name = _("Discipline")

    def ready(self) -> None:
        for module in (
            "events",
            "board.events",
            "orders.events",
            "verbs",
            "board.verbs",
            "places",
            "interim.blocks",
            "case_blocks",
        ):
            import_module(f"{self.name}.{module}")
        keeping_away = import_module("accounts.keeping_away")
        keeping_away.follow(import_module("discipline.actions.leaving").shut_with_case)
        digest = import_module("cases.attention.digest")
        digest.count_too(import_module("discipline.watch.waiting").told_since)
        followers = import_module("procedures.followers")
        followers.follow(import_module("discipline.watch.recomputing").ask)
        closing = import_module("cases.closing")
        closing.ask(import_module("discipline.interim.reading").require_nothing_standing)
