"""Which action, policy, form and door belong to each verb of this room. ``attach`` is bound by cases."""

from machine.reminders import remind
from machine.verbs import bind, part_of
from reporting_channels import access, forms, policies, policies_identity
from reporting_channels.actions import (
    deletions,
    disclosures,
    erasures,
    minutes,
    quarantine,
    reopening,
    reports,
    retention,
)
from reporting_channels.detriment import saying
from reporting_channels.quarantine import policies as apart
from reporting_channels.reopening.forms import Reopen
from reporting_channels.reopening.policies import require_may_reopen
from reporting_channels.retention import access as access_retention
from reporting_channels.retention import forms as forms_retention
from reporting_channels.retention import policies as policies_retention
from reporting_channels.retention.states import EARLY_DELETION
from reporting_channels.states import IDENTITY_DISCLOSURE, REPORT
from reporting_channels.taking_down import access as taking_down
from reporting_channels.taking_down import forms as taking_down_forms
from reporting_channels.taking_down import policies as taking_down_policies
from reporting_channels.taking_down.states import MINUTES

for verb, action, require, form in (
    ("let_in", quarantine.let_in, apart.require_may_let_in, None),
    ("set_aside", quarantine.set_aside, apart.require_may_set_aside, None),
    ("acknowledge", reports.acknowledge, policies.require_may_acknowledge, forms.Acknowledge),
    ("assess", reports.assess, policies.require_may_assess, forms.Assess),
    ("propose_no_case", reports.propose_no_case, policies.require_may_propose_no_case, forms.ProposeNoCase),
    ("confirm_no_case", reports.confirm_no_case, policies.require_may_confirm_no_case, None),
    ("return", reports.return_, policies.require_may_return, forms.SendBack),
    ("give_feedback", reports.give_feedback, policies.require_may_give_feedback, forms.GiveFeedback),
    ("close", reports.close, policies.require_may_close, forms.Close),
    ("reopen", reopening.reopen, require_may_reopen, Reopen),
):
    bind(REPORT, verb, action=action, require=require, form=form, find=access.get_report)

for verb, action, require in (
    ("complete", disclosures.release, policies.require_may_complete),
    ("open", disclosures.open_, policies.require_may_open),
):  # these two ask for the passphrase again, each on a page of its own
    bind(
        IDENTITY_DISCLOSURE,
        verb,
        action=action,
        require=require,
        find=access.get_disclosure,
        url_name=f"disclosure_{verb}",
    )

for verb, action, require, form in (
    ("refuse", disclosures.refuse, policies.require_may_refuse, forms.Refuse),
    ("tell", disclosures.tell, policies.require_may_tell, forms.Tell),
    ("derogate", disclosures.derogate, policies_identity.require_may_derogate, forms.Derogate),
    ("lapse", disclosures.lapse, policies_identity.require_may_lapse, None),
    ("end", disclosures.end, policies.require_may_end, None),
):
    bind(IDENTITY_DISCLOSURE, verb, action=action, require=require, form=form, find=access.get_disclosure)

bind(
    MINUTES,
    "give_up",
    action=minutes.give_up,
    require=taking_down_policies.require_may_give_up,
    form=taking_down_forms.GiveUp,
    find=taking_down.get_minutes,
)
# The reporter does these with their receipt, on the other site: no member can.
for verb, action in (("correct", minutes.correct), ("agree", minutes.agree), ("refuse", minutes.refuse)):
    part_of(MINUTES, verb, action=action)

for verb, action, require, form in (
    ("confirm", deletions.confirm, policies_retention.require_may_confirm, None),
    ("refuse", deletions.refuse, policies_retention.require_may_refuse, forms_retention.RefuseDeletion),
):
    bind(
        EARLY_DELETION,
        verb,
        action=action,
        require=require,
        form=form,
        find=access_retention.get_deletion,
        url_name=f"deletion_{verb}",
    )
part_of(EARLY_DELETION, "lapse", action=retention.hold)
part_of(EARLY_DELETION, "carry_out", action=erasures.carry_out)
part_of(REPORT, "reopen_in_case", action=reopening.reopen)  # where the report has a case, the way back is there
part_of(REPORT, "erase", action=erasures.sweep)

for verb in ("attach", "confirm_no_case", "close"):
    remind(REPORT.name, verb, saying.of_report)
for verb in ("complete", "open", "tell", "derogate"):
    remind(IDENTITY_DISCLOSURE.name, verb, saying.of_disclosure)
