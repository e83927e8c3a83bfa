"""What the log calls the things that happen in this room."""

from django.utils.translation import gettext_lazy as _

from audit.events import declare

declare(
    "report.received",
    _("sent a report"),
    facts=("channel", "questionnaire", "recipients", "attachments", "has_identity"),
)
declare(
    "report.kept_apart",
    _("sent a report, which was kept apart"),
    facts=("channel", "questionnaire", "recipients", "attachments", "has_identity", "signs"),
)
declare("report.previewed", _("looked at the first words of the report"))
declare("report.let_in", _("let the report in"), facts=("in_bulk",))
declare("report.set_aside", _("set the report aside"), facts=("in_bulk",))
declare("report.acknowledged", _("acknowledged the report"), facts=("message",))
declare("report.assessed", _("assessed the report"), facts=("assessment", "category", "detriment_risk", "proposes"))
declare("detriment.raised", _("made the risk of detriment to the reporter a question again"), facts=("kind",))
declare(
    "detriment.assessed",
    _("assessed the risk of detriment to the reporter"),
    facts=("assessment", "level", "others_level", "kinds"),
)
declare("detriment.read", _("read how the risk of detriment was judged"), facts=("assessments",))
declare("report.attached", _("opened a case from the report"), facts=("case",))
declare("report.no_case_proposed", _("proposed to open no case"), facts=("reason",))
declare("report.no_case_confirmed", _("confirmed that no case is opened"), facts=("reason",))
declare("report.returned", _("sent the proposal back"))
declare("report.feedback_given", _("gave feedback to the reporter"), facts=("message",))
declare("report.closed", _("closed the report"), facts=("retention",))
declare("report.reopened", _("opened the closed report again"), facts=("ground",))
declare("report.reopened_in_case", _("opened the closed report again in its case"), facts=("ground",))
declare("report.opened", _("opened the report"), facts=("messages", "attachments"))
declare("report.shared", _("gave the report to a colleague"), facts=("member",))
declare("report.handed_over", _("handed the report over to a colleague"), facts=("member",))
declare("report.tagged", _("changed the labels of the report"), facts=("on", "off"))
declare("note.written", _("wrote a note for the team"), facts=("note",))
declare("template.written", _("changed a text for recurrent messages"), facts=("is_active",))
declare("tag.written", _("changed a label of the office's list"), facts=("tag", "is_active"))
declare("mask.put", _("masked passages of the report"), facts=("mask", "place", "passages", "ground", "readers"))
declare("report.passages_opened", _("opened the texts to mask or remove passages"), facts=("texts",))
declare("mask.lifted", _("lifted a mask"), facts=("mask",))
declare("mask.looked_under", _("read the report without its masks"))
declare(
    "redaction.proposed",
    _("proposed to remove passages for good"),
    facts=("redaction", "place", "passages", "grounds"),
)
declare("redaction.confirmed", _("removed passages for good"), facts=("redaction", "place"))
declare("redaction.refused", _("refused to remove passages"), facts=("redaction",))
declare("message.sent", _("wrote to the reporter"), facts=("message", "kind", "attachments"))
declare("message.answered", _("wrote to the office"), facts=("message", "attachments"))
declare("attachment.opened", _("looked at what is known of a file"), facts=("attachment",))
declare("attachment.downloaded", _("downloaded a file"), facts=("attachment", "is_infected"))
declare("attachment.copy_downloaded", _("downloaded the cleaned copy of a file"), facts=("attachment",))
declare("attachment.previewed", _("looked at a page of a file"), facts=("attachment", "page"))
declare("attachment.cleaned", _("had a cleaned copy made of a file"), facts=("attachment", "state"))
declare("attachment.scanned", _("had a file scanned for viruses"), facts=("attachment", "verdict"))
declare("exclusion.made", _("was kept away from the report, or kept somebody away"), facts=("token", "reason"))
declare("report.handed_back", _("handed the report back to the office"), facts=("member",))
declare("report.taken_over", _("handed the report on to whoever takes over"), facts=("readers",))
declare("disclosure.requested", _("asked for the reporter's identity"), facts=("report", "legal_basis"))
declare("disclosure.share_released", _("released a share of the identity"), facts=("released", "needed"))
declare("disclosure.released", _("released the last share needed"), facts=("released", "needed"))
declare("disclosure.refused", _("refused to release the identity"))
declare("disclosure.noticed", _("told the reporter before opening the identity"), facts=("message",))
declare("disclosure.derogated", _("recorded why the reporter is not told first"), facts=("ground", "until"))
declare("disclosure.lapsed", _("ended a request for an identity that came to nothing"))
declare("identity.added", _("said who they are, after the report was sent"), facts=("parts",))
declare("identity.taken_back", _("took their identity, or a part of it, back"), facts=("part",))
declare("disclosure.opened", _("opened the identity for a limited time"), facts=("hours",))
declare("disclosure.ended", _("ended the access to the identity"))
declare("disclosure.read", _("read the request for an identity"))
declare("identity.read", _("read the reporter's identity"), facts=("disclosure",))
declare(
    "channel.set_up",
    _("set up a channel"),
    facts=("channel", "recipients", "substitutes", "custodians", "digest"),
)
declare("questionnaire.drafted", _("started a version of a questionnaire"), facts=("questionnaire", "number", "digest"))
declare(
    "questionnaire.draft_saved", _("edited a version of a questionnaire"), facts=("questionnaire", "number", "digest")
)
declare(
    "questionnaire.published", _("published a version of a questionnaire"), facts=("questionnaire", "number", "digest")
)
declare(
    "questionnaire.discarded", _("discarded a draft of a questionnaire"), facts=("questionnaire", "number", "digest")
)
declare("upload.swept", _("destroyed uploads that nobody sent"), facts=("count",))
declare("report.taken_down", _("took a report down as clerk"), facts=("medium", "recordings"))
declare("receipt.settled", _("recorded what became of the receipt"), facts=("handover",))
declare("minutes.offered", _("offered the minutes to the reporter"), facts=("report",))
declare("minutes.corrected", _("corrected the minutes"))
declare("minutes.agreed", _("agreed to the minutes"))
declare("minutes.refused", _("refused the minutes"))
declare("minutes.given_up", _("recorded why the minutes have no agreement"), facts=("reason",))
declare("minutes.read", _("read the minutes"), facts=("versions",))
declare("channel.changed", _("changed a channel"), facts=("changed", "revision", "digest"))
declare("channel.change_confirmed", _("confirmed a change of a channel"), facts=("change", "weakens"))
declare("channel.change_refused", _("refused a change of a channel, or took it back"), facts=("change",))
declare("channel.moved", _("changed the order of the channels"), facts=("order",))
declare(
    "channel.change_proposed",
    _("proposed a change that a second person must confirm"),
    facts=("change", "weakens"),
)
declare("report.erased", _("destroyed the report"), facts=("ground", "rule", "procedure", "rows", "files", "erasure"))
declare("report.kept_longer", _("postponed the erasure of the report"), facts=("number", "most", "until"))
declare("hold.placed", _("placed a legal hold on the report"), facts=("hold", "ground"))
declare("hold.lifted", _("lifted a legal hold on the report"), facts=("hold", "ground"))
declare("deletion.proposed", _("proposed to destroy a report early"), facts=("report", "ground"))
declare("deletion.confirmed", _("confirmed that a report is destroyed early"), facts=("report", "ground"))
declare("deletion.refused", _("refused to destroy a report early"), facts=("report",))
declare("deletion.lapsed", _("stopped an early deletion by a legal hold"), facts=("report",))
declare("deletion.carried_out", _("carried out an early deletion"), facts=("report",))
declare("erasure.certified", _("certified an erasure"), facts=("report", "digest"))
declare("erasure.read", _("read a certificate of erasure"))
declare("submission.deposited", _("deposited the digest of a submission"), facts=("commitment",))
declare("feedback.prolonged", _("took more time for the feedback"), facts=("message", "ground", "number"))
declare("clock.escalated", _("passed on a step that is owed"), facts=("clock", "chain", "due_on"))
