"""Linking, merging, splitting: text to values."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Member
from cases.forms.fields import TEAM, UnitField, choices
from cases.joining import access
from cases.models.joining import TIES
from cases.screening.forms import Answer
from ui.forms import ManyField, MultilineField, RadioField, SelectField

__all__ = ["Answer", "Link", "Merge", "Split"]


class CaseField(SelectField):
    """One of these cases, by number; the value is the Case."""

    def __init__(self, cases: Iterable[Any], **options: Any) -> None:
        self.cases = {str(one.pk): one for one in cases}
        named = [(key, one.number) for key, one in self.cases.items()]
        super().__init__(choices=[("", _("Choose a case")), *named], **options)

    def clean(self, value: Any) -> Any:
        return self.cases.get(super().clean(value))


class Link(forms.Form):
    """Which other case, and why."""

    tie = RadioField(label=_("How they concern each other"), choices=choices(TIES))
    why = MultilineField(
        label=_("Why"),
        rows=3,
        max_length=2000,
        voice=TEAM,
        who=_("The teams of both cases. A team that cannot open the other case does not see the link."),
    )
    field_order = ["other", "tie", "why"]

    @classmethod
    def for_object(cls, case: Any, by: Member, *posted: Any) -> "Link":
        form = cls(*posted)
        form.fields["other"] = CaseField(access.other_cases(by, case), label=_("The other case"))
        form.order_fields(cls.field_order)
        return form


class Merge(forms.Form):
    """Which case goes on in this one, and why."""

    reasons = MultilineField(label=_("Reasons"), rows=5, voice=TEAM)
    field_order = ["absorbed", "reasons"]

    @classmethod
    def for_object(cls, case: Any, by: Member, *posted: Any) -> "Merge":
        form = cls(*posted)
        form.fields["absorbed"] = CaseField(
            access.other_cases(by, case, as_head=True), label=_("The case that is merged into this one")
        )
        form.order_fields(cls.field_order)
        return form


class Split(forms.Form):
    """Which allegations go, and what the new case starts with."""

    def __init__(
        self, *posted: Any, allegations: Iterable[tuple] = (), categories: Iterable[tuple] = (), case: Any
    ) -> None:
        super().__init__(*posted, initial={"unit": case.unit, "category": case.category})
        self.rows = {str(row.pk): row for row, _label in allegations}
        self.fields["allegations"] = ManyField(
            label=_("Allegations of the new case"), choices=[(str(row.pk), label) for row, label in allegations]
        )
        self.fields["category"] = SelectField(label=_("What it is about"), choices=list(categories))
        self.fields["unit"] = UnitField(label=_("Unit concerned"))
        self.fields["facts"] = MultilineField(
            label=_("Statement of facts"),
            rows=8,
            voice=TEAM,
            help_text=_(
                "What the new team may know. It reads this, and the allegations with their evidence; nothing else."
            ),
            who=_("The team of the new case."),
        )
        self.order_fields(["allegations", "category", "unit", "facts"])

    def clean(self) -> dict:
        values = super().clean()
        values["allegations"] = [self.rows[key] for key in values.get("allegations", [])]
        return values
