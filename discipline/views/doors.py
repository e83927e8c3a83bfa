"""Things done to a proceeding that are no step of its own edge table: each is one form and one action."""

from django.utils.translation import gettext_lazy as _

from discipline import access
from discipline.actions import appeals, decisions, proceedings, sanctions
from discipline.forms import outcome, steps
from discipline.policies import appeal, decision, proceeding
from machine.views import Doing

notify_rights = Doing.as_view(
    noun="proceeding",
    find=access.get_proceeding,
    action=proceedings.notify_rights,
    require=proceeding.require_may_notify_right,
    form=steps.NotifyRights,
    title=_("Record that rights were notified"),
    consequence=_("The file can be opened to the person once every right has been notified."),
)
record_consultation = Doing.as_view(
    noun="proceeding",
    find=access.get_proceeding,
    action=proceedings.record_consultation,
    require=proceeding.require_may_record_consultation,
    form=steps.RecordConsultation,
    title=_("Record a consultation of the file"),
)
admit = Doing.as_view(
    noun="proceeding",
    find=access.get_proceeding,
    action=proceedings.admit,
    require=proceeding.require_may_admit_member,
    form=steps.Admit,
    title=_("Let a member join"),
    consequence=_("The member receives the key to this proceeding. It opens neither the case nor the report."),
)
propose = Doing.as_view(
    noun="proceeding",
    find=access.get_proceeding,
    action=decisions.propose,
    require=decision.require_may_propose,
    form=outcome.Propose,
    title=_("Propose a decision"),
    consequence=_("Somebody else must confirm what you propose, or send it back."),
)
impose = Doing.as_view(
    noun="proceeding",
    find=access.get_proceeding,
    action=sanctions.impose,
    require=decision.require_may_impose,
    title=_("Impose the sanction"),
    consequence=_(
        "The sanction of the confirmed decision is drawn up. It has no effect before the person is notified."
    ),
)
lodge = Doing.as_view(
    noun="sanction",
    find=access.get_sanction,
    action=appeals.lodge,
    require=appeal.require_may_lodge,
    form=steps.Lodge,
    title=_("Lodge an appeal"),
    consequence=_("You register the appeal for the person sanctioned. The authority you name receives the key."),
)
