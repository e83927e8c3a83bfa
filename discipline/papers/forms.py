"""What people type when they issue and serve a paper."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from discipline.forms.steps import SERVICES
from discipline.papers.policies import ways_of
from ui.forms import DayField, PlainTextField, RadioField

LANGUAGES = [("fr", _("French")), ("en", _("English"))]


class Issue(forms.Form):
    """The language in which the paper is issued."""

    language = RadioField(label=_("Language of the paper"), choices=LANGUAGES)


class Serve(forms.Form):
    """How and when it reached the person."""

    way = RadioField(label=_("How it was served"), choices=[])
    served_on = DayField(
        label=_("Day of the handing over, of the first presentation of the letter, or of the publication"),
        help_text=_("The procedure says from this day which day counts; time limits run from that one."),
    )
    reference = PlainTextField(
        label=_("Number of the registered letter or of the gazette"), max_length=120, required=False
    )
    witness = PlainTextField(
        label=_("Witness of the refusal"),
        max_length=200,
        required=False,
        help_text=_("Name and post of the person who saw that the signature was refused."),
    )

    @classmethod
    def for_object(cls, paper: Any, by: Any, data: Any = None, files: Any = None) -> "Serve":
        """Offer the ways that this procedure knows, each with what it says of it."""
        form, profile = cls(data), paper.proceeding.procedure.profile
        form.fields["way"].choices = [
            (way, f"{SERVICES[way]}. {profile.service(way).label}" if profile.service(way) else SERVICES[way])
            for way in ways_of(profile)
        ]
        return form
