"""Which action, policy, form and door belong to each verb of an exhibit's edge table."""

from cases import access
from cases.custody import forms, policies, reading
from cases.custody import policies_keeping as keeping_rules
from cases.custody.actions import exhibits, handling, keeping, whereabouts
from cases.states import DESTRUCTION, EXHIBIT
from machine.verbs import bind, part_of

part_of(EXHIBIT, "register", action=exhibits.register)
part_of(EXHIBIT, "hold", action=exhibits.register)
for verb, action, require, form in (
    ("seal", exhibits.seal, policies.require_may_seal, forms.Describe),
    ("transfer", handling.transfer, policies.require_may_transfer, forms.Transfer),
    ("accept", handling.accept, policies.require_may_accept, forms.Handling),
    ("refuse", handling.refuse, policies.require_may_refuse, forms.Refusal),
    ("withdraw", handling.withdraw, policies.require_may_withdraw, forms.Handling),
    ("send_out", whereabouts.send_out, policies.require_may_send_out, forms.SendOut),
    ("take_back", whereabouts.take_back, policies.require_may_take_back, forms.TakeBack),
    ("give_back", whereabouts.give_back, policies.require_may_give_back, forms.GiveBack),
    ("report_missing", whereabouts.report_missing, policies.require_may_report_missing, forms.Missing),
    ("find", whereabouts.find, policies.require_may_find, forms.Find),
):
    bind(EXHIBIT, verb, action=action, require=require, form=form, find=access.get_exhibit)

part_of(EXHIBIT, "destroy", action=keeping.carry_out)
part_of(DESTRUCTION, "propose", action=keeping.propose)
for verb, action, require, form in (
    ("agree", keeping.agree, keeping_rules.require_may_agree, None),
    ("approve", keeping.approve, keeping_rules.require_may_approve, None),
    ("refuse", keeping.refuse, keeping_rules.require_may_refuse, forms.RefuseDestruction),
    ("carry_out", keeping.carry_out, keeping_rules.require_may_carry_out, forms.CarryOut),
):
    bind(DESTRUCTION, verb, action=action, require=require, form=form, find=reading.get_destruction)
