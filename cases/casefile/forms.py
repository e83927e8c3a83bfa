"""The form that asks for a case file."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.fields import choices
from cases.models.report import LANGUAGES
from ui.forms import RadioField


class Ask(forms.Form):
    """In which language the index and the labels are."""

    language = RadioField(label=_("Language of the index and the headings"), choices=choices(LANGUAGES))
