"""Forms of anonymised records, originals and cited passages: text to values."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Member
from cases.forms.fields import TEAM, choices
from cases.interviews import access
from cases.interviews.forms import RECORD
from cases.interviews.paragraphs import numbered
from cases.models import Interview, Reliance
from cases.models.record import HARMS, VERDICTS
from ui.forms import ManyField, MultilineField, PlainTextField, RadioField, WholeNumberField


class Anonymise(forms.Form):
    """The record without who spoke, and what they would suffer."""

    alias = PlainTextField(label=_("How the person is called"), voice=TEAM, help_text=_("For example: Witness A."))
    harms = ManyField(label=_("What would the person suffer?"), choices=choices(HARMS))
    assessment = MultilineField(
        label=_("Assessment of the risk"),
        rows=5,
        max_length=8000,
        voice=TEAM,
        help_text=_("What makes the harm serious and likely, and why nothing milder would do."),
    )
    text = MultilineField(label=_("Record without what shows who spoke"), rows=18, max_length=RECORD, voice=TEAM)

    @classmethod
    def for_object(cls, interview: Interview, by: Member, *posted: Any) -> "Anonymise":
        if posted:
            return cls(*posted)
        return cls(initial={"text": access.text_to_anonymise(by, interview, timezone.now())})


class Decide(forms.Form):
    """Whether it takes the original's place."""

    verdict = RadioField(label=_("Decision"), choices=choices(VERDICTS))
    reasons = MultilineField(label=_("Why"), rows=4, max_length=4000, voice=TEAM)


class OpenOriginal(forms.Form):
    """Why the original is opened."""

    reasons = MultilineField(
        label=pgettext_lazy("original", "Why do you open the original?"),
        rows=3,
        max_length=2000,
        voice=TEAM,
        help_text=_("The reason is kept with your name, for the team to read."),
    )


class Point(forms.Form):
    """Numbers of paragraphs."""

    drawn_by = "cases/interviews/passages.html"
    first = WholeNumberField(label=_("From paragraph"), min_value=1)
    last = WholeNumberField(label=_("To paragraph"), min_value=1, required=False)

    @classmethod
    def for_object(cls, reliance: Reliance, by: Member, *posted: Any) -> "Point":
        form = cls(*posted)
        form.paragraphs = numbered(access.text_to_cite(by, reliance.interview))
        access.read_passages(by, reliance.interview.case, [reliance])
        form.passages = reliance.shown_passages
        return form

    def clean(self) -> dict:
        values = super().clean()
        if not values.get("last"):
            values["last"] = values.get("first")
        return values
