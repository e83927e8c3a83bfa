"""What people type about an appeal: text to values. Rules live in the policies."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Member
from discipline.forms.steps import LONG, MemberChoice, WithMembers
from discipline.models import Submission
from discipline.models.appeal import FILERS, GROUNDS
from ui.forms import CheckboxField, DayField, MultilineField, RadioField


class Lodge(WithMembers):
    """An appeal as the person lodged it."""

    kind = RadioField(label=_("Kind of appeal"), choices=[])
    filed_on = DayField(label=_("Day on which the appeal was received"))
    filed_by = RadioField(label=_("Who lodges it"), choices=list(FILERS.items()))
    grounds = MultilineField(label=_("Grounds, as the person gives them"), max_length=LONG)
    authority = MemberChoice("appeal_authority", label=_("Authority that will determine it"))

    @classmethod
    def for_object(cls, sanction: Any, by: Member, data: Any = None, files: Any = None) -> "Lodge":
        """Offer the appeals of the pinned procedure."""
        form = cls(data)
        appeals = sanction.proceeding.procedure.profile.appeals
        form.fields["kind"].choices = [(appeal.code, str(appeal.label)) for appeal in appeals]
        return form


class Admit(forms.Form):
    """Standing and time are checked by the software; the form is checked by whoever admits."""

    is_in_form = CheckboxField(
        label=_("It meets the conditions of form: signed, in writing, against this act"), required=False
    )


class Reject(forms.Form):
    """Why an appeal is inadmissible."""

    ground = RadioField(label=_("Ground"), choices=list(GROUNDS.items()))
    reasons = MultilineField(label=_("Why the appeal cannot be examined"), max_length=LONG)


class AskStay(forms.Form):
    """The day of the person's request."""

    asked_on = DayField(label=_("Day on which the person asked for the stay"))


ANSWERS = [
    ("yes", _("Grant it: the sanction waits for the appeal")),
    ("no", _("Refuse it: the sanction is carried out")),
]


class RuleStay(forms.Form):
    """Grant or refuse the stay."""

    answer = RadioField(label=_("Your ruling"), choices=ANSWERS)
    reasons = MultilineField(label=_("Reasons"), max_length=LONG)

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        values["is_granted"] = values.pop("answer", "") == "yes"
        return values


class PutIn(forms.Form):
    """Something put into the file of the appeal."""

    kind = RadioField(label=_("What it is"), choices=Submission.Kind.choices)
    received_on = DayField(label=_("Day on which it was received or took place"))
    text = MultilineField(label=_("Text, or a summary of it"), max_length=LONG)


class CarryOut(forms.Form):
    """The day on which an effect was carried out."""

    done_on = DayField(label=_("Day on which it was done"))
