"""Recording an order of the board, ending it, and setting the next sitting."""

from django.utils.translation import gettext_lazy as _

from discipline.board.access import get_sitting
from discipline.orders import access, actions, forms, policies
from machine.views import Doing

end = Doing.as_view(
    noun="order",
    find=access.get_order,
    action=actions.end,
    require=policies.require_may_end,
    form=forms.End,
    title=_("End the inquiry or the stay"),
    consequence=_("What you record is sealed and cannot be changed. The time limits run from the day that you give."),
)
resume = Doing.as_view(
    noun="sitting",
    find=get_sitting,
    action=actions.resume,
    require=policies.require_may_resume,
    form=forms.Resume,
    title=_("Set the day of the next sitting"),
    consequence=_("The person and the members are summoned again for that day."),
)
