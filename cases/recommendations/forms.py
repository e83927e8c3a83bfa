"""Forms of recommendations."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Member
from cases.forms.fields import TEAM, MemberField, UnitField
from cases.recommendations import access
from ui.forms import DayField, MultilineField, explain
from vault.upload import SealedFileField

OWNER_AND_OFFICE = _("The owner of this recommendation and the head of office who gave it.")


class Write(forms.Form):
    """What should change, for whom, by when."""

    text = MultilineField(
        label=_("Recommendation"),
        rows=6,
        max_length=8000,
        voice=TEAM,
        help_text=_(
            "One change, so that somebody who never sees the case can carry it out: its owner reads these words and"
            " nothing else of the file. Name nobody."
        ),
    )
    unit = UnitField(label=_("Unit to which it is addressed"))
    due_on = DayField(label=_("To be done by"))


class Address(forms.Form):
    """To whom it is given."""

    @classmethod
    def for_object(cls, recommendation: Any, by: Member, *posted: Any) -> "Address":
        """Members outside the team; the day that the report proposed stands ready."""
        form = cls(*posted, initial={"due_on": recommendation.due_on})
        form.fields["owner"] = MemberField(
            access.members_who_could(recommendation), label=pgettext_lazy("recommendation", "Owner")
        )
        form.fields["due_on"] = DayField(label=_("To be done by"))
        return form


class Refuse(forms.Form):
    """Why not."""

    reasons = explain(MultilineField(label=_("Reasons"), rows=6, max_length=8000), who=OWNER_AND_OFFICE)


class Note(forms.Form):
    """How far it is."""

    text = explain(MultilineField(label=_("Note"), rows=5, max_length=8000), who=OWNER_AND_OFFICE)


class Complete(forms.Form):
    """What shows that it is done."""

    proof = explain(
        MultilineField(
            label=_("Proof that it is done"),
            rows=6,
            max_length=8000,
            help_text=_("What was changed, since when, and where that can be seen."),
        ),
        who=OWNER_AND_OFFICE,
    )
    file = explain(
        SealedFileField(label=_("File"), required=False, help_text=_("Sealed and hashed while it arrives.")),
        who=OWNER_AND_OFFICE,
    )


class HandBack(forms.Form):
    """What is missing."""

    text = explain(MultilineField(label=_("What is missing"), rows=5, max_length=8000), who=OWNER_AND_OFFICE)
