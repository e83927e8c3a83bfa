"""Events of custody."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Member
from cases.custody.forms.fields import CONDITIONS, PlaceField, SealNumberField, WithPlaces, receipt_field
from cases.forms.fields import TEAM, MemberField
from cases.models.custody import CUSTODY_KINDS, NOTED, OUTSIDERS
from ui.forms import MultilineField, PlainTextField, RadioField, SelectField


class Handling(WithPlaces):
    """Condition and note, which every event of custody asks."""

    result = SelectField(label=_("Condition"), choices=CONDITIONS)
    note = MultilineField(label=_("How and why"), rows=3, max_length=2000, required=False, voice=TEAM)


class Note(Handling):
    """What whoever holds it did."""

    kind = RadioField(label=_("What was done?"), choices=[(code, CUSTODY_KINDS[code]) for code in NOTED])
    seal = SealNumberField(label=_("Number of the new seal"), help_text=_("If a seal was put on."))
    field_order = ["kind", "result", "seal", "note"]


class Move(Handling):
    """Where it lies from now on."""

    place = PlaceField(label=_("Where it is kept"))
    place_detail = PlainTextField(
        label=_("Where exactly"), required=False, help_text=_("Box, envelope, position: sealed with the exhibit.")
    )
    field_order = ["place", "place_detail", "result", "note"]


class Transfer(Handling):
    """To whom it is handed."""

    field_order = ["to", "result", "note"]

    @classmethod
    def for_object(cls, exhibit: Any, by: Member, *posted: Any) -> "Transfer":
        current = [
            one.member
            for one in exhibit.case.assignments.all()
            if one.ended_at is None and one.no_conflict_declared_at is not None
        ]
        form = cls(*posted)
        form.fields["to"] = MemberField([one for one in current if one.pk != by.pk], label=_("To whom?"))
        form.order_fields(cls.field_order)
        return form


class Refusal(Handling):
    """Why it is not taken."""

    note = MultilineField(
        label=_("Why do you refuse it?"),
        rows=3,
        max_length=2000,
        voice=TEAM,
        help_text=_("For example: the seal is broken, it is another thing, you have no safe place for it."),
    )


class SendOut(Handling):
    """Who outside signs for it."""

    outsider = RadioField(
        label=_("To whom?"), choices=[(code, label) for code, label in OUTSIDERS.items() if code != "owner"]
    )
    receiver = PlainTextField(label=_("Name and post of the person who receives it"), max_length=300)
    receipt = receipt_field(_("The receipt that this person signed, scanned or photographed."))
    field_order = ["outsider", "receiver", "receipt", "result", "note"]


class TakeBack(Handling):
    """It is back."""

    place = PlaceField(label=_("Where it is kept"), required=False)
    field_order = ["result", "place", "note"]


class GiveBack(Handling):
    """The owner signs for it."""

    receiver = PlainTextField(label=_("Name of the owner, or of who receives it for them"), max_length=300)
    receipt = receipt_field(_("The receipt that they signed, scanned or photographed."))
    field_order = ["receiver", "receipt", "result", "note"]


class Missing(forms.Form):
    """What was looked for, and where."""

    note = MultilineField(
        label=_("Where did you look, and when was it seen last?"), rows=3, max_length=2000, voice=TEAM
    )


class Find(TakeBack):
    """Where it turned up."""

    note = MultilineField(label=_("Where was it found, and by whom?"), rows=3, max_length=2000, voice=TEAM)
