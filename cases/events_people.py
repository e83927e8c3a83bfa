"""What the log says about people, histories, early alerts and derogations."""

from django.utils.translation import gettext_lazy as _

from audit.events import declare

declare("person.added", _("added a person to the case"), facts=("person", "part"))
declare("person.part_changed", _("changed the part of a person"), facts=("person", "part"))
declare("people.read", _("read the people of the case"))
declare("people.links_sought", _("looked for links with their other cases"), facts=("hits",))
declare("relation.noted", _("noted a relation"), facts=("relation", "kind"))
declare("relation.struck", _("struck a relation"), facts=("relation",))

declare("history.founded", _("made the index of subjects"))
declare("history.given", _("let a member look across cases"), facts=("member",))
declare("history.withdrawn", _("no longer lets a member look across cases"), facts=("member",))
declare("history.indexed", _("brought the index of subjects up to date"), facts=("indexed",))
declare("history.looked", _("looked for earlier cases of a subject"), facts=("subject_id", "purpose", "cases"))

declare("alert_rule.written", _("wrote a rule of early intervention"), facts=("kind", "threshold"))
declare("alert_rule.changed", _("changed a rule of early intervention"), facts=("kind", "threshold"))
declare("early_alert.raised", _("raised an early alert"), facts=("rule", "counted"))
declare("early_alert.taken_up", _("began to look at an early alert"))
declare("early_alert.acknowledged", _("closed an early alert: nothing to be done"))
declare("early_alert.intervened", _("closed an early alert: help is offered"), facts=("help",))
declare("early_alert.dismissed", _("closed an early alert: false alarm"))
declare("early_alert.expired", _("let an early alert expire"))
declare("early_alert.read", _("read an early alert"))

declare("derogation.proposed", _("proposed a derogation"), facts=("pair", "control"))
declare("derogation.confirmed", _("confirmed a derogation"), facts=("pair", "control"))
declare("derogation.ended", _("ended a derogation"), facts=("pair",))
declare("derogation.used", _("used a derogation"), facts=("pair", "control", "member", "use"))
declare("derogation.followed", _("recorded the control of a derogation"), facts=("result",))
declare("derogation.read", _("read why a derogation was used"))
