"""The audit room's own events; `declare` is what other rooms import from here."""

from django.utils.translation import gettext_lazy as _

from audit.registry import declare

__all__ = ["declare"]

declare("door.tried", _("tried a door that is not theirs"))
declare("log.searched", _("searched the log"), facts=("filters",))
declare("log.exported", _("exported the log"), facts=("size", "way"))
declare("log.proof_taken", _("took a proof out of the log"), facts=("entry",))
declare("log.verified", _("had the whole log recomputed"), facts=("size", "sound", "flaws"))
