"""Holds, destruction, stock-taking, places, the export."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.models import Member
from cases.custody.forms.fields import PlaceField, WithPlaces
from cases.custody.policies_keeping import countable
from cases.forms.fields import TEAM, choices
from cases.models import StockCount, StoragePlace
from cases.models.destruction import HOLD_GROUNDS, METHODS
from cases.models.stock import COUNTED
from cases.models.storage import PLACE_KINDS
from ui.forms import CheckboxField, MultilineField, PlainTextField, RadioField, SelectField


class Hold(forms.Form):
    """Why it must stay: a code, no story."""

    ground = RadioField(label=_("Why must it stay?"), choices=choices(HOLD_GROUNDS))


class Propose(forms.Form):
    """How and why it is to be destroyed."""

    method = RadioField(label=_("How is it destroyed?"), choices=choices(METHODS))
    reasons = MultilineField(label=_("Why is it not needed any more?"), rows=3, max_length=2000, voice=TEAM)


class RefuseDestruction(forms.Form):
    """Why it stays."""

    refusal = MultilineField(label=_("Why must it stay?"), rows=3, max_length=2000, voice=TEAM)


class CarryOut(forms.Form):
    """Where, and before whom."""

    note = MultilineField(label=_("Where was it destroyed, and who was present?"), rows=3, max_length=2000, voice=TEAM)


class BeginCount(WithPlaces):
    """What is looked for."""

    place = PlaceField(label=_("Only in this place"), required=False)


class Count(forms.Form):
    """One round through the shelves: what was found of each exhibit."""

    note = MultilineField(label=_("What was noticed"), rows=2, max_length=2000, required=False, voice=TEAM)

    @classmethod
    def for_object(cls, count: StockCount, by: Member, *posted: Any) -> "Count":
        form = cls(*posted)
        done = {one.exhibit_id for one in count.lines.all()}
        form.waiting = {f"x{one.rank}": one for one in countable(count.case, count.place) if one.pk not in done}
        later = ("", _("Not looked for yet"))
        for name, exhibit in form.waiting.items():
            label = f"{exhibit} · {exhibit.place or exhibit.holder.name}"
            form.fields[name] = SelectField(label=label, choices=[later, *COUNTED.items()], required=False)
        form.order_fields([*form.waiting, "note"])
        return form

    def clean(self) -> dict[str, Any]:
        """The exhibits that were looked for, each with what was found."""
        values = super().clean()
        outcomes = {one: values[name] for name, one in self.waiting.items() if values.get(name)}
        if not outcomes and not self.errors:
            raise ValidationError(_("Say of at least one exhibit what you found."), code="nothing")
        return {"outcomes": outcomes, "note": values.get("note", "")}


class AddPlace(WithPlaces):
    """A room, a safe, a shelf."""

    code = PlainTextField(label=_("Code"), max_length=20, help_text=_("As written on the door or shelf: A-12."))
    kind = SelectField(label=_("Kind"), choices=choices(PLACE_KINDS))
    name = PlainTextField(label=_("Name"), max_length=80)
    inside = PlaceField(label=_("Inside"), required=False)

    def clean_code(self) -> str:
        """Capital letters, digits and hyphens, and no code twice."""
        code = self.cleaned_data["code"].upper().replace(" ", "-")
        if not all(one.isascii() and (one.isalnum() or one == "-") for one in code) or not code[0].isalnum():
            raise ValidationError(_("Write the code with letters A to Z, digits and hyphens only."), code="code")
        if StoragePlace.objects.filter(code=code).exists():
            raise ValidationError(_("Another place has this code already."), code="twice")
        return code


class Export(forms.Form):
    """With or without the words."""

    readable = CheckboxField(
        label=_("With the descriptions and notes in clear"),
        required=False,
        help_text=_("Whoever gets the file reads them, and can check that they are those that were sealed."),
    )
