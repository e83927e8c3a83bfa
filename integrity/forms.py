"""What people type into the plan: text to values."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from integrity.models import FACTORS, SIDES
from ui.forms import DayField, MultilineField, PlainTextField, RadioField, SelectField


class Propose(forms.Form):
    """One commitment: what, whose, by when."""

    factor = SelectField(label=_("Factor of the Revised Arusha Declaration"), choices=list(FACTORS.items()))
    side = RadioField(label=_("Who promises"), choices=list(SIDES.items()))
    owner = PlainTextField(
        label=pgettext_lazy("commitment", "Owner"), help_text=_("The service or organisation that answers for it.")
    )
    text = MultilineField(
        label=_("Commitment"),
        max_length=2_000,
        rows=4,
        help_text=_(
            "One thing that can be seen to be done, such as “publish the release times of each office monthly”."
        ),
    )
    due_on = DayField(label=_("Due on"))


class Keep(forms.Form):
    """How it can be seen that it was done."""

    evidence = MultilineField(label=_("How it can be seen that this was done"), max_length=2_000, rows=4)


class Drop(forms.Form):
    """Why it is let go."""

    reason = MultilineField(label=_("Why it is dropped"), max_length=2_000, rows=4)
