"""What the log says about cases. Words complete "<member> …"; facts are ids, codes, numbers."""

from django.utils.translation import gettext_lazy as _

from audit.events import declare

declare("case.opened", _("opened the case"), facts=("report", "procedure", "number"))
declare("case.investigated", _("moved the case to investigation"))
declare("case.decided", _("took the findings to decision"))
declare("case.referred", _("referred the case to the disciplinary authority"), facts=("authority", "allegations"))
declare("case.followed_up", _("moved the case to follow-up without discipline"))
declare("case.discipline_entered", _("opened disciplinary proceedings from the case"))
declare("case.discipline_finished", _("ended the disciplinary phase of the case"))
declare("case.closed", _("closed the case"), facts=("outcome",))
declare("case.reopened", _("reopened the case"), facts=("ground", "outcome"))
declare("case.read", _("read the case"), facts=("part",))
declare("case.reopened_before_mandate", _("reopened the case before any mandate"), facts=("ground", "outcome"))
declare("case.reopened_for_facts", _("reopened the case for new facts"), facts=("ground", "outcome"))
declare("case.reopened_to_decide", _("reopened the case to decide again"), facts=("ground", "outcome"))
declare(
    "case.reopened_to_authority",
    _("reopened the case before the disciplinary authority"),
    facts=("ground", "outcome"),
)
declare("case.set_aside", _("closed the case before any investigation"), facts=("outcome", "proposal"))
declare("case.absorbed", _("merged the case into another"), facts=("surviving", "merger"))
declare("case.split_off", _("split a case off"), facts=("split_case", "allegations"))
declare("case.grid_read", _("read the allegation grid"))
declare("case.facts_read", _("read the statement of facts"))

declare("subject.searched", _("searched their cases for a name"), facts=("hits",))

declare("assignment.made", _("assigned a member to the case"), facts=("member", "role", "assignment"))
declare("assignment.read", _("read the names in order to declare conflicts"), facts=("assignment",))
declare("assignment.declared", _("stated that they have no conflict of interests"), facts=("assignment",))
declare("assignment.ended", _("ended an assignment"), facts=("member", "assignment"))
declare("case.recused", _("stepped back from the case because of a conflict"), facts=("reason", "recusal"))

declare("subject.added", _("added a subject to the case"), facts=("subject_id", "kind"))
declare("allegation.added", _("added an allegation"), facts=("case", "rank", "category"))
declare("allegation.investigated", _("took up an allegation under the mandate"), facts=("case",))
declare("allegation.referred", _("referred an allegation to the disciplinary authority"), facts=("case",))
declare("allegation.read", _("read an allegation"), facts=("case",))
declare(
    "allegation.screened_out",
    _("screened an allegation out, as a second person"),
    facts=("case", "screening", "ground"),
)
declare(
    "allegation.ended_without_finding",
    _("ended an allegation without a finding"),
    facts=("case", "screening", "ground"),
)
declare("allegation.taken_back", _("took up again an allegation that was screened out"), facts=("case",))
declare("allegation.moved", _("moved an allegation to another case"), facts=("case", "to_case", "as_allegation"))
declare("screening.proposed", _("proposed to screen an allegation out"), facts=("case", "allegation", "ground"))
declare("screening.refused", _("did not agree to screen an allegation out"), facts=("case",))
declare("screening.read", _("read why something is not investigated"), facts=("case",))
declare("settingaside.proposed", _("proposed to close the case before any investigation"), facts=("case", "outcome"))
declare("settingaside.refused", _("did not agree to close the case before any investigation"), facts=("case",))
declare("breach.cited", _("cited an article"), facts=("case", "version", "breach"))
declare("evidence.linked", _("linked evidence to an allegation"), facts=("case", "link", "piece", "bearing"))
declare("evidence.read", _("read evidence that came along with an allegation"), facts=("case",))
declare("evidence.taken", _("took a copy of a file that came along with an allegation"), facts=("case",))
declare("allegation.amended", _("changed what stands around an allegation"), facts=("case", "columns"))
declare("allegation.sources_noted", _("noted where an allegation comes from"), facts=("case", "sources"))
declare("breach.withdrawn", _("withdrew a citation"), facts=("case", "version", "breach"))
declare("evidence.withdrawn", _("withdrew a link to evidence"), facts=("case", "link"))
declare("finding.reconsidered", _("opened a confirmed finding again"), facts=("case", "finding", "word"))
declare("finding.proposed", _("proposed a finding"), facts=("case", "finding", "word"))
declare("finding.confirmed", _("confirmed a finding"), facts=("case", "finding", "word"))
declare("finding.returned", _("sent a finding back with questions"), facts=("case", "finding"))

declare("investigation.planned", _("planned the investigation"), facts=("case", "allegations"))
declare("investigation.mandated", _("signed the mandate"), facts=("case", "powers", "ends_on"))
declare("investigation.extended", _("extended the mandate to an allegation"), facts=("case", "allegation"))
declare("investigation.started", _("began the investigation"), facts=("case",))
declare("investigation.delivered", _("delivered the report of the investigation"), facts=("case", "round", "digests"))
declare("investigation.read", _("read the investigation's papers"), facts=("case",))

declare("caseflag.set", _("set a flag on the case"), facts=("flag", "kind", "reason"))
declare("caseflag.lifted", _("lifted a flag from the case"), facts=("flag", "kind", "ended_on"))
declare("caseflag.admitted", _("admitted a member to the closed circle"), facts=("flag", "member"))
declare("caseflag.read", _("read the flags of the case"))
declare("numbering.pattern_set", _("set how cases are numbered"))
declare("caselink.made", _("linked two cases"), facts=("link", "other", "tie"))
declare("caselink.ended", _("ended the link between two cases"), facts=("link", "other"))
declare("joining.read", _("read how the case is joined to others"))
declare("merger.proposed", _("proposed to merge a case into another"), facts=("merger", "absorbed"))
declare("merger.confirmed", _("merged a case into another, as a second person"), facts=("merger", "absorbed"))
declare("merger.refused", _("did not agree to merge a case into another"), facts=("merger", "absorbed"))
declare("case.timeline_taken", _("took the timeline away as a file"), facts=("entries", "form"))
declare("case.watched", _("began to watch the case"))
declare("case.unwatched", _("stopped watching the case"))
declare("case.review_set", _("set the day on which the case is looked at again"), facts=("review_on",))
declare("case.listed", _("took the case away in a list"), facts=("form",))
declare("subject.outcome_told", _("told a subject the outcome"), facts=("subject_id", "how", "told_on"))
declare("subject.outcome_untold", _("kept why a subject is not told the outcome"), facts=("subject_id", "ground"))
declare("case.noted", _("wrote a note to the team"), facts=("note",))
declare("case.notes_read", _("read the team's notes"))
declare("search.saved", _("kept a search of the case list"), facts=("search", "is_shared"))
declare("search.dropped", _("threw a kept search away"), facts=("search",))
declare("feed.made", _("made an address for their calendar"), facts=("feed",))
declare("feed.revoked", _("closed the address of their calendar"), facts=("feed",))
declare("preferences.changed", _("changed how they are told"), facts=("digest",))
declare("digest.sent", _("was told by mail that there is something"), facts=("cases",))

declare("investigation.drafted", _("fixed the draft report"), facts=("case", "round"))
declare(
    "investigation.put_forward", _("sent extracts of the draft to the subjects"), facts=("case", "extracts", "sent_on")
)
declare(
    "investigation.contradiction_skipped",
    _("sent the report to review without hearing the subjects"),
    facts=("case", "ground", "digest"),
)
declare("investigation.submitted", _("submitted the report for review"), facts=("case", "round", "digest"))
declare("investigation.returned", _("returned the report with questions"), facts=("case", "round", "unmet"))
declare("investigation.registered", _("registered the report"), facts=("case",))
declare("investigation_report.written", _("wrote a part of the report"), facts=("case", "part", "number"))
declare("investigation_report.read", _("read the report of the investigation"), facts=("case",))
declare("investigation_report.taken", _("took a copy of the issued report"), facts=("case",))
declare("loss.entered", _("entered a loss"), facts=("case", "rank"))
declare("loss.withdrawn", _("took a loss out of the report"), facts=("case", "rank"))
declare("dissent.written", _("added a dissent to the report"), facts=("case", "number"))
declare(
    "extract.prepared",
    _("prepared an extract for a subject"),
    facts=("case", "extract", "subject_id", "passages", "redactions", "grounds", "digest"),
)
declare("extract.discarded", _("took back an extract that was not sent"), facts=("case", "extract"))
declare("extract.read", _("read an extract"), facts=("case", "extract"))
declare("dispensation.given", _("wrote down why a subject is not heard"), facts=("case", "subject_id", "ground"))
declare("comment.recorded", _("recorded a subject's comment"), facts=("case", "extract", "comment", "kind"))
declare("comment.answered", _("answered a subject's comment"), facts=("case", "comment", "answer"))
declare("comment.taken", _("took a copy of a file that a subject handed in"), facts=("case", "comment"))
declare("contradiction.read", _("read the papers of the contradictory stage"), facts=("case",))

declare("recommendation.written", _("added a recommendation to the report"), facts=("case", "rank"))
declare("recommendation.withdrawn", _("took a recommendation out of the report"))
declare("recommendation.addressed", _("gave a recommendation to its owner"), facts=("owner", "due_on"))
declare("recommendation.accepted", _("accepted a recommendation"))
declare("recommendation.refused", _("refused a recommendation"))
declare("recommendation.noted", _("noted how far a recommendation is"))
declare("recommendation.completed", _("reported a recommendation as done"))
declare("recommendation.handed_back", _("handed a recommendation back: the proof does not suffice"))
declare("recommendation.closed", _("closed a recommendation"))
declare("recommendation.read", _("read a recommendation"))
declare("recommendation.taken", _("took a copy of the proof of a recommendation"))

declare("case_file.asked", _("asked for the printed case file"), facts=("file", "language"))
declare("case_file.made", _("received the printed case file"), facts=("file", "pages", "documents", "digest"))
declare("case_file.failed", _("asked for a case file that could not be made"), facts=("file", "failure"))
declare("case_file.taken", _("took a copy of the printed case file"), facts=("file",))
