"""Which action, policy, form and door belong to the verbs of tasks, and to standing still."""

from cases import access as case_access
from cases.planning import access, forms, mandate_forms, policies
from cases.planning.actions import suspensions
from cases.planning.actions import task as task_actions
from cases.states import INVESTIGATION, TASK
from machine.verbs import bind, part_of

part_of(TASK, "add", action=task_actions.add)
for verb, action, require, form in (
    ("complete", task_actions.complete, policies.require_may_complete, forms.Complete),
    ("waive", task_actions.waive, policies.require_may_waive, forms.Waive),
    ("take_up_again", task_actions.take_up_again, policies.require_may_take_up_again, None),
):
    bind(TASK, verb, action=action, require=require, form=form, find=access.get_task)
for verb, action, require, form in (
    ("suspend", suspensions.suspend, policies.require_may_suspend, mandate_forms.Suspend),
    ("resume", suspensions.resume, policies.require_may_resume, mandate_forms.Resume),
):
    bind(INVESTIGATION, verb, action=action, require=require, form=form, find=case_access.get_investigation)
