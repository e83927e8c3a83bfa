"""Each verb of discipline's edge tables with its action, policy, form and door."""

from discipline import access
from discipline.actions import appeals, decisions, interim, proceedings, sanctions
from discipline.appeals import forms as appeal_forms
from discipline.forms import outcome, steps
from discipline.interim import access as interim_access
from discipline.interim import forms as interim_forms
from discipline.interim import policies as interim_policies
from discipline.interim.states import INTERIM_MEASURE
from discipline.policies import appeal, decision, proceeding
from discipline.states import APPEAL_MACHINE, CHARGE, DECISION, PROCEEDING, SANCTION
from machine.verbs import bind, part_of

_FIND = access.get_proceeding
bind(PROCEEDING, "serve", action=proceedings.serve, require=proceeding.require_may_serve, find=_FIND)
bind(
    PROCEEDING,
    "give_file_access",
    action=proceedings.give_file_access,
    require=proceeding.require_may_give_file_access,
    form=steps.GiveFileAccess,
    find=_FIND,
)
bind(PROCEEDING, "decide", action=decisions.confirm_waiting, require=decision.require_may_decide, find=_FIND)
bind(PROCEEDING, "finish", action=proceedings.finish, require=proceeding.require_may_finish, find=_FIND)
bind(
    PROCEEDING,
    "discontinue",
    action=proceedings.discontinue,
    require=proceeding.require_may_discontinue,
    form=steps.Discontinue,
    find=_FIND,
)

part_of(CHARGE, "serve", action=proceedings.serve)
part_of(CHARGE, "rule", action=decisions.confirm)

bind(DECISION, "confirm", action=decisions.confirm, require=decision.require_may_confirm, find=access.get_decision)
bind(
    DECISION,
    "return",
    action=decisions.send_back,
    require=decision.require_may_return,
    form=steps.SendBack,
    find=access.get_decision,
)

bind(
    SANCTION,
    "notify",
    action=sanctions.notify,
    require=decision.require_may_notify,
    form=steps.Notify,
    find=access.get_sanction,
)
bind(
    SANCTION,
    "execute",
    action=sanctions.execute,
    require=decision.require_may_execute,
    form=steps.Execute,
    find=access.get_sanction,
)
part_of(SANCTION, "annul", action=appeals.implement)
part_of(SANCTION, "replace", action=appeals.implement)

_APPEAL = access.get_appeal
bind(
    APPEAL_MACHINE,
    "admit",
    action=appeals.admit,
    require=appeal.require_may_admit,
    form=appeal_forms.Admit,
    find=_APPEAL,
)
bind(
    APPEAL_MACHINE,
    "note_silence",
    action=appeals.note_silence,
    require=appeal.require_may_note_silence,
    find=_APPEAL,
)
bind(
    APPEAL_MACHINE,
    "reject",
    action=appeals.reject,
    require=appeal.require_may_reject,
    form=appeal_forms.Reject,
    find=_APPEAL,
)
bind(
    APPEAL_MACHINE,
    "determine",
    action=appeals.determine,
    require=appeal.require_may_determine,
    form=outcome.Determine,
    find=_APPEAL,
)
bind(APPEAL_MACHINE, "implement", action=appeals.implement, require=appeal.require_may_implement, find=_APPEAL)

for verb, action, require, form in (
    ("decide", interim.decide, interim_policies.require_may_decide, interim_forms.Decide),
    ("refuse", interim.refuse, interim_policies.require_may_refuse, interim_forms.NotTaken),
    ("notify", interim.notify, interim_policies.require_may_notify, interim_forms.Notify),
    ("begin", interim.begin, interim_policies.require_may_begin, interim_forms.Begin),
    ("lift", interim.lift, interim_policies.require_may_lift, interim_forms.Lift),
):
    bind(INTERIM_MEASURE, verb, action=action, require=require, form=form, find=interim_access.get_measure)
part_of(INTERIM_MEASURE, "lapse", action=interim.sweep)
part_of(INTERIM_MEASURE, "replace", action=interim.begin)
