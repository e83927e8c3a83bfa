"""Where histories, early alerts and derogations stand in the menu and on the home page."""

from django.utils.translation import gettext_lazy as _

from accounts import home
from cases.derogations.places import waiting as derogations_waiting
from cases.early.places import waiting as alerts_waiting
from cases.histories.policies import ANALYSTS
from ui import navigation

DEROGATION_ROLES = ("administrator", "head_of_office", "supervisor", "auditor")

for label, address, roles, order in (
    (_("Looking across cases"), "cases:history_index", ("head_of_office",), 36),
    (_("Early alerts"), "cases:early", ("head_of_office",), 37),
    (_("Rules of early intervention"), "cases:early_rules", ("administrator",), 38),
    (_("Separations that cannot be kept"), "cases:derogations", DEROGATION_ROLES, 39),
):
    navigation.register(label, address, roles=roles, order=order, group=_("Across cases"))
home.register(home.Section(title=_("Early alerts"), rows=alerts_waiting, roles=ANALYSTS, order=45))
home.register(
    home.Section(title=_("Separations that cannot be kept"), rows=derogations_waiting, roles=DEROGATION_ROLES, order=46)
)
