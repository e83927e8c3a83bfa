"""Why one looks across cases; whom the head lets in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.fields import MemberField, choices
from cases.models.history import PURPOSES
from ui.forms import RadioField


class Look(forms.Form):
    """The purpose; it stands in the log."""

    purpose = RadioField(label=_("Why do you look?"), choices=choices(PURPOSES))


class Let(forms.Form):
    """Let somebody look, or no longer."""

    step = RadioField(
        label=_("What changes"),
        choices=[("give", _("May look across cases")), ("withdraw", _("May no longer look across cases"))],
    )

    def __init__(self, *args: Any, members: list[Any], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["member"] = MemberField(members, label=_("Person"))
