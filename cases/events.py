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
declare("finding.proposed", _("proposed a finding"), facts=("case", "finding", "word"))
declare("finding.confirmed", _("confirmed a finding"), facts=("case", "finding", "word"))
declare("finding.returned", _("sent a finding back with questions"), facts=("case", "finding"))

declare("investigation.planned", _("planned the investigation"), facts=("case", "allegations"))
declare("investigation.mandated", _("signed the mandate"), facts=("case", "powers", "ends_on"))
declare("investigation.extended", _("extended the mandate to an allegation"), facts=("case", "allegation"))
declare("investigation.started", _("began the investigation"), facts=("case",))
declare("investigation.delivered", _("delivered the report of the investigation"), facts=("case",))
declare("investigation.read", _("read the investigation's papers"), facts=("case",))

declare("interview.planned", _("planned an interview"), facts=("case", "rank", "capacity"))
declare("interview.convoked", _("convoked a person"), facts=("case", "convoked_for_on"))
declare("interview.rights_notified", _("recorded that a person was told their rights"), facts=("case",))
declare("interview.held", _("recorded an interview"), facts=("case", "held_on"))
declare("interview.signed", _("recorded the signature of an interview"), facts=("case",))
declare("interview.refused", _("recorded that an interview was not signed"), facts=("case",))
declare("interview.read", _("read an interview"), facts=("case",))
