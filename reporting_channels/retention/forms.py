"""The forms about keeping and destroying: a ground from a closed list, and reasons in words."""

from django import forms
from django.utils.translation import gettext_lazy as _

from reporting_channels.codes import DeletionGround, HoldGround, ProlongationGround
from reporting_channels.forms import TO_REPORTER, TO_TEAM
from ui.forms import MultilineField, RadioField


class PlaceHold(forms.Form):
    """Why nothing may be destroyed."""

    ground = RadioField(label=_("Ground"), choices=HoldGround.choices)
    reasons = MultilineField(
        label=_("Reasons"), help_text=_("Who asks for it, by which letter, until when you expect it."), **TO_TEAM
    )


class LiftHold(forms.Form):
    """Why the hold is no longer needed."""

    reasons = MultilineField(label=_("Reasons"), **TO_TEAM)


class Postpone(forms.Form):
    """Why the report is kept longer."""

    reasons = MultilineField(
        label=_("Reasons"),
        help_text=_("Why keeping it longer is necessary and proportionate (Directive (EU) 2019/1937 art. 18(1))."),
        **TO_TEAM,
    )


class ProposeDeletion(forms.Form):
    """Why it should be destroyed before its time."""

    ground = RadioField(label=_("Ground"), choices=DeletionGround.choices)
    reasons = MultilineField(
        label=_("Reasons for the second person"),
        help_text=_("They are sealed with the report, and destroyed with it. The ground stays on the certificate."),
        **TO_TEAM,
    )


class RefuseDeletion(forms.Form):
    """Why the report stays."""

    reasons = MultilineField(label=_("Reasons"), **TO_TEAM)


class Prolong(forms.Form):
    """Why the feedback takes longer, in words for the reporter."""

    ground = RadioField(label=_("Ground"), choices=ProlongationGround.choices)
    text = MultilineField(
        label=_("What the reporter reads"),
        help_text=_("Say why it takes longer, and nothing that harms anybody else."),
        **TO_REPORTER,
    )
