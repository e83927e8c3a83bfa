"""How a member is told; when a case is looked at again."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from ui.forms import CheckboxField, DayField, PlainTextField


class Preferences(forms.Form):
    """The daily digest, and where to."""

    digest = CheckboxField(
        label=_("Send me a digest each day on which something happened"),
        help_text=_("It carries the numbers of the cases and how much is new, and nothing else."),
        required=False,
    )
    address = PlainTextField(
        label=_("Address for the digest"),
        help_text=_("An address of the office. It is kept only while you want the digest."),
        required=False,
    )

    def clean(self) -> dict:
        values = super().clean()
        if values.get("digest"):
            try:
                validate_email(values.get("address", ""))
            except ValidationError:
                self.add_error("address", _("Write the address to which the digest goes, like name@office.example."))
        return values


class Review(forms.Form):
    """The day."""

    review_on = DayField(label=_("The case is looked at again on"))
