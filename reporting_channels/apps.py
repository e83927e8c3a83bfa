from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportingChannelsConfig(AppConfig):
    name = "reporting_channels"
    verbose_name = _("Reporting channels")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        for module in ("events", "verbs"):
            if find_spec(f"{self.name}.{module}"):
                import_module(f"{self.name}.{module}")
        self._show_doors()

    def _show_doors(self) -> None:
        from accounts import home
        from reporting_channels import waiting
        from reporting_channels.dialogue.policies import LIST_KEEPERS
        from reporting_channels.policies import READERS
        from ui import navigation

        navigation.register(_("Taking reports down"), "taking_down", roles=("clerk",), order=12)
        custodians = (*READERS, "identity_custodian")
        navigation.register(_("Reports"), "reports", roles=READERS, order=10)
        navigation.register(_("Ready texts"), "reply_templates", roles=LIST_KEEPERS, order=80)
        navigation.register(_("Identities"), "disclosures", roles=custodians, order=15)
        home.register(
            home.Section(
                title=_("Reports"),
                rows=waiting.reports,
                empty=_("No report waits for you."),
                roles=READERS,
                order=10,
            )
        )
        home.register(
            home.Section(
                title=_("Taking reports down"),
                rows=waiting.taken_today,
                empty=_("You have taken down no report today."),
                roles=("clerk",),
                order=12,
            )
        )
        home.register(
            home.Section(
                title=_("Requests for an identity"),
                rows=waiting.disclosures,
                empty=_("No request for an identity waits for you."),
                roles=custodians,
                order=15,
            )
        )
