"""Where statistics stand in the menu."""

from django.utils.translation import gettext_lazy as _

from insights.policies import READERS
from ui import navigation

navigation.register(_("Statistics"), "insights:statistics", roles=READERS, order=60)
