"""Which action, policy, form and door belong to the verbs of a board."""

from discipline import access as proceedings
from discipline.actions.proceedings import discontinue
from discipline.board import access, forms, policies
from discipline.board.actions import composing, sittings, votes
from discipline.board.compose_form import Convoke
from discipline.board.states import SITTING
from discipline.orders import actions as orders
from discipline.orders import forms as order_forms
from discipline.orders import policies as order_policies
from discipline.states import PROCEEDING
from machine.verbs import bind, part_of

_FIND = proceedings.get_proceeding
bind(
    PROCEEDING,
    "convoke",
    action=composing.convoke,
    require=policies.require_may_convoke,
    form=Convoke,
    find=_FIND,
    url_name="discipline:convoke",
)
bind(PROCEEDING, "hold", action=sittings.hold, require=policies.require_may_hold, form=forms.Hold, find=_FIND)
bind(
    PROCEEDING,
    "give_opinion",
    action=votes.give_opinion,
    require=policies.require_may_give_opinion,
    form=forms.GiveOpinion,
    find=_FIND,
)
for verb, action, require, form in (
    ("open", sittings.open_, policies.require_may_open, forms.Open),
    ("adjourn", sittings.adjourn, policies.require_may_adjourn, forms.Adjourn),
    ("postpone", sittings.postpone, policies.require_may_postpone, forms.Postpone),
    ("inquire", orders.inquire, order_policies.require_may_inquire, order_forms.Inquire),
    ("stay", orders.stay, order_policies.require_may_stay, order_forms.Stay),
):
    bind(SITTING, verb, action=action, require=require, form=form, find=access.get_sitting)
part_of(SITTING, "plan", action=sittings.plan)
part_of(SITTING, "close", action=sittings.hold)
part_of(SITTING, "drop", action=discontinue)
