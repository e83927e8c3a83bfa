"""Which action, policy, form and door belong to the verbs of interviews."""

from cases import access
from cases.actions import interviews
from cases.interviews import forms, policies
from cases.states import INTERVIEW
from machine.verbs import bind, part_of

part_of(INTERVIEW, "plan", action=interviews.plan)
for verb, action, require, form in (
    ("convoke", interviews.convoke, policies.require_may_convoke, forms.Convoke),
    ("notify_rights", interviews.notify_rights, policies.require_may_notify_rights, forms.NotifyRights),
    ("hold", interviews.hold, policies.require_may_hold, forms.Hold),
    ("send_record", interviews.send_record, policies.require_may_send_record, forms.SendRecord),
    ("sign", interviews.sign, policies.require_may_sign, None),
    ("refuse", interviews.refuse, policies.require_may_refuse, forms.Refuse),
    ("contest", interviews.contest, policies.require_may_contest, forms.Contest),
    ("seal", interviews.seal, policies.require_may_seal, None),
):
    bind(INTERVIEW, verb, action=action, require=require, form=form, find=access.get_interview)
