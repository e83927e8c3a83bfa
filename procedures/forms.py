"""Forms of the calendar."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ui.forms import DayField, PlainTextField


class HolidayForm(forms.Form):
    on = DayField(label=_("Day"))
    name = PlainTextField(label=_("Name of the holiday"))
