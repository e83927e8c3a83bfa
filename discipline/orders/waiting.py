"""Orders of a board that wait: an inquiry for its result, a stay for the authority, either for the next sitting."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext_lazy as _

from accounts import home
from accounts.models import Member
from discipline.orders import policies
from discipline.orders.access import list_orders
from machine.policies import may


def orders(member: Member, today: date) -> Iterator[home.Row]:
    """What this member can do about them now."""
    for order in list_orders(member):
        proceeding = order.sitting.board.proceeding
        if may(policies.require_may_resume, sitting=order.sitting, by=member):
            hint = _("Set the day of the next sitting")
        elif not may(policies.require_may_end, order=order, by=member):
            continue
        elif order.kind == "inquiry":
            hint = _("Record the end of the inquiry")
        elif policies.is_prosecuted(proceeding):
            hint = _("Stayed until the criminal judgment")
        else:
            hint = _("The judgment has come: put the board on notice to go on")
        yield home.Row(
            text=proceeding.number, url=f"{order.get_absolute_url()}#sittings", due=order.ordered_on, hint=hint
        )
