"""Fields that several forms of exhibits share."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases.custody.places import open_places
from cases.models import StoragePlace
from cases.models.custody import RESULTS, SEEN
from ui.forms import PlainTextField, SelectField, explain
from vault.upload import SealedFileField

CONDITIONS = [(code, RESULTS[code]) for code in SEEN]


class PlaceField(SelectField):
    """One of the places that are open; the value is the StoragePlace."""

    def __init__(self, **options: Any) -> None:
        self.known: dict[str, StoragePlace] = {}
        super().__init__(choices=[], **options)

    def offer(self) -> None:
        """Read the places, when a form is made."""
        self.known = {str(one.pk): one for one in open_places()}
        none = _("No place of the list") if not self.required else _("Choose a place")
        self.choices = [("", none), *((key, str(one)) for key, one in self.known.items())]

    def clean(self, value: Any) -> StoragePlace | None:
        return self.known.get(super().clean(value))


class SealNumberField(PlainTextField):
    """The number printed on a seal: letters, digits, spaces, points, hyphens and strokes."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("label", _("Number of the seal"))
        options.setdefault("help_text", _("As printed on the seal or the bag, if there is one."))
        super().__init__(max_length=40, required=False, **options)

    def clean(self, value: Any) -> str:
        number = super().clean(value)
        if not all(one.isascii() and (one.isalnum() or one in " ./-") for one in number):
            sentence = _(
                "Write the number of the seal with letters A to Z, digits, spaces, points, hyphens and strokes."
            )
            raise ValidationError(sentence, code="seal")
        return number


class WithPlaces(forms.Form):
    """A form whose places are read when it is made."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for field in self.fields.values():
            if isinstance(field, PlaceField):
                field.offer()


def receipt_field(help_text: Any) -> forms.Field:
    """The receipt that somebody outside signed."""
    return explain(SealedFileField(label=_("Signed receipt"), help_text=help_text), who=_("The team of this case."))
