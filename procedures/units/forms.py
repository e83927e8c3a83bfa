"""A unit's code and names: text to values."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ui.forms import PlainTextField
from vault.blind_index import normalised

CODE = re.compile(r"[a-z0-9][a-z0-9-]*")
LONGEST = 40
PLAIN = _(
    "Choose a unit of the list, or write its name or its code in Latin letters and digits, at most forty signs long."
)


def plain_code(typed: str) -> str:
    """The code as it is kept: small letters without accents, hyphens for blanks and signs. Raises ValidationError."""
    code = typed.lower()
    if not CODE.fullmatch(code):
        code = normalised(typed).replace(" ", "-")
    if code and (len(code) > LONGEST or not CODE.fullmatch(code)):
        raise ValidationError(PLAIN, code="unit")
    return code


class Names(forms.Form):
    """What a unit is called."""

    name_fr = PlainTextField(label=_("Name in French"), max_length=120)
    name_en = PlainTextField(label=_("Name in English"), max_length=120)

    def values(self) -> dict[str, Any]:
        """What the action takes."""
        return {"names": {"fr": self.cleaned_data["name_fr"], "en": self.cleaned_data["name_en"]}}


class Add(Names):
    """A unit that is not in the list yet."""

    code = PlainTextField(
        label=_("Code"),
        max_length=LONGEST,
        help_text=_("As cases and figures write it, for example north-gate. It never changes."),
    )
    field_order = ["code", "name_fr", "name_en"]

    def clean_code(self) -> str:
        return plain_code(self.cleaned_data["code"])

    def values(self) -> dict[str, Any]:
        """What the action takes."""
        return super().values() | {"code": self.cleaned_data["code"]}
