"""The pattern, as it is typed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.numbering.pattern import LONGEST
from ui.forms import PlainTextField


class SetPattern(forms.Form):
    """How numbers look from now on."""

    text = PlainTextField(
        label=_("Pattern of the numbers"),
        max_length=LONGEST,
        help_text=_(
            "{year}, {serial} and, if you like, {unit}: “{year}-{serial:4}” makes 2031-0007,"
            " “IA/{year}/{serial:3}/{unit}” makes IA/2031/007/north-gate. A number with the unit shows the unit to"
            " everybody who sees the number, restricted or not."
        ),
    )
