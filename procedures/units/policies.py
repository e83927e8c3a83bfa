"""Who keeps the list of units."""

from django.utils.translation import gettext_lazy as _

from accounts.policies import require_role
from machine.refusals import Refused


class UnitThere(Refused):
    sentence = _("A unit with this code is in the list already. Change its name there.")


class NameTaken(Refused):
    sentence = _("Another unit is called like this already; whoever chooses one could not tell them apart.")


def require_may_keep_units(*, by) -> None:
    """Administrators and the head of office name the units."""
    require_role(by, "administrator", "head_of_office")
