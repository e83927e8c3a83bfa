"""Flags: text to values."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Member
from cases.flags.standing import is_admitted
from cases.forms.fields import TEAM, MemberField, choices
from cases.models.flag import HOLD_REASONS, LEVELS
from ui.forms import DayField, ManyField, MultilineField, PlainTextField, RadioField

AGAIN = _("Day on which this is looked at again")


class Hold(forms.Form):
    """Why it waits, and until when."""

    reason = RadioField(label=_("Reason"), choices=choices(HOLD_REASONS))
    words = MultilineField(label=_("In your words"), rows=3, max_length=2000, required=False, voice=TEAM)
    review_on = DayField(label=AGAIN)


class Restrict(forms.Form):
    """How far, until when, and who stays in."""

    level = RadioField(label=_("Level"), choices=choices(LEVELS))
    words = MultilineField(label=_("In your words"), rows=3, max_length=2000, required=False, voice=TEAM)
    review_on = DayField(label=AGAIN)
    field_order = ["level", "admitted", "words", "review_on"]

    @classmethod
    def for_object(cls, case: Any, by: Member, *posted: Any) -> "Restrict":
        form = cls(*posted)
        form.team = {str(one.member_id): one.member for one in _others(case)}
        form.fields["admitted"] = ManyField(
            label=_("Who is admitted to a closed circle"),
            help_text=_("Heads of office of the case are in it already. Others can be admitted later, one by one."),
            required=False,
            choices=[(key, one.name) for key, one in form.team.items()],
        )
        form.order_fields(cls.field_order)
        return form

    def clean(self) -> dict:
        values = super().clean()
        values["admitted"] = [self.team[key] for key in values.get("admitted", [])]
        return values


def _others(case: Any) -> list[Any]:
    return [one for one in case.assignments.all() if one.ended_at is None and one.role != "head"]


class Admit(forms.Form):
    """Whom to admit."""

    @classmethod
    def for_object(cls, case: Any, by: Member, *posted: Any) -> "Admit":
        form = cls(*posted)
        outside = [one.member for one in _others(case) if not is_admitted(case, one.member_id)]
        form.fields["member"] = MemberField(outside, label=_("Person"))
        return form


class NoteCriminal(forms.Form):
    """Before whom, under which reference, since when."""

    authority = PlainTextField(label=_("Authority"), help_text=_("The prosecutor or the court."))
    reference = PlainTextField(label=_("Reference"), required=False)
    since_on = DayField(label=_("Proceedings since"))


class Lift(forms.Form):
    """Why it is lifted; the day on which criminal proceedings ended."""

    words = MultilineField(label=_("In your words"), rows=3, max_length=2000, required=False, voice=TEAM)

    @classmethod
    def for_object(cls, flag: Any, by: Member, *posted: Any) -> "Lift":
        form = cls(*posted)
        if flag.kind == "criminal":
            form.fields["ended_on"] = DayField(
                label=_("Day on which the proceedings ended for good"),
                required=False,
                help_text=_("Leave it empty if they were noted by mistake."),
            )
        return form
