"""What the log says about mandates, plans and hours. Words complete "<member> …"; facts are ids, codes, numbers."""

from django.utils.translation import gettext_lazy as _

from audit.events import declare

declare("mandate.named", _("named an investigator in the mandate"), facts=("case", "member", "naming"))
declare(
    "mandate.amended",
    _("amended the mandate"),
    facts=("case", "amendment", "ends_on", "powers", "allegations", "members"),
)
declare("subject.notified", _("recorded that a subject was told"), facts=("case", "subject_id", "how", "notified_on"))
declare(
    "subject.notice_deferred",
    _("put off telling a subject"),
    facts=("case", "subject_id", "deferral", "review_on"),
)
declare("investigation.suspended", _("suspended the investigation"), facts=("case", "ground"))
declare("investigation.resumed", _("resumed the investigation"), facts=("case",))
declare("investigation.letter_read", _("read the mandate's letter"), facts=("case",))
declare("investigation.mandate_read", _("read how the mandate was carried out"), facts=("case",))

declare("plan.read", _("read the plan"), facts=("case",))
declare("plan.template_used", _("began a plan from a ready one"), facts=("case", "category", "number"))
declare("plan.line_added", _("added a line to the plan"), facts=("case", "kind", "line"))
declare("plan.line_judged", _("said what the evidence does to a hypothesis"), facts=("case", "line", "verdict"))
declare("plan.line_struck", _("struck a line of the plan"), facts=("case", "line"))
declare("plan.estimated", _("estimated hours and cost"), facts=("case", "hours", "cost"))
declare("task.added", _("added a task"), facts=("investigation", "rank", "assignee"))
declare("task.assigned", _("gave a task to somebody"), facts=("investigation", "assignee"))
declare("task.handed_back", _("left a task that somebody else must take"), facts=("investigation", "assignee"))
declare("task.completed", _("did a task"), facts=("investigation",))
declare("task.waived", _("waived a task"), facts=("investigation",))
declare("task.taken_up_again", _("took up a task again"), facts=("investigation",))
declare("task.waits", _("let a task wait for another"), facts=("investigation", "needed"))
declare("task.waits_no_more", _("let a task wait for another no more"), facts=("investigation", "needed"))
declare("task.ticked", _("ticked a point of a checklist"), facts=("investigation", "line", "is_ticked"))
declare("task.read", _("read a task"), facts=("investigation",))
declare("hours.noted", _("noted hours or expenses"), facts=("case", "effort", "worked_on", "kind"))
declare("hours.struck", _("struck hours or expenses"), facts=("case", "effort"))
declare("hours.read", _("read the hours and expenses"), facts=("case",))
declare("plan_template.changed", _("changed a ready plan"), facts=("category", "number"))
