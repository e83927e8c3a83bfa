"""Where the joint action plan stands in the menu."""

from django.utils.translation import gettext_lazy as _

from ui import navigation

navigation.register(_("Integrity plan"), "integrity:plan", order=70, group=_("The office"))
