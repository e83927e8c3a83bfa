"""What people type about an order of the board; before it, what the order does to each clock."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from discipline.board.forms import _NextSitting
from discipline.forms.steps import LONG
from discipline.models import BoardOrder, Sitting
from discipline.orders.policies import EVENTS
from discipline.orders.presenting import effects
from ui.forms import DayField, MultilineField, RadioField, WholeNumberField


class _Order(forms.Form):
    """How the board voted, and what it ordered."""

    kind = ""
    drawn_by = "discipline/orders/order.html"

    @classmethod
    def for_object(cls, sitting: Sitting, by: Any, *posted: Any) -> "_Order":
        """Say first what it does to the clocks of this procedure."""
        form = cls(*posted)
        form.effects = effects(sitting.board.proceeding.procedure.profile, EVENTS[cls.kind])
        return form


class Inquire(_Order):
    """A further inquiry."""

    kind = "inquiry"
    words = MultilineField(
        label=_("What must be inquired into, and why"),
        rows=6,
        max_length=LONG,
        help_text=_("The questions that the board cannot answer on the file as it stands."),
    )
    votes_for = WholeNumberField(label=_("Votes for the inquiry"), min_value=0, max_value=99)
    votes_against = WholeNumberField(label=_("Votes against it"), min_value=0, max_value=99)


class Stay(_Order):
    """A stay."""

    kind = "stay"
    words = MultilineField(label=_("Why the board proposes to wait for the criminal judgment"), rows=6, max_length=LONG)
    votes_for = WholeNumberField(label=_("Votes for the stay"), min_value=0, max_value=99)
    votes_against = WholeNumberField(label=_("Votes against it"), min_value=0, max_value=99)


class End(forms.Form):
    """How it ended."""

    ground = RadioField(label=pgettext_lazy("order of the board", "How it ended"), choices=[])
    ended_on = DayField(label=_("Day"))
    result = MultilineField(label=pgettext_lazy("order of the board", "In words"), rows=8, max_length=LONG)

    @classmethod
    def for_object(cls, order: BoardOrder, by: Any, *posted: Any) -> "End":
        """An inquiry has a result; a stay ends by a notice."""
        form, grounds = cls(*posted), BoardOrder.Ground
        is_stay = order.kind == BoardOrder.Kind.STAY
        offered = (grounds.JUDGMENT, grounds.GOES_ON) if is_stay else (grounds.DONE, grounds.GIVEN_UP)
        form.fields["ground"].choices = [(one.value, one.label) for one in offered]
        if is_stay:
            form.fields["ended_on"].label = _("Day on which the board was put on notice to go on")
            form.fields["result"].label = _("Reasons of the authority")
        else:
            form.fields["ended_on"].label = _("Day on which the inquiry ended")
            form.fields["result"].label = _("What the inquiry found")
            form.fields["result"].help_text = _(
                "What it adds to the file is a new document: the person is told of it before the board sits again."
            )
        return form


class Resume(_NextSitting):
    """The day of the sitting on which the board takes the matter up again."""
