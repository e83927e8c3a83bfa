"""What the log says about exhibits. Each event of custody carries its hash, so that the log vouches for the line."""

from django.utils.translation import gettext_lazy as _

from audit.events import declare

_CUSTODY = ("case", "kind", "result", "to", "event_id", "hash")

declare("exhibit.registered", _("registered an exhibit"), facts=("case", "rank", "kind", "digest"))
declare("exhibit.sealed", _("described and sealed an exhibit"), facts=_CUSTODY)
declare("exhibit.held", _("took an exhibit into custody"), facts=("case",))
declare("exhibit.offered", _("handed an exhibit over"), facts=_CUSTODY)
declare("exhibit.accepted", _("confirmed that they received an exhibit"), facts=_CUSTODY)
declare("exhibit.transfer_refused", _("refused an exhibit that was handed to them"), facts=_CUSTODY)
declare("exhibit.transfer_withdrawn", _("took the handing over of an exhibit back"), facts=_CUSTODY)
declare("exhibit.sent_out", _("sent an exhibit outside the office"), facts=_CUSTODY)
declare("exhibit.taken_back", _("took an exhibit back from outside"), facts=_CUSTODY)
declare("exhibit.given_back", _("returned an exhibit to its owner"), facts=_CUSTODY)
declare("exhibit.reported_missing", _("reported an exhibit missing"), facts=_CUSTODY)
declare("exhibit.found", _("found an exhibit that was missing"), facts=_CUSTODY)
declare("custody.noted", _("noted an event of custody"), facts=_CUSTODY)
declare("exhibit.read", _("read an exhibit's description"), facts=("case",))
declare("exhibits.listed", _("read the evidence list"))
declare("exhibits.inventory_taken", _("took the inventory of the exhibits as PDF"), facts=("exhibits",))
declare("exhibit.taken", _("took a copy of an exhibit's file"), facts=("case",))
declare("exhibit.receipt_taken", _("took a copy of a receipt for an exhibit"), facts=("case", "event_id"))
declare(
    "exhibits.verified",
    _("had the exhibits verified"),
    facts=("verification", "exhibits", "failed", "finished", "heads"),
)
declare("exhibit.destroyed", _("destroyed an exhibit"), facts=_CUSTODY)
declare("exhibit.hold_placed", _("placed a hold on an exhibit"), facts=("case", "hold", "ground"))
declare("exhibit.hold_lifted", _("lifted a hold on an exhibit"), facts=("case", "hold"))
declare("destruction.proposed", _("proposed to destroy an exhibit"), facts=("exhibit", "method", "kept_until"))
declare("destruction.agreed", _("agreed to the destruction of an exhibit"), facts=("exhibit",))
declare("destruction.approved", _("agreed, as the second, to the destruction of an exhibit"), facts=("exhibit",))
declare("destruction.refused", _("refused the destruction of an exhibit"), facts=("exhibit",))
declare("destruction.carried_out", _("carried out the destruction of an exhibit"), facts=("exhibit",))
declare("destruction.certified", _("certified the destruction of an exhibit"), facts=("exhibit", "digest"))
declare("destruction.read", _("read why an exhibit is to be destroyed"), facts=("exhibit",))
declare("count.begun", _("began a stock-taking"), facts=("count", "place"))
declare("count.noted", _("counted an exhibit"), facts=("count", "outcome"))
declare("count.closed", _("closed a stock-taking"), facts=("count", "lines", "differences"))
declare("place.added", _("added a place where exhibits are kept"), facts=("kind",))
declare("place.closed", _("closed a place where exhibits are kept"))
declare("custody.exported", _("exported the custody of a case"), facts=("exhibits", "readable"))
