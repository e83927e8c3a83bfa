"""What the vault writes into the log. Facts are ids, kinds and numbers."""

from django.utils.translation import gettext_lazy as _

from audit.events import declare

declare("compartment.created", _("made a compartment"), facts=("kind", "holders"))
declare("compartment.held", _("put a compartment under legal hold"), facts=("kind",))
declare("compartment.freed", _("lifted the legal hold on a compartment"), facts=("kind",))
declare("compartment.destroyed", _("destroyed the key of a compartment"), facts=("kind", "grants", "shares"))
declare("grant.given", _("gave the key of a compartment"), facts=("holders",))
declare("grant.revoked", _("revoked the key of a compartment"), facts=("holder", "grant"))
declare(
    "identity.entrusted", _("divided the key of an identity among the custodians"), facts=("custodians", "threshold")
)
declare("quorum.created", _("created the continuity quorum"), facts=("threshold", "officers"))
declare("quorum.retired", _("retired a continuity quorum"))
declare("quorum.extended", _("gave the continuity quorum the keys it lacked"), facts=("compartments",))
declare(
    "quorum.used",
    _("gave a member back their keys through the continuity quorum"),
    facts=("lost_holder", "new_holder", "compartments"),
)
