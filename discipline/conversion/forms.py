"""What people type about a conversion."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from discipline.forms.steps import LONG
from ui.forms import MultilineField, RadioField

ANSWERS = [
    ("yes", _("Confirm: the proceeding follows the other version from now on")),
    ("no", _("Refuse: the proceeding keeps its version")),
]


class Propose(forms.Form):
    """Why this proceeding should follow that version."""

    request = MultilineField(
        label=_("Why this proceeding should follow the other version"),
        max_length=LONG,
        help_text=_("Name the text that makes the new rules apply to proceedings that run already."),
    )


class Decide(forms.Form):
    """Confirm or refuse, with reasons."""

    answer = RadioField(label=_("Your decision"), choices=ANSWERS)
    reasons = MultilineField(label=_("Reasons"), max_length=LONG)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        values["is_confirmed"] = values.pop("answer", "") == "yes"
        return values
