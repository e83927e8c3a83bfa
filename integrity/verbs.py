"""The verbs of the plan with their actions, policies and forms."""

from integrity import access, forms, policies
from integrity.actions import commitments
from integrity.states import COMMITMENT
from machine.verbs import bind

bind(COMMITMENT, "agree", action=commitments.agree, require=policies.require_may_agree, find=access.get_commitment)
bind(
    COMMITMENT,
    "keep",
    action=commitments.keep,
    require=policies.require_may_keep,
    form=forms.Keep,
    find=access.get_commitment,
)
bind(
    COMMITMENT,
    "drop",
    action=commitments.drop,
    require=policies.require_may_drop,
    form=forms.Drop,
    find=access.get_commitment,
)
