"""Grounds and reasons; what the second person answers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Member
from cases.forms.fields import TEAM, choices
from cases.models.ending import SET_ASIDE
from cases.models.screening import ENDING_GROUNDS, SCREENING_GROUNDS
from cases.origins import reports_of
from ui.forms import MultilineField, RadioField

WITHDRAWN = _("That the reporter withdrew is no ground: the office looks for what happened, whoever said it.")
ANSWERS = {"confirm": _("I agree and sign"), "refuse": _("I do not agree")}


class ScreenOut(forms.Form):
    """Why it is not investigated."""

    ground = RadioField(label=_("Ground"), choices=choices(SCREENING_GROUNDS), help_text=WITHDRAWN)
    reasons = MultilineField(label=_("Reasons"), rows=5, voice=TEAM)


class EndWithoutFinding(forms.Form):
    """What ended it."""

    ground = RadioField(label=_("Ground"), choices=choices(ENDING_GROUNDS), help_text=WITHDRAWN)
    reasons = MultilineField(label=_("Reasons"), rows=5, voice=TEAM)


class SetAside(forms.Form):
    """How the case would end, and why."""

    outcome = RadioField(label=_("Outcome"), choices=choices(SET_ASIDE))
    reasons = MultilineField(label=_("Reasons"), rows=6, voice=TEAM)


class Answer(forms.Form):
    """The second person agrees, or does not."""

    answer = RadioField(label=_("Your answer"), choices=choices(ANSWERS))


class AnswerSettingAside(Answer):
    """With the words for the reporter, where nobody told them yet."""

    @classmethod
    def for_object(cls, setting: Any, by: Member, *posted: Any) -> "AnswerSettingAside":
        form = cls(*posted)
        if any(report.feedback_at is None for report in reports_of(setting.case)):
            form.fields["feedback"] = MultilineField(
                label=_("Feedback to the reporter"),
                rows=6,
                required=False,
                voice="reporter",
                help_text=_(
                    "Needed if you agree and nobody told the reporter yet. Only who may open the report can write it;"
                    " otherwise its receiver gives the feedback first."
                ),
            )
        return form
