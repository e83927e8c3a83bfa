"""Where statistics stand in the menu."""

from django.utils.translation import gettext_lazy as _
from ui import navigation

from insights.policies import READERS

navigation.register(_("Statistics"), "insights:statistics", roles=READERS, order=60)
