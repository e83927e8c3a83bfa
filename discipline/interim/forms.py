"""What people type about interim measures: text to values. Rules live in the policies."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Member
from cases.access import members_who_could, subject_words
from cases.forms.fields import TEAM, MemberField, choices
from discipline.models import InterimMeasure
from discipline.models.interim import GROUNDS_TO_LIFT, OCCASIONS, PROOFS, RESULTS
from ui.forms import CheckboxField, DayField, MultilineField, RadioField, SelectField, WholeNumberField
from ui.words import labelled


class Propose(forms.Form):
    """Whom it is for, which measure, and why; the view hands in the opened names."""

    def __init__(
        self, *args: Any, case: Any, subjects: list[Any], standing: list[InterimMeasure], can_name: bool, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.subjects = {str(one.pk): one for one in subjects if one.kind == "named"}
        self.standing = {str(one.pk): one for one in standing}
        self.fields["subject"] = RadioField(
            label=_("Person"), choices=[(key, subject_words(one)) for key, one in self.subjects.items()]
        )
        self.fields["code"] = RadioField(
            label=_("Measure"),
            choices=[(one.code, one.label) for one in case.procedure.profile.interim_measures],
            hints={one.code: one.pay for one in case.procedure.profile.interim_measures},
        )
        self.fields["request"] = MultilineField(
            label=_("Why it is asked for"),
            rows=8,
            voice=TEAM,
            help_text=_("Which risk the measure answers: for people, for evidence, for the service."),
        )
        if self.standing:
            self.fields["replaces"] = SelectField(
                label=_("It takes the place of"),
                required=False,
                choices=[
                    ("", pgettext_lazy("interim measure", "None")),
                    *((key, labelled(one, one.rule.label)) for key, one in self.standing.items()),
                ],
            )
        if can_name:
            authorities = [one for one in members_who_could(case) if one.has_role("disciplinary_authority")]
            self.fields["authority"] = MemberField(
                authorities,
                label=_("Disciplinary authority who decides"),
                required=False,
                help_text=_("They join the case's team with its key, and declare first that they have no conflict."),
            )

    def clean(self) -> dict:
        values = super().clean()
        values["subject"] = self.subjects.get(values.get("subject", ""))
        values["replaces"] = self.standing.get(values.get("replaces") or "")
        return values


class Decide(forms.Form):
    """The two grounds, each in its own words, and what exactly is ordered."""

    terms = MultilineField(
        label=_("What is ordered"),
        rows=4,
        voice=TEAM,
        help_text=_("Exactly what the person may no longer do, where, and what becomes of badge, weapon, accesses."),
    )
    gravity = MultilineField(
        label=_("Why the fault would be grave"), rows=5, voice=TEAM, help_text=_("If the facts were proved.")
    )
    plausibility = MultilineField(
        label=_("Why the facts are plausible enough today"),
        rows=6,
        voice=TEAM,
        help_text=_("Only what is known on this day. A court judges the decision on that."),
    )


class NotTaken(forms.Form):
    """Why not."""

    reasons = MultilineField(label=_("Reasons"), rows=5, voice=TEAM)


class Notify(forms.Form):
    """When and how the person was told."""

    notified_on = DayField(label=_("Day on which the person was told"))
    proof = RadioField(label=_("Proof"), choices=choices(PROOFS))
    is_put_off = CheckboxField(
        label=_("Its effect is put off"),
        required=False,
        help_text=_(
            "For example because the person is on sick leave. The maximum runs from the signature all the same."
        ),
    )


class Begin(forms.Form):
    """The day of its effect."""

    effect_on = DayField(label=_("Day from which it applies"))


class Lift(forms.Form):
    """On what ground, from which day; what the procedure ends at once comes first."""

    @classmethod
    def for_object(cls, measure: InterimMeasure, by: Member, *posted: Any) -> "Lift":
        form = cls(*posted)
        at_once = [(one.code, one.label) for one in measure.rule.ended_by]
        form.fields["ground"] = RadioField(label=_("Ground"), choices=[*at_once, *choices(GROUNDS_TO_LIFT)])
        return form

    ended_on = DayField(label=_("Day on which it ends"))
    reasons = MultilineField(label=_("Reasons"), rows=5, voice=TEAM)
    field_order = ["ground", "ended_on", "reasons"]


class Keep(forms.Form):
    """What the law asks for before a measure outlives its maximum."""

    prosecuted_on = DayField(
        label=_("Day on which public action was set in motion"),
        help_text=_("A complaint or a preliminary inquiry is not prosecution."),
    )
    review_on = DayField(label=_("Day on which it is looked at again"))
    withheld_percent = WholeNumberField(
        label=_("Share of basic pay withheld, in percent"), min_value=0, max_value=100, initial=0
    )
    reasons = MultilineField(label=_("Reasons"), rows=6, voice=TEAM)


class Reexamine(forms.Form):
    """Why it was looked at, what came of it."""

    occasion = RadioField(label=_("Occasion"), choices=choices(OCCASIONS))
    result = RadioField(label=_("Result"), choices=choices(RESULTS))
    reasons = MultilineField(
        label=_("Reasons"),
        rows=6,
        voice=TEAM,
        help_text=_("What is new, and what it does to gravity and plausibility."),
    )
