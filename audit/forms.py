"""What an auditor may look for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from audit import registry
from audit.browsing import Wanted

_code = {"autocapitalize": "off", "autocomplete": "off", "spellcheck": "false"}


def _events() -> list[tuple[str, object]]:
    return [("", _("All events")), *((event.name, event.name) for event in registry.every())]


class CodeSelect(forms.Select):
    """A long list of codes that are their own label: each stands in the page once."""

    option_template_name = "audit/code_option.html"


class Search(forms.Form):
    """Filters of the log; all optional, all codes."""

    event = forms.ChoiceField(label=_("Event"), choices=_events, required=False, widget=CodeSelect)
    subject_kind = forms.RegexField(
        r"^[a-z0-9_.-]+$", label=_("Kind of subject"), max_length=40, required=False, widget=forms.TextInput(_code)
    )
    subject_id = forms.RegexField(
        r"^[A-Za-z0-9_.:-]+$",
        label=_("Id of the subject"),
        max_length=80,
        required=False,
        widget=forms.TextInput(_code),
    )
    actor = forms.UUIDField(label=_("Id of the member"), required=False, widget=forms.TextInput(_code))
    day = forms.DateField(label=_("Day"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    before = forms.IntegerField(min_value=1, max_value=2**63 - 1, required=False, widget=forms.HiddenInput)

    def wanted(self) -> Wanted:
        """The cleaned values without the page."""
        return Wanted(**{name: value for name, value in self.cleaned_data.items() if name != "before"})
