"""What of the line of time is asked for; everything stands in the address."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cases.models import Case
from cases.timeline.lines import KINDS, Wanted, people_of
from ui.forms import DayField, SelectField


class Filter(forms.Form):
    """Kind, person, period; all optional."""

    kind = SelectField(label=_("What"), choices=[("", _("Everything")), *KINDS.items()], required=False)
    person = SelectField(label=_("Who"), required=False)
    from_on = DayField(label=pgettext_lazy("dates", "From"), required=False)
    to_on = DayField(label=pgettext_lazy("dates", "To"), required=False)

    def __init__(self, *asked: Any, case: Case) -> None:
        super().__init__(*asked)
        people = [(str(one.pk), one.name) for one in people_of(case)]
        self.fields["person"].choices = [("", _("Anybody")), *people]

    def wanted(self) -> Wanted:
        """What is asked for, as far as it makes sense."""
        self.is_valid()
        return Wanted(**{name: self.cleaned_data[name] for name in self.fields if self.cleaned_data.get(name)})
