"""Forms of the calendar, and of the comparison."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from procedures.comparing import FACTS, MOST
from procedures.models import ProcedureVersion
from ui.forms import DayField, ManyField, PlainTextField


class HolidayForm(forms.Form):
    on = DayField(label=_("Day"))
    name = PlainTextField(label=_("Name of the holiday"))


class Compare(forms.Form):
    """Two or three procedures, and the days of a case to live through under each."""

    procedures = ManyField(label=_("Procedures to put side by side, two or three"))

    def __init__(self, *args: Any, versions: Iterable[ProcedureVersion], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["procedures"].choices = [(one.code, f"{one.profile.title} ({one.country})") for one in versions]
        for key, label, _events in FACTS:
            self.fields[key] = DayField(label=label, required=False)

    def clean_procedures(self) -> list[str]:
        chosen = self.cleaned_data["procedures"]
        if not 2 <= len(chosen) <= MOST:
            raise forms.ValidationError(_("Choose two or three procedures."))
        return chosen

    def days(self) -> dict[str, date]:
        """The days that were given, by the keys of FACTS."""
        return {key: self.cleaned_data[key] for key, _label, _events in FACTS if self.cleaned_data.get(key)}
