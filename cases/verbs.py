"""Which action, policy, form and door belong to each verb of this room's edge tables."""

from django.utils.translation import gettext_lazy as _

from cases import access, detriment, forms, policies
from cases.actions import allegations, cases, findings, investigations
from cases.contradiction import actions as contradiction
from cases.contradiction import policies as contradiction_policies
from cases.contradiction.forms import Dispense, PutForward
from cases.joining import actions as joining
from cases.joining.actions import moving
from cases.planning import mandate_forms
from cases.recommendations import actions as recommendations
from cases.recommendations import forms as recommendation_forms
from cases.recommendations import policies as recommendation_policies
from cases.recommendations.access import get_of_case, get_recommendation
from cases.report import actions as report
from cases.report import policies as report_policies
from cases.report.forms import Deliver, Register, Return
from cases.screening import actions as screening
from cases.screening import forms as screening_forms
from cases.screening import policies as screening_policies
from cases.states import ALLEGATION, CASE, INVESTIGATION, RECOMMENDATION
from cases.states.recommendation import OWNER
from machine.reminders import remind
from machine.roles import name_roles
from machine.verbs import bind, part_of
from reporting_channels.access import get_report
from reporting_channels.states import REPORT

bind(
    REPORT,
    "attach",
    action=cases.open_from,
    require=policies.cases.require_may_open,
    find=get_report,
    url_name="cases:open",
)

part_of(CASE, "open", action=cases.open_from)
for verb, action, require, form in (
    ("investigate", cases.investigate, policies.cases.require_may_investigate, None),
    ("decide", cases.decide, policies.cases.require_may_decide, None),
    ("refer", cases.refer, policies.cases.require_may_refer, forms.Refer),
    ("follow_up", cases.follow_up, policies.cases.require_may_follow_up, None),
    ("close", cases.close, policies.cases.require_may_close, forms.Close),
    ("reopen", cases.reopen, policies.cases.require_may_reopen, forms.Reopen),
):
    bind(CASE, verb, action=action, require=require, form=form, find=access.get_case)
# The ground of a reopening decides which way back is taken.
for verb in ("reopen_preliminary", "reopen_facts", "reopen_decision", "reopen_referral"):
    part_of(CASE, verb, action=cases.reopen)
part_of(CASE, "set_aside", action=screening.set_aside)
part_of(CASE, "absorb", action=joining.confirm_merger)
# Discipline calls these from its own acts; nobody moves a case there by a button.
part_of(CASE, "enter_discipline", action=cases.enter_discipline)
part_of(CASE, "finish", action=cases.finish)

part_of(ALLEGATION, "add", action=allegations.add)
part_of(ALLEGATION, "refer", action=cases.refer)
part_of(ALLEGATION, "move", action=moving.move)
bind(
    ALLEGATION,
    "screen_out",
    action=screening.screen_out,
    require=screening_policies.require_may_screen_out,
    form=screening_forms.ScreenOut,
    find=access.get_allegation,
)
bind(
    ALLEGATION,
    "end_without_finding",
    action=screening.end_without_finding,
    require=screening_policies.require_may_end_without_finding,
    form=screening_forms.EndWithoutFinding,
    find=access.get_allegation,
)
bind(
    ALLEGATION,
    "take_back",
    action=screening.take_back,
    require=screening_policies.require_may_take_back,
    find=access.get_allegation,
)
bind(
    ALLEGATION,
    "reconsider",
    action=findings.reconsider,
    require=policies.allegations.require_may_reconsider,
    find=access.get_allegation,
)
for verb, action, require, form, url_name in (
    ("investigate", allegations.investigate, policies.allegations.require_may_take_up, None, ""),
    ("propose_finding", findings.propose, policies.allegations.require_may_propose_finding, None, "cases:finding"),
    ("confirm", findings.confirm, policies.allegations.require_may_confirm, None, ""),
    ("send_back", findings.return_, policies.allegations.require_may_send_back, forms.SendBack, ""),
):
    bind(ALLEGATION, verb, action=action, require=require, form=form, find=access.get_allegation, url_name=url_name)

part_of(INVESTIGATION, "plan", action=investigations.plan)
for verb, action, require, form in (
    ("mandate", investigations.mandate, policies.investigations.require_may_mandate, mandate_forms.Mandate),
    ("start", investigations.start, policies.investigations.require_may_start, forms.Start),
    ("draft", report.draft, report_policies.require_may_draft, None),
    ("put_forward", contradiction.put_forward, contradiction_policies.require_may_put_forward, PutForward),
    ("skip", contradiction.skip, contradiction_policies.require_may_skip, Dispense),
    ("submit", contradiction.submit, contradiction_policies.require_may_submit, None),
    ("send_back", report.send_back, report_policies.require_may_send_back, Return),
    ("deliver", report.deliver, report_policies.require_may_deliver, Deliver),
    ("register", report.register, report_policies.require_may_register, Register),
):
    bind(INVESTIGATION, verb, action=action, require=require, form=form, find=access.get_investigation)

name_roles({OWNER: _("Its owner")})
part_of(RECOMMENDATION, "write", action=recommendations.write)
for verb, action, require, form in (
    ("accept", recommendations.accept, recommendation_policies.require_may_accept, None),
    ("refuse", recommendations.refuse, recommendation_policies.require_may_refuse, recommendation_forms.Refuse),
    ("complete", recommendations.complete, recommendation_policies.require_may_complete, recommendation_forms.Complete),
    (
        "hand_back",
        recommendations.hand_back,
        recommendation_policies.require_may_hand_back,
        recommendation_forms.HandBack,
    ),
    ("close", recommendations.close, recommendation_policies.require_may_close, None),
):
    bind(RECOMMENDATION, verb, action=action, require=require, form=form, find=get_recommendation)
bind(
    RECOMMENDATION,
    "address",
    action=recommendations.address,
    require=recommendation_policies.require_may_address,
    find=get_of_case,
    url_name="cases:address_recommendation",
)
bind(
    RECOMMENDATION,
    "withdraw",
    action=recommendations.withdraw,
    require=recommendation_policies.require_may_withdraw,
    find=get_of_case,
    url_name="cases:withdraw_recommendation",
)

for verb in ("refer", "close"):
    remind(CASE.name, verb, detriment.of_case)
for verb in ("start", "notify", "deliver"):
    remind(INVESTIGATION.name, verb, detriment.of_investigation)
