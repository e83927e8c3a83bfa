"""Forms of the calendar, of the comparison, and of the editor of profiles."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from procedures.comparing import FACTS, MOST, conducts
from procedures.models import ProcedureVersion
from ui.forms import DayField, Explained, ManyField, MultilineField, PlainTextField, SelectField, WholeNumberField
from ui.text import written
from ui.words import day_in_words

LONGEST = 400_000  # characters of a profile; the longest that comes with the software has a sixth of it


class HolidayForm(forms.Form):
    on = DayField(label=_("Day"))
    name = PlainTextField(label=_("Name of the holiday"))


class CopyYear(forms.Form):
    """A country of the loaded profiles, and a year."""

    country = SelectField(label=_("Country"))
    year = WholeNumberField(label=_("Year"), min_value=1990, max_value=2100)

    def __init__(self, *args: Any, countries: Iterable[str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["country"].choices = [(code, code) for code in countries]


class Compare(forms.Form):
    """Two or three procedures, and the days of a case to live through under each."""

    procedures = ManyField(label=_("Procedures to put side by side, two or three"))

    def __init__(self, *args: Any, versions: Iterable[ProcedureVersion], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["procedures"].choices = [(one.code, f"{one.profile.title} ({one.country})") for one in versions]
        named = conducts(one.profile for one in versions)
        self.fields["conduct"] = SelectField(
            label=_("What was done"),
            required=False,
            choices=[("", _("Not said")), *named.items()],
            help_text=_("The conducts for which a procedure has a published range of sanctions."),
        )
        for key, label, _events in FACTS:
            self.fields[key] = DayField(label=label, required=False)

    def clean_procedures(self) -> list[str]:
        chosen = self.cleaned_data["procedures"]
        if not 2 <= len(chosen) <= MOST:
            raise forms.ValidationError(_("Choose two or three procedures."))
        return chosen

    def conduct(self) -> tuple[str, str]:
        """The conduct that was named: its code and its words; both empty when none was."""
        code = self.cleaned_data.get("conduct") or ""
        return code, str(dict(self.fields["conduct"].choices)[code]) if code else ""

    def days(self) -> dict[str, date]:
        """The days that were given, by the keys of FACTS."""
        return {key: self.cleaned_data[key] for key, _label, _events in FACTS if self.cleaned_data.get(key)}


class ProfileText(Explained, forms.CharField):
    """A profile as it was typed: nothing is cut off at its ends, so that the lines keep their numbers."""

    widget = forms.Textarea

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, strip=False, **options)
        self.widget.attrs |= {"rows": 24, "dir": "ltr", "spellcheck": "false", "wrap": "off"}

    def to_python(self, value: Any) -> str:
        text = super().to_python(value)
        if len(text) > LONGEST:
            raise forms.ValidationError(_("No profile is as long as this. Load the profile alone."))
        return written(text)


class LoadProfile(forms.Form):
    """A new version, to check and to load."""

    text = ProfileText(
        label=_("Profile"),
        help_text=_("Begin from a version that is there, or put the whole text of a file here. The guide explains it."),
    )


class SignDraft(forms.Form):
    """What the person who signs has reviewed."""

    note = MultilineField(
        label=_("What you reviewed, and against which texts"),
        max_length=4000,
        help_text=_("The note stands with your name beside the version, for everybody to read."),
    )


class Since(forms.Form):
    """Which other version to compare with."""

    since = SelectField(label=_("Compare with"))

    def __init__(self, *args: Any, versions: Iterable[ProcedureVersion], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["since"].choices = [
            (str(one.pk), f"{day_in_words(one.valid_from)} · {one.digest[:12]}") for one in versions
        ]
