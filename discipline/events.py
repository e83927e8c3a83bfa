"""What the log may say about discipline."""

from django.utils.translation import gettext_lazy as _

from audit.events import declare

declare("proceeding.opened", _("opened a disciplinary proceeding"), ("case", "procedure", "override"))
declare("prescription_override.proposed", _("asked that a prescription be overridden"), ("case",))
declare("prescription_override.confirmed", _("granted the override of a prescription"), ("case",))
declare("prescription_override.refused", _("refused the override of a prescription"), ("case",))
declare("prescription_override.read", _("read an override of a prescription"), ("case",))
declare("proceeding.read", _("read the sealed texts of a proceeding"))
declare("proceeding.charged", _("served the charges"), ("charges",))
declare("proceeding.file_opened", _("gave access to the file"))
declare("proceeding.file_consulted", _("recorded a consultation of the file"), ("reader", "pages"))
declare("proceeding.joined", _("let a member join the proceeding"), ("member",))
declare("proceeding.decided", _("took the proceeding to its decision"), ("outcome",))
declare("proceeding.ended", _("ended the proceeding"))
declare("proceeding.discontinued", _("discontinued the proceeding"), ("reason",))
declare("charge.laid", _("laid a charge"), ("proceeding",))
declare("charge.served", _("served a charge"), ("proceeding",))
declare("charge.ruled", _("ruled on a charge"), ("ruling",))
declare("right.notified", _("recorded that a right was notified"), ("right",))
declare("decision.proposed", _("proposed a decision"), ("sanction",))
declare("decision.confirmed", _("confirmed the decision"), ("sanction",))
declare("decision.returned", _("sent the decision back"))
declare("sanction.imposed", _("imposed a sanction"), ("code", "decision", "replaces"))
declare("sanction.notified", _("recorded that the sanction was notified"), ("service", "remedies"))
declare("sanction.executed", _("recorded that the sanction was executed"))
declare("sanction.annulled", _("annulled the sanction after an appeal"), ("appeal",))
declare("sanction.replaced", _("replaced the sanction after an appeal"), ("appeal",))
declare("appeal.lodged", _("lodged an appeal"), ("appeal_kind",))
declare("appeal.admitted", _("admitted the appeal"))
declare("appeal.rejected", _("declared the appeal inadmissible"))
declare("appeal.determined", _("determined the appeal"), ("outcome",))
declare("appeal.implemented", _("carried out the outcome of the appeal"), ("outcome",))
declare("interim_measure.proposed", _("asked for an interim measure"), ("case", "measure", "replaces"))
declare(
    "interim_measure.decided",
    _("decided an interim measure"),
    ("case", "ends_on", "exhibits", "interviews", "findings"),
)
declare("interim_measure.refused", _("did not take an interim measure"), ("case",))
declare("interim_measure.notified", _("recorded that the person was told of the interim measure"), ("case", "proof"))
declare("interim_measure.began", _("recorded that the interim measure took effect"), ("case",))
declare("interim_measure.lifted", _("lifted the interim measure"), ("case", "ground"))
declare("interim_measure.lapsed", _("let the interim measure lapse at its maximum"), ("case",))
declare("interim_measure.replaced", _("put another interim measure in its place"), ("case", "by_measure"))
declare("interim_measure.kept", _("kept the interim measure beyond its maximum"), ("case", "review_on", "percent"))
declare("interim_measure.reexamined", _("looked at the interim measure again"), ("case", "occasion", "result"))
declare("interim_measure.warned", _("warned that the interim measure ends soon"), ("days",))
declare("interim_measure.read", _("read an interim measure"), ("case",))
