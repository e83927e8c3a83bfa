"""What is done to a sanction after its notice: each is one form and one action."""

from django.utils.translation import gettext_lazy as _

from discipline import access
from discipline.actions import execution
from discipline.execution import forms
from discipline.policies import execution as policies
from machine.views import Doing

order = Doing.as_view(
    noun="sanction",
    find=access.get_sanction,
    action=execution.order,
    require=policies.require_may_order,
    form=forms.Order,
    title=_("Order that the sanction be carried out"),
    consequence=_("The payroll confirms what it did. Until it has done what was ordered, a task stays open."),
)
confirm_payroll = Doing.as_view(
    noun="sanction",
    find=access.get_sanction,
    action=execution.confirm_payroll,
    require=policies.require_may_confirm_payroll,
    form=forms.ConfirmPayroll,
    title=_("Record what the payroll confirmed"),
    consequence=_("Days that differ from the order stay a task until they are put right."),
)
revoke = Doing.as_view(
    noun="sanction",
    find=access.get_sanction,
    action=execution.revoke,
    require=policies.require_may_revoke,
    form=forms.Revoke,
    title=_("Revoke the suspended part"),
    consequence=_("The days that were suspended are served after all."),
)
serve_revoked = Doing.as_view(
    noun="sanction",
    find=access.get_sanction,
    action=execution.serve_revoked,
    require=policies.require_may_serve_revoked,
    form=forms.ServeRevoked,
    title=_("Record the serving of the revoked days"),
)
erase = Doing.as_view(
    noun="sanction",
    find=access.get_sanction,
    action=execution.erase,
    require=policies.require_may_erase,
    form=forms.Erase,
    title=_("Erase the mention"),
    consequence=_("The mention leaves the personal file. What the sanction did is not undone."),
)
