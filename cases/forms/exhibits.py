"""Exhibits and custody."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Member
from cases.forms.fields import TEAM, MemberField, choices
from cases.models.exhibit import CUSTODY_KINDS, EXHIBIT_KINDS, NOTED, RESULTS
from ui.forms import MultilineField, PlainTextField, RadioField, SelectField, explain
from vault.upload import SealedFileField


class Register(forms.Form):
    """A piece of evidence."""

    kind = RadioField(label=_("What is it?"), choices=choices(EXHIBIT_KINDS))
    description = MultilineField(label=_("Description"), rows=3, max_length=2000, voice=TEAM)
    source = PlainTextField(label=_("Where does it come from?"), help_text=_("Who gave it, or where it was found."))
    result = SelectField(label=_("Condition"), choices=choices(RESULTS))
    file = explain(
        SealedFileField(label=_("File"), required=False, help_text=_("Sealed and hashed while it arrives.")),
        who=_("The team of this case."),
    )


class Handling(forms.Form):
    """Condition and note, which every event of custody asks."""

    result = SelectField(label=_("Condition"), choices=choices(RESULTS))
    note = MultilineField(label=_("How and why"), rows=3, max_length=2000, required=False, voice=TEAM)


class Note(Handling):
    """What whoever holds it did."""

    kind = RadioField(label=_("What was done?"), choices=[(code, CUSTODY_KINDS[code]) for code in NOTED])
    field_order = ["kind", "result", "note"]


class Transfer(Handling):
    """To whom it is handed."""

    field_order = ["to", "result", "note"]

    @classmethod
    def for_object(cls, exhibit: Any, by: Member, *posted: Any) -> "Transfer":
        current = [one.member for one in exhibit.case.assignments.all() if one.ended_at is None]
        form = cls(*posted)
        form.fields["to"] = MemberField([one for one in current if one.pk != by.pk], label=_("To whom?"))
        form.order_fields(cls.field_order)
        return form
