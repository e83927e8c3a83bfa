import sys
from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProceduresConfig(AppConfig):
    name = "procedures"
    verbose_name = _("Procedures")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import_module("procedures.events")
        import_module("procedures.sources")
        from ui.navigation import register

        register(_("Procedures"), "procedures:list", order=80, group=_("The office"))
        import_module("accounts.units").named_by(import_module("procedures.units.access").name_of)
        _require_profiles()


def _require_profiles() -> None:
    """A malformed profile stops the start, with its file and line: no case may run on half a procedure."""
    from procedures import loading

    try:
        for path in loading.shipped():
            loading.load_file(path)
    except loading.MalformedProfile as error:
        sys.exit(f"A procedure profile is malformed.\n{error}")
