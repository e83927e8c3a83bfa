"""What the log says about interviews. Words complete "<member> …"; facts are ids, codes, numbers."""

from django.utils.translation import gettext_lazy as _

from audit.events import declare

declare("interview.planned", _("planned an interview"), facts=("case", "rank", "capacity"))
declare("interview.given", _("gave an interview to somebody"), facts=("case", "member"))
declare("interview.handed_back", _("left an interview that somebody else must conduct"), facts=("case", "member"))
declare("interview.arranged", _("arranged an interview"), facts=("case",))
declare(
    "interview.convoked",
    _("convoked a person"),
    facts=("case", "convoked_for_on", "earliest_on", "is_notice_waived"),
)
declare(
    "interview.rights_notified",
    _("recorded that a person was told their rights"),
    facts=("case", "how", "notified_on", "rights", "digest"),
)
declare("interview.piece_kept", _("kept a piece of an interview's record"), facts=("case", "rank"))
declare("interview.held", _("recorded an interview"), facts=("case", "held_on"))
declare("interview.record_sent", _("gave a record to the person heard"), facts=("case", "sent_on", "sent_how"))
declare("interview.signed", _("recorded the signature of an interview"), facts=("case",))
declare("interview.refused", _("recorded that an interview was not signed"), facts=("case",))
declare("interview.contested", _("recorded the corrections of the person heard"), facts=("case",))
declare("interview.sealed", _("sealed the record of an interview"), facts=("case", "digest"))
declare("interview.read", _("read an interview"), facts=("case",))
declare("interview.proof_taken", _("took a copy of the proof that rights were told"), facts=("case",))
declare("interview.anonymised", _("wrote an anonymised record"), facts=("case", "anonymised", "harms"))
declare(
    "interview.anonymity_decided",
    _("decided on an anonymised record"),
    facts=("case", "anonymised", "verdict"),
)
declare("interview.original_opened", _("opened the original of an anonymised record"), facts=("case", "opening"))
declare(
    "finding.passage_cited",
    _("cited paragraphs of a record for a finding"),
    facts=("case", "passage", "interview", "first", "last"),
)
