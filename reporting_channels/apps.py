from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportingChannelsConfig(AppConfig):
    name = "reporting_channels"
    verbose_name = _("Reporting channels")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        for module in ("events", "verbs", "sources"):
            if find_spec(f"{self.name}.{module}"):
                import_module(f"{self.name}.{module}")
        self._show_doors()

    def _show_doors(self) -> None:
        from reporting_channels.channels.policies import KEEPERS
        from reporting_channels.dialogue.policies import LIST_KEEPERS
        from reporting_channels.policies import READERS
        from reporting_channels.retention.access import KEEPERS as ERASURE_KEEPERS
        from ui import navigation

        for label, address, roles, order in (
            (_("Reports"), "reports", READERS, 10),
            (_("Taking reports down"), "taking_down", ("clerk",), 12),
            (_("Channels"), "channels", KEEPERS, 12),
            (_("Questionnaires"), "questionnaires", KEEPERS, 13),
            (_("Identities"), "disclosures", (*READERS, "identity_custodian"), 15),
            (_("Erasures"), "erasures", ERASURE_KEEPERS, 85),
            (_("Ready texts"), "reply_templates", LIST_KEEPERS, 80),
        ):
            key, group = ("r" if address == "reports" else ""), (_("The office") if order >= 80 else "")
            navigation.register(label, address, roles=roles, order=order, key=key, group=group)
        self._show_what_waits()

    def _show_what_waits(self) -> None:
        from accounts import home
        from reporting_channels import waiting
        from reporting_channels.channels.policies import SECOND_PERSONS
        from reporting_channels.detriment import waiting as detriment
        from reporting_channels.policies import READERS

        for title, rows, empty, roles, order in (
            (_("Reports"), waiting.reports, _("No report waits for you."), READERS, 10),
            (_("Reports that wait for a case to be opened, or not"), waiting.to_decide, "", ("head_of_office",), 9),
            (
                _("Taking reports down"),
                waiting.taken_today,
                _("You have taken down no report today."),
                ("clerk",),
                12,
            ),
            (
                _("Requests for an identity"),
                waiting.disclosures,
                _("No request for an identity waits for you."),
                (*READERS, "identity_custodian"),
                15,
            ),
            (_("Risk of harm to reporters"), detriment.owed, "", READERS, 11),
            (_("Owed to reporters, and passed on to you"), waiting.passed_on, "", (), 12),
            (_("Early deletions"), waiting.deletions, "", READERS, 16),
            (_("New words after the end"), waiting.wrote_after_the_end, "", READERS, 14),
            (_("Soon to be destroyed"), waiting.endings, "", READERS, 40),
            (
                _("Changes of channels"),
                waiting.channel_changes,
                _("No change of a channel waits for you."),
                SECOND_PERSONS,
                16,
            ),
        ):
            home.register(home.Section(title=title, rows=rows, empty=empty, roles=roles, order=order))
