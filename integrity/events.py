"""What the log may say about the integrity programme."""

from django.utils.translation import gettext_lazy as _

from audit.events import declare

declare("commitment.proposed", _("proposed a commitment"), ("factor", "side"))
declare("commitment.agreed", _("recorded the agreement to a commitment"))
declare("commitment.kept", _("recorded that a commitment was kept"))
declare("commitment.dropped", _("dropped a commitment"))
