from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = _("Accounts")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        for module in ("events", "verbs"):
            if find_spec(f"{self.name}.{module}"):
                import_module(f"{self.name}.{module}")
        from accounts import called
        from accounts.codenames import forget
        from accounts.roles import ROLES
        from audit import naming
        from machine.roles import name_roles
        from ui import navigation

        naming.teach(called.members)
        name_roles({role.code: role.label for role in ROLES})
        navigation.register(_("What waits for me"), "home", order=0)
        navigation.register(_("Members"), "members", roles=("administrator",), order=11)
        from accounts.names import keep_missing

        post_migrate.connect(forget, dispatch_uid="accounts.codenames.forget")
        post_migrate.connect(keep_missing, sender=self, dispatch_uid="accounts.names.keep_missing")
