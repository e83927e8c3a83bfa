"""What the log may say about statistics."""

from django.utils.translation import gettext_lazy as _

from audit.events import declare

declare("statistics.exported", _("took statistics away"), ("theme", "year", "quarters"))
