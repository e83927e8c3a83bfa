"""Which action, policy, form and door belong to each verb of an early alert."""

from cases.actions import early
from cases.early import doors, forms, policies
from cases.early.states import EARLY_ALERT
from machine.verbs import bind, part_of

part_of(EARLY_ALERT, "raise", action=early.sweep)
part_of(EARLY_ALERT, "expire", action=early.sweep)
for verb, action, require, form in (
    ("take_up", early.take_up, policies.require_may_take_up, None),
    ("acknowledge", early.acknowledge, policies.require_may_acknowledge, forms.Note),
    ("intervene", early.intervene, policies.require_may_intervene, forms.Intervene),
    ("dismiss", early.dismiss, policies.require_may_dismiss, forms.Note),
):
    bind(EARLY_ALERT, verb, action=action, require=require, form=form, find=doors.find)
