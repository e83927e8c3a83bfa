"""Things done to a proceeding that are no step of its own edge table: each is one form and one action."""

from django.utils.translation import gettext_lazy as _

from discipline import access
from discipline.actions import appeals, decisions, effects, proceedings, sanctions
from discipline.appeals import forms as appeal_forms
from discipline.file import actions as file
from discipline.file import forms as file_forms
from discipline.file import policies as file_policies
from discipline.forms import outcome, steps
from discipline.policies import appeal, decision, proceeding
from discipline.policies import effects as effect_policies
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
tell = Doing.as_view(
    noun="proceeding",
    find=access.get_proceeding,
    action=file.tell,
    require=file_policies.require_may_tell,
    form=file_forms.Tell,
    title=_("Record that the person was told of new documents"),
    consequence=_("Until it is recorded, the board does not hear the person and no decision is proposed or confirmed."),
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
    form=appeal_forms.Lodge,
    title=_("Lodge an appeal"),
    consequence=_("You register the appeal for the person sanctioned. The authority you name receives the key."),
)
ask_stay = Doing.as_view(
    noun="appeal",
    find=access.get_appeal,
    action=effects.ask_stay,
    require=effect_policies.require_may_ask_stay,
    form=appeal_forms.AskStay,
    title=_("Ask for a stay"),
    consequence=_("Whoever determines the appeal rules on it. Until then the sanction is not stayed."),
)
rule_stay = Doing.as_view(
    noun="appeal",
    find=access.get_appeal,
    action=effects.rule_stay,
    require=effect_policies.require_may_rule_stay,
    form=appeal_forms.RuleStay,
    title=_("Rule on the stay"),
    consequence=_("A sanction that is stayed cannot be carried out before the appeal is over."),
)
put_in = Doing.as_view(
    noun="appeal",
    find=access.get_appeal,
    action=effects.put_in,
    require=effect_policies.require_may_put_in,
    form=appeal_forms.PutIn,
    title=_("Put something into the file of the appeal"),
)
carry_out = Doing.as_view(
    noun="effect",
    find=access.get_effect,
    action=effects.carry_out,
    require=effect_policies.require_may_carry_out,
    form=appeal_forms.CarryOut,
    title=_("Record that an effect was carried out"),
    consequence=_("What the appeal gave back to the person stays owed until this is recorded."),
)
