"""Why a closed report is opened again."""

from django import forms
from django.utils.translation import gettext_lazy as _

from reporting_channels.codes import ReopeningGround
from ui.forms import MultilineField, RadioField


class Reopen(forms.Form):
    """The ground from a closed list, and the reasons for whoever goes on."""

    ground = RadioField(label=_("Ground"), choices=ReopeningGround.choices)
    reasons = MultilineField(
        label=_("Reasons"),
        help_text=_("What is new, and what should be looked at again. Only those who may open the report read this."),
        voice="team",
    )
